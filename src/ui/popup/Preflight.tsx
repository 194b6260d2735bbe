import { t } from '../../extension/i18n.ts';
import { useEditor } from './editor-context.ts';
import { getWorstLevel, LEVEL_MARKS, toFindingMessages } from './finding-messages.ts';

/** Shows the result of the preflight check of the file in green or red, and how to repair what is wrong. */
export function Preflight() {
  const { findings } = useEditor();
  if (!findings) return <span class="preflight" />;
  const messages = toFindingMessages(findings);
  const worst = getWorstLevel(messages);
  const first = messages.find(({ level }) => level === worst);
  if (messages.length < 2 && worst === 'ok')
    return (
      <span class="preflight ok" role="status">
        {LEVEL_MARKS.ok} {t('preflight_ready')}
      </span>
    );
  return (
    <details class={`preflight ${worst}`}>
      <summary>
        {LEVEL_MARKS[worst]} {worst === 'ok' ? t('preflight_ready') : first?.text}
      </summary>
      <ul>
        {messages.map(({ text, level }) => (
          <li key={text} class={level}>
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}

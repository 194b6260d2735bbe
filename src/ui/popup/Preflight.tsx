import { t } from '../../extension/i18n.ts';
import { getWorstLevel, LEVEL_MARKS, toFindingMessages } from './finding-messages.ts';
import type { Finding } from './run-preflight.ts';

/** Green or red before anything leaves: what was found on reading the file back, and how to mend it. */
export function Preflight({ findings }: { findings: Finding[] | null }) {
  if (!findings) return <span class="preflight" />;
  const verdicts = toFindingMessages(findings);
  const worst = getWorstLevel(verdicts);
  const first = verdicts.find(({ level }) => level === worst);
  if (verdicts.length < 2 && worst === 'ok')
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
        {verdicts.map(({ text, level }) => (
          <li key={text} class={level}>
            {text}
          </li>
        ))}
      </ul>
    </details>
  );
}

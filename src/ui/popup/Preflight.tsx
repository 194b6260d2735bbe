import { type MessageKey, t } from '../../extension/i18n.ts';
import { Icon } from '../components/Icon.tsx';
import { ActionButton } from './ActionButton.tsx';
import { editorActions } from './actions.ts';
import { useEditor } from './editor-context.ts';
import {
  type FindingLevel,
  type FindingMessage,
  getWorstLevel,
  LEVEL_ICONS,
  toFindingMessages,
} from './finding-messages.ts';
import type { Finding } from './run-preflight.ts';

const { chooseFewerPoints } = editorActions;

/** Shows whether the post is ready: in a word if it is, else with the first reason, behind which all reasons are listed. */
export function Preflight() {
  const editor = useEditor();
  const { findings } = editor;
  if (!findings) return <span class="preflight state" />;
  const messages = toFindingMessages(findings);
  const worst = getWorstLevel(messages);
  if (worst === 'ok')
    return (
      <span class="preflight state ok" role="status">
        <Icon name="check" />
        {t('preflight_ready')}
      </span>
    );
  const reasons = messages.filter(({ level }) => level !== 'ok');
  return (
    <details class={`preflight state ${worst}`}>
      <summary>
        <Icon name={LEVEL_ICONS[worst]} />
        {summarizeReasons(reasons, worst)}
      </summary>
      <ul>
        {reasons.map(({ text, level, about }) => (
          <li key={text} class={level}>
            <Icon name={LEVEL_ICONS[level]} />
            <span>{text}</span>
            {about.code === 'repeats-article' && chooseFewerPoints.isEnabled(editor) && (
              <ActionButton action={chooseFewerPoints} class="button" />
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Short words for what is missing most often. Other findings are counted, and described in the list. */
const SHORT_REASONS: { [Code in Finding['code']]?: MessageKey } = {
  'no-title': 'reasonNoTitle',
  'no-date': 'reasonNoDate',
  'no-text': 'reasonNoText',
  'no-source': 'reasonNoLink',
  'date-invalid': 'reasonDate',
  'date-future': 'reasonFuture',
  'address-local': 'reasonLocal',
  'repeats-article': 'reasonRepeats',
};

function summarizeReasons(reasons: FindingMessage[], worst: FindingLevel): string {
  const ofWorst = reasons.filter(({ level }) => level === worst);
  const short = ofWorst.map(({ about }) => SHORT_REASONS[about.code]).find((key) => key !== undefined);
  const others = reasons.length - 1;
  if (short) return others > 0 ? `${t(short)} +${others}` : t(short);
  return worst === 'error' ? t('notReady') : t('warningCount', ofWorst.length);
}

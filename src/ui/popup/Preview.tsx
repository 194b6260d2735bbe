import { locateFinding } from '../../core/format/finding-location.ts';
import { t } from '../../extension/i18n.ts';
import { type LineRemark, SourceView } from '../components/SourceView.tsx';
import { useEditor } from './editor-context.ts';
import { type FindingMessage, getWorstLevel, LEVEL_MARKS, toFindingMessages } from './finding-messages.ts';

/** Shows the exact file, with each finding of the preflight check below its line. Findings without a line come first. */
export function Preview() {
  const { file, findings, created } = useEditor();
  if ('error' in file)
    return (
      <section class="preview error" aria-label={t('previewOf')}>
        <p class="remark error">{file.error}</p>
      </section>
    );
  const messages = toFindingMessages(findings ?? []);
  const remarks: LineRemark[] = [];
  const general: FindingMessage[] = [];
  for (const message of messages) {
    const line = locateFinding(message.about, file.text, created.blog.profile);
    if (line === null) general.push(message);
    else remarks.push({ ...message, line });
  }
  const level = getWorstLevel(messages);
  return (
    <section class={`preview ${findings ? level : ''}`} aria-label={t('previewOf')}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0} dir="auto">
        {findings && level === 'ok' && (
          <span class="remark ok">
            {LEVEL_MARKS.ok} {t('preflight_ready')}
            {'\n'}
          </span>
        )}
        {general.map((message) => (
          <span key={message.text} class={`remark ${message.level}`}>
            {message.text}
            {'\n'}
          </span>
        ))}
        <SourceView text={file.text} remarks={remarks} />
      </pre>
    </section>
  );
}

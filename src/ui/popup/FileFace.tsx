import { locateFinding } from '../../core/format/finding-location.ts';
import { t } from '../../extension/i18n.ts';
import { Icon } from '../components/Icon.tsx';
import { type LineRemark, SourceView } from '../components/SourceView.tsx';
import { useEditor } from './editor-context.ts';
import { type FindingMessage, getWorstLevel, LEVEL_ICONS, toFindingMessages } from './finding-messages.ts';

/** Shows the file letter by letter, with each finding of the preflight check below its line. Other findings come first. */
export function FileFace() {
  const { file, findings, created } = useEditor();
  if ('error' in file)
    return (
      <section class="preview error" aria-label={t('previewOf')}>
        <Verdict level="error" text={file.error} />
      </section>
    );
  const { profile } = created.blog;
  const messages = toFindingMessages(findings ?? []);
  const remarks: LineRemark[] = [];
  const general: FindingMessage[] = [];
  for (const message of messages) {
    const line = locateFinding(message.about, file.text, profile);
    if (line === null) general.push(message);
    else remarks.push({ ...message, line });
  }
  const level = getWorstLevel(messages);
  return (
    <section class={`preview ${findings ? level : ''}`} aria-label={t('previewOf')}>
      {findings && level === 'ok' && <Verdict level="ok" text={t('readyFor', profile.name)} />}
      {general.map((message) => (
        <Verdict key={message.text} level={message.level} text={message.text} />
      ))}
      <pre dir="auto">
        <SourceView text={file.text} remarks={remarks} />
      </pre>
    </section>
  );
}

const Verdict = ({ level, text }: { level: FindingMessage['level']; text: string }) => (
  <p class={`remark verdict ${level}`}>
    <Icon name={LEVEL_ICONS[level]} />
    <span>{text}</span>
  </p>
);

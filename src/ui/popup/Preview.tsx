import { locateFinding } from '../../core/format/finding-location.ts';
import type { Profile } from '../../core/format/profile.ts';
import type { PostFile } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { type LineRemark, SourceView } from '../components/SourceView.tsx';
import { getWorstLevel, LEVEL_MARKS, toFindingMessages } from './finding-messages.ts';
import type { Finding } from './run-preflight.ts';

interface Props {
  file: PostFile | { error: string };
  profile: Profile;
  /** What was found on reading the file back; null while it is being read. */
  findings: Finding[] | null;
}

/** The exact file as it will leave, with what the check found at its place: above the file where it is about no line of it. */
export function Preview({ file, profile, findings }: Props) {
  if ('error' in file)
    return (
      <section class="preview error" aria-label={t('previewOf')}>
        <p class="remark error">{file.error}</p>
      </section>
    );
  const verdicts = toFindingMessages(findings ?? []);
  const remarks: LineRemark[] = [];
  const general: typeof verdicts = [];
  for (const verdict of verdicts) {
    const line = locateFinding(verdict.about, file.text, profile);
    if (line === null) general.push(verdict);
    else remarks.push({ ...verdict, line });
  }
  const level = getWorstLevel(verdicts);
  return (
    <section class={`preview ${findings ? level : ''}`} aria-label={t('previewOf')}>
      {/* Focusable, so that it can be scrolled and selected by keyboard alone. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <pre tabIndex={0} dir="auto">
        {findings && level === 'ok' && (
          <span class="remark ok">
            {LEVEL_MARKS.ok} {t('preflight_ready')}
            {'\n'}
          </span>
        )}
        {general.map(({ text, level: own }) => (
          <span key={text} class={`remark ${own}`}>
            {text}
            {'\n'}
          </span>
        ))}
        <SourceView text={file.text} remarks={remarks} />
      </pre>
    </section>
  );
}

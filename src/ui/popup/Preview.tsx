import { t } from '../../browser/i18n.ts';
import { lineOf } from '../../core/post/whereabouts.ts';
import type { PostFile, Profile } from '../../core/types.ts';
import { type Remark, Source } from '../parts/Source.tsx';
import type { Finding } from './check.ts';
import { levelOf, MARKS, verdictsOf } from './verdict.ts';

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
  const verdicts = verdictsOf(findings ?? []);
  const remarks: Remark[] = [];
  const general: typeof verdicts = [];
  for (const verdict of verdicts) {
    const line = lineOf(verdict.about, file.text, profile);
    if (line === null) general.push(verdict);
    else remarks.push({ ...verdict, line });
  }
  const level = levelOf(verdicts);
  return (
    <section class={`preview ${findings ? level : ''}`} aria-label={t('previewOf')}>
      {/* Focusable, so that it can be scrolled and selected by keyboard alone. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable */}
      <pre tabIndex={0} dir="auto">
        {findings && level === 'ok' && (
          <span class="remark ok">
            {MARKS.ok} {t('preflight_ready')}
            {'\n'}
          </span>
        )}
        {general.map(({ text, level: own }) => (
          <span key={text} class={`remark ${own}`}>
            {text}
            {'\n'}
          </span>
        ))}
        <Source text={file.text} remarks={remarks} />
      </pre>
    </section>
  );
}

import type { Profile } from '../../core/format/profile.ts';
import { printPost } from '../../core/pipeline.ts';
import { printFailure } from '../components/print-failure.ts';
import { type LineRemark, SourceView } from '../components/SourceView.tsx';
import { createPreviewPost } from './preview-post.ts';

interface Props {
  profile: Profile;
  /** The format without its unsaved changes. Lines that it prints differently are marked. */
  before?: Profile;
}

/** Shows the sample post as a format prints it. */
export function FormatPreview({ profile, before = profile }: Props) {
  const { path, text } = printSample(profile);
  const known = before === profile ? null : new Set(printSample(before).text.split('\n'));
  const changed = known
    ? text
        .split('\n')
        .flatMap((line, at): LineRemark[] => (known.has(line) ? [] : [{ line: at, level: 'changed', text: '' }]))
    : [];
  const slash = path.lastIndexOf('/') + 1;
  return (
    <figure class="format-preview">
      <figcaption dir="ltr">
        {path.slice(0, slash)}
        <b>{path.slice(slash)}</b>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <SourceView text={text} remarks={changed} />
      </pre>
    </figure>
  );
}

/** Prints the sample post in a format; the error's message as its text when the format can't. */
export function printSample(profile: Profile): { path: string; text: string } {
  try {
    const post = createPreviewPost(profile);
    return printPost(post, profile, post.introduction);
  } catch (error) {
    return { path: '', text: printFailure(error) };
  }
}

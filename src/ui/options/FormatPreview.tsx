import type { Profile } from '../../core/format/profile.ts';
import { printPost } from '../../core/pipeline.ts';
import { printFailure } from '../components/print-failure.ts';
import { SourceView } from '../components/SourceView.tsx';
import { createPreviewPost } from './preview-post.ts';

/** Shows the sample post as a format prints it. */
export function FormatPreview({ profile }: { profile: Profile }) {
  let text: string;
  let path = '';
  try {
    const post = createPreviewPost(profile);
    ({ text, path } = printPost(post, profile, post.introduction));
  } catch (error) {
    text = printFailure(error);
  }
  return (
    <figure class="format-preview">
      <figcaption dir="ltr">{path}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <SourceView text={text} />
      </pre>
    </figure>
  );
}

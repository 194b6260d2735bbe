import { print } from '../../core/pipeline.ts';
import type { Profile } from '../../core/types.ts';
import { printFailure } from '../parts/print-failure.ts';
import { Source } from '../parts/Source.tsx';
import { samplePost } from './sample-post.ts';

/** The sample post as a format prints it. */
export function Printed({ profile }: { profile: Profile }) {
  let text: string;
  let path = '';
  try {
    ({ text, path } = print(samplePost, profile));
  } catch (error) {
    text = printFailure(error);
  }
  return (
    <figure class="printed">
      <figcaption dir="ltr">{path}</figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <Source text={text} />
      </pre>
    </figure>
  );
}

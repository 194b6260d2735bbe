import { useState } from 'preact/hooks';
import type { Article } from '../../core/article.ts';
import type { Post } from '../../core/post.ts';
import { t } from '../../extension/i18n.ts';
import { GrowingField } from '../components/GrowingField.tsx';
import { SourceView } from '../components/SourceView.tsx';
import type { SamplePost } from './sample-post.ts';

/** Time for which a button says that something was copied, in milliseconds. */
const ANSWER_TIME = 2000;

/** The sample post, to read, to comment, to look at as a file, and to copy. It can't be sent or saved. */
export function SamplePostView({ sample, onCopy }: { sample: SamplePost; onCopy: () => void }) {
  const [comment, setComment] = useState('');
  const [isFile, setIsFile] = useState(false);
  const [isCopied, setIsCopied] = useState(false);
  const post: Post = { ...sample.post, ...(comment ? { comment } : {}) };
  const file = sample.print(post);
  const copy = async () => {
    await navigator.clipboard.writeText(file.text);
    setIsCopied(true);
    setTimeout(() => setIsCopied(false), ANSWER_TIME);
    onCopy();
  };
  return (
    <section class="post-sheet fade" aria-label={t('samplePost')}>
      {isFile ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <pre class="file" tabIndex={0} dir="ltr">
          <SourceView text={file.text} />
        </pre>
      ) : (
        <SampleRecord sample={sample} comment={comment} setComment={setComment} />
      )}
      <footer>
        <button type="button" class={`button steady ${isCopied ? 'done' : ''}`} onClick={() => void copy()}>
          {t(isCopied ? 'sampleCopied' : 'sampleCopy')}
        </button>
        <button type="button" class="button" aria-pressed={isFile} onClick={() => setIsFile(!isFile)}>
          {t(isFile ? 'sampleSeePost' : 'sampleSeeFile')}
        </button>
        <span class="visually-hidden" role="status">
          {isCopied && t('sampleCopied')}
        </span>
      </footer>
    </section>
  );
}

interface RecordProps {
  sample: SamplePost;
  comment: string;
  setComment: (comment: string) => void;
}

function SampleRecord({ sample: { article, post }, comment, setComment }: RecordProps) {
  return (
    <article class="sample-record" dir="auto">
      <p class="source">{describeSource(article)}</p>
      <h2>{post.title}</h2>
      <div class="well">
        <span>{t('fieldComment')}</span>
        <GrowingField
          class="comment"
          label={t('fieldComment')}
          placeholder={t('commentHint')}
          value={comment}
          onInput={setComment}
        />
      </div>
      <p class="excerpt">{post.excerpt}</p>
      <h3>{t('keyPoints')}</h3>
      <ul>
        {post.points.map(({ label, text }) => (
          <li key={text}>
            {label && <b>{label}. </b>}
            {text}
          </li>
        ))}
      </ul>
    </article>
  );
}

/** Says where the article comes from, as people write it: “Vestby News · Ida Holm · 2 March 2026”. */
function describeSource({ site, authors, published }: Article): string {
  const day =
    published &&
    new Date(published.value).toLocaleDateString(document.documentElement.lang, { dateStyle: 'long', timeZone: 'UTC' });
  return [site?.value, authors?.value.join(', '), day].filter(Boolean).join(' · ');
}

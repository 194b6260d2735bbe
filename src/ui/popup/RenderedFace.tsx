import { useMemo } from 'preact/hooks';
import { printPlainBody } from '../../core/format/print-body.ts';
import { readThumbnails } from '../../extension/read-thumbnails.ts';
import { printFailure } from '../components/print-failure.ts';
import { RenderedPost } from '../components/RenderedPost.tsx';
import { useEditor } from './editor-context.ts';

/** Shows the post as the blog's generator renders it. Pictures come from the tab, which shows them already. */
export function RenderedFace() {
  const { draft, created, tab } = useEditor();
  const { post, article } = draft;
  const { profile } = created.blog;
  const body = useMemo(() => {
    try {
      return { markdown: printPlainBody(post, profile, article.markdown) };
    } catch (error) {
      return { reason: printFailure(error) };
    }
  }, [post, profile]);
  if ('reason' in body) return <p class="remark error">{body.reason}</p>;
  const tabId = tab?.id;
  return (
    <RenderedPost
      title={post.title}
      markdown={body.markdown}
      format={profile.name}
      {...(tabId === undefined ? {} : { loadPictures: (urls: string[]) => readThumbnails(tabId, urls) })}
    />
  );
}

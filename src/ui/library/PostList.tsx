import { useEffect, useId, useRef } from 'preact/hooks';
import type { SavedPost } from '../../core/saved-post.ts';
import { t } from '../../extension/i18n.ts';
import type { Settings } from '../../storage/settings.ts';
import { groupByPeriod } from './group-by-day.ts';
import { PostRow } from './PostRow.tsx';
import { useCovers } from './use-covers.ts';
import type { LibraryView } from './use-library.ts';
import type { PostSelection } from './use-selection.ts';

interface Props extends Pick<PostSelection, 'chosen' | 'toggle'> {
  /** null until there are results. */
  shown: LibraryView | null;
  /** Whether newer results are on their way. */
  isBusy: boolean;
  rows: Settings['libraryRows'];
  openId: string | null;
  open: (id: string) => void;
  showMore: () => void;
}

/** One array for all renders, so that its readers see no change. */
const NO_POSTS: SavedPost[] = [];

/** The rows of the saved posts. Posts that are sorted by the time of saving are grouped by it. */
export function PostList({ shown, isBusy, rows, openId, chosen, toggle, open, showMore }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const covers = useCovers(shown?.posts ?? NO_POSTS);
  if (!shown) return <div class="post-list" aria-busy="true" />;
  const { posts, wanted } = shown;
  const isByTime =
    wanted.sort === 'newest' || wanted.sort === 'oldest' || (wanted.sort === 'best' && wanted.text === '');
  const groups = isByTime ? groupByPeriod(posts, new Date()) : [{ name: '', posts }];
  const reachable = posts.some(({ id }) => id === openId) ? openId : posts[0]?.id;
  const onClick = (event: MouseEvent, id: string) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey) toggle(id, event.shiftKey);
    else open(id);
  };
  const toRow = (saved: SavedPost) => (
    <PostRow
      key={saved.id}
      saved={saved}
      results={shown}
      cover={covers.get(saved.id)}
      isOpen={saved.id === openId}
      isChosen={chosen.has(saved.id)}
      isReachable={saved.id === reachable}
      onClick={(event) => onClick(event, saved.id)}
      toggle={(range) => toggle(saved.id, range)}
    />
  );
  return (
    <div ref={scroller} class={`post-list ${rows}`}>
      {posts.length > 0 && (
        <div
          class="items"
          role="listbox"
          aria-multiselectable="true"
          aria-label={t('libraryPosts')}
          aria-busy={isBusy}
          data-total={shown.total}
        >
          {groups.map(({ name, posts: members }) =>
            name === '' ? members.map(toRow) : <PostGroup key={name} name={name} rows={members.map(toRow)} />,
          )}
        </div>
      )}
      {posts.length === 0 && <div class="items" aria-busy={isBusy} />}
      {posts.length < shown.total && <LoadMore scroller={scroller} showMore={showMore} />}
    </div>
  );
}

function PostGroup({ name, rows }: { name: string; rows: preact.ComponentChildren }) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, while a fieldset groups the fields of a form
    <div role="group" aria-labelledby={id}>
      <h2 class="heading" id={id} role="presentation">
        {name}
      </h2>
      {rows}
    </div>
  );
}

/** A button that shows more posts, also without a click when it is scrolled near the visible area. */
function LoadMore({ scroller, showMore }: { scroller: { current: HTMLElement | null }; showMore: () => void }) {
  const foot = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) showMore();
      },
      { root: scroller.current, rootMargin: '600px' },
    );
    if (foot.current) watch.observe(foot.current);
    return () => watch.disconnect();
  });
  return (
    <button ref={foot} type="button" class="button load-more" onClick={showMore}>
      {t('libraryMore')}
    </button>
  );
}

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { printPost } from '../../core/pipeline.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { t } from '../../extension/i18n.ts';
import { binPosts, restorePosts } from '../../library/bin.ts';
import { findPostBody } from '../../library/posts.ts';
import { createOutputContext } from '../../publishing/output-context.ts';
import { loadProfile } from '../../storage/blogs.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { BulkActions } from './BulkActions.tsx';
import { FilterBar } from './FilterBar.tsx';
import { LibraryCharts } from './LibraryCharts.tsx';
import { PostItem } from './PostItem.tsx';
import { SearchBar } from './SearchBar.tsx';
import { useKeyBindings } from './use-key-bindings.ts';
import { type FilterChange, type LibraryQuery, useLibrary } from './use-library.ts';
import { useSelection } from './use-selection.ts';

const EMPTY_QUERY: LibraryQuery = { text: '', filters: {}, sort: 'best' };

/** The main view of the library: the list of saved posts with search, filters, sorting, charts and bulk actions. */
export function PostList({ showToast }: { showToast: ShowToast }) {
  const [wanted, setWanted] = useState({ ...EMPTY_QUERY, text: new URLSearchParams(location.search).get('q') ?? '' });
  const { shown, stats, progress, error, showMore, listAllIds } = useLibrary(wanted);
  const ids = useMemo(() => shown?.posts.map(({ id }) => id) ?? [], [shown]);
  const { chosen, toggle, extend, choose } = useSelection(ids);
  const list = useRef<HTMLOListElement>(null);
  const today = new Date().toISOString().slice(0, 10);
  const { text, filters, sort } = wanted;
  const isEverything = text === '' && Object.keys(filters).length === 0;

  /** Moves the focus by `by` posts; returns false when there is no such post. `extending`: also selects both posts. */
  const move = (by: number, extending: boolean) => {
    const at = ids.indexOf(document.activeElement?.closest<HTMLElement>('[data-id]')?.dataset.id ?? '');
    const [from, to] = [ids[at], ids[at + by]];
    if (from === undefined || to === undefined) return false;
    list.current?.querySelectorAll<HTMLElement>('.choose input')[at + by]?.focus();
    if (extending) extend(from, to);
  };
  const chooseAll = async () => choose(await listAllIds());
  useKeyBindings({
    ArrowDown: () => move(1, false),
    ArrowUp: () => move(-1, false),
    'Shift+ArrowDown': () => move(1, true),
    'Shift+ArrowUp': () => move(-1, true),
    'Control+a': () => void chooseAll(),
    Escape: () => (chosen.size > 0 ? choose([]) : false),
  });

  const filter = (change: FilterChange) =>
    setWanted({
      ...wanted,
      filters: Object.fromEntries(Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined)),
    });
  const copy = async (saved: SavedPost) => {
    try {
      const file = printPost(saved.post, await loadProfile(saved.profile), await findPostBody(saved.id));
      await createOutputContext().writeClipboard(file.text);
      showToast({ text: t('output_clipboard_done') });
    } catch {
      // The browser's error message does not help users, so a general message is shown.
      showToast({ text: t('output_clipboard_failed'), bad: true });
    }
  };
  const remove = async (saved: SavedPost) => {
    await binPosts([saved.id], new Date().toISOString());
    showToast({ text: t('deleted', saved.post.title), undo: () => restorePosts([saved.id]) });
  };

  const searchBar = (
    <SearchBar
      text={text}
      sort={sort}
      onText={(typed) => setWanted({ ...wanted, text: typed })}
      onSort={(chosenSort) => setWanted({ ...wanted, sort: chosenSort })}
    />
  );
  // The search field is shown while the worker starts. Removing the field would lose the focus and the letters typed so far.
  if (!shown)
    return (
      <>
        {searchBar}
        <div aria-busy="true" />
      </>
    );
  const empty = isEverything && shown.total === 0;
  return (
    <>
      {searchBar}
      <FilterBar filters={filters} counts={stats} filter={filter} today={today} />
      {progress && (
        <p class="progress">
          <label>
            {t('indexing', progress.done.toLocaleString(), progress.all.toLocaleString())}
            <progress value={progress.done} max={progress.all} />
          </label>
        </p>
      )}
      {error && <p class="note bad">{t('libraryReadError', error)}</p>}
      {/* During a search, the charts are collapsed so that the results come first. */}
      {!empty && (
        <details class="charts-title" open={text === ''}>
          <summary>{t('charts')}</summary>
          {stats && <LibraryCharts counts={stats} filters={filters} filter={filter} today={today} />}
        </details>
      )}
      <p role="status" class="quiet count">
        {isEverything
          ? t('libraryCount', shown.total.toLocaleString())
          : t('libraryFound', shown.total.toLocaleString())}
      </p>
      {empty && <p class="empty">{t('libraryEmpty')}</p>}
      {!isEverything && shown.total === 0 && <p class="empty">{t('libraryNothing')}</p>}
      <ol ref={list} aria-busy={shown.wanted !== wanted}>
        {shown.posts.map((saved) => (
          <PostItem
            key={saved.id}
            saved={saved}
            hits={shown.hits}
            snippet={shown.snippets.get(saved.id) ?? ''}
            chosen={chosen.has(saved.id)}
            toggle={(range) => toggle(saved.id, range)}
            copy={() => copy(saved)}
            remove={() => remove(saved)}
          />
        ))}
      </ol>
      {shown.posts.length < shown.total && <LoadMore showMore={showMore} />}
      {chosen.size > 0 && (
        <BulkActions
          ids={[...chosen]}
          total={shown.total}
          counts={stats}
          chooseAll={chooseAll}
          chooseNone={() => choose([])}
          showToast={showToast}
        />
      )}
    </>
  );
}

/** A button that shows more posts, also without a click when it is scrolled near the visible area. */
function LoadMore({ showMore }: { showMore: () => void }) {
  const foot = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) showMore();
      },
      { rootMargin: '600px' },
    );
    if (foot.current) watch.observe(foot.current);
    return () => watch.disconnect();
  });
  return (
    <button ref={foot} type="button" class="button more" onClick={showMore}>
      {t('libraryMore')}
    </button>
  );
}

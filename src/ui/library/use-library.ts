import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../core/message-of.ts';
import { getSource } from '../../core/post-source.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { countPosts, findDrafts, findPostBody, findPosts, listNewestPosts } from '../../library/posts.ts';
import { createHits, extractSnippet, type Hits, splitByHits } from '../../library/search/hits.ts';
import type { LibraryStats, SearchFilters, SearchSort } from '../../library/search/search.ts';
import { openSearchClient, type SearchClient } from '../../library/search/search-client.ts';

/** The user's search: text, filters and sort order. */
export interface LibraryQuery {
  text: string;
  filters: SearchFilters;
  sort: SearchSort;
}

/** New filter values; undefined clears a filter. */
export type FilterChange = { [filter in keyof SearchFilters]?: string | undefined };

/** The results of a query that are shown on screen. */
export interface LibraryView {
  /** The query to which these results belong. */
  wanted: LibraryQuery;
  posts: SavedPost[];
  total: number;
  hits: Hits;
  /** Ids of the shown posts that were not published yet. */
  drafts: ReadonlySet<string>;
  /** For each post id, a passage around a matching word that occurs in no other shown line of the post. */
  snippets: Map<string, string>;
}

/** Number of posts by which "show more" extends the list. */
const PAGE_SIZE = 50;

const isUnfiltered = ({ text, filters, sort }: LibraryQuery) =>
  text === '' && Object.keys(filters).length === 0 && sort === 'best';

/**
 * Searches the saved posts, and repeats the search whenever this or another window changes the library. `counted`: queries
 * of which the number of posts is wanted; another array is another wish.
 */
export function useLibrary(wanted: LibraryQuery, counted: LibraryQuery[]) {
  const [shown, setShown] = useState<LibraryView | null>(null);
  const [stats, setStats] = useState<LibraryStats | null>(null);
  const [totals, setTotals] = useState<number[]>([]);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [error, setError] = useState('');
  const [limit, setLimit] = useState(PAGE_SIZE);
  // Number of index changes that the search worker has reported; 0 until the worker has read the library.
  const [version, setVersion] = useState(0);
  const searcher = useRef<SearchClient | null>(null);

  useEffect(() => {
    // Loads the newest posts without the worker, so that they are shown before the index of a large library is ready.
    void loadNewest(wanted).then((first) => setShown((now) => now ?? first), onFailure);
    const opened = openSearchClient({
      glance: setStats,
      counted: setTotals,
      progress: (done, all) => setProgress(done < all ? { done, all } : null),
      refreshed: () => setVersion((last) => last + 1),
      failed: setError,
    });
    searcher.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => setLimit(PAGE_SIZE), [wanted]);
  useEffect(() => searcher.current?.count(counted.map((query) => ({ ...query, limit: 0 }))), [counted]);
  useEffect(() => {
    if (version === 0) return;
    void search(wanted, limit).then((found) => found && setShown(found), onFailure);
  }, [wanted, limit, version]);

  const onFailure = (failure: unknown) => setError(messageOf(failure));
  async function search(query: LibraryQuery, most: number): Promise<LibraryView | null> {
    const results = await searcher.current?.search({ ...query, limit: most });
    if (!results) return null;
    const [posts, drafts] = await Promise.all([findPosts(results.ids), findDrafts(results.ids)]);
    const hits = createHits(query.text, results.words);
    return { wanted: query, posts, drafts, total: results.total, hits, snippets: await loadSnippets(posts, hits) };
  }

  return {
    /** The results to show; null until there are any. */
    shown: shown && (version > 0 || isUnfiltered(wanted)) ? shown : null,
    stats,
    /** Number of posts for each of the `counted` queries; [] until they are counted. */
    totals,
    /** Progress of the search indexing; null when all posts are indexed. */
    progress,
    /** Why the library could not be read; '' when there was no error. */
    error,
    showMore: () => setLimit((last) => last + PAGE_SIZE),
    /** Lists the ids of all matching posts, including those not shown on screen. */
    listAllIds: async () => (await searcher.current?.search({ ...wanted, limit: Number.MAX_SAFE_INTEGER }))?.ids ?? [],
  };
}

async function loadNewest(wanted: LibraryQuery): Promise<LibraryView> {
  const [posts, total] = await Promise.all([listNewestPosts(PAGE_SIZE), countPosts()]);
  const drafts = await findDrafts(posts.map(({ id }) => id));
  return { wanted, posts, drafts, total, hits: createHits('', []), snippets: new Map() };
}

/** Returns the texts of a post that the library's list shows. */
export const listShownLines = ({ post }: SavedPost): string[] => [
  post.title,
  post.excerpt,
  post.feed.name,
  ...getSource(post).authors,
  ...post.tags,
  ...post.categories,
];

async function loadSnippets(posts: SavedPost[], hits: Hits): Promise<Map<string, string>> {
  if (hits.typed.length === 0) return new Map();
  const found = posts.map(async (saved): Promise<[string, string]> => {
    const { id, post } = saved;
    if (listShownLines(saved).some((line) => splitByHits(line, hits, post.language).some(({ hit }) => hit)))
      return [id, ''];
    const points = post.points.map(({ text }) => text).join('\n');
    const own = [points, post.introduction, post.body ?? ''].join('\n');
    return [
      id,
      extractSnippet(own, hits, post.language) || extractSnippet(await findPostBody(id), hits, post.language),
    ];
  });
  return new Map(await Promise.all(found));
}

export type LibraryState = ReturnType<typeof useLibrary>;

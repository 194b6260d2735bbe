import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../core/message-of.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { countPosts, findPostBody, findPosts, listNewestPosts } from '../../library/posts.ts';
import { createHits, extractSnippet, type Hits, splitByHits } from '../../library/search/hits.ts';
import type { LibraryStats, SearchFilters, SearchSort } from '../../library/search/search.ts';
import { openSearchClient, type SearchClient } from '../../library/search/search-client.ts';

/** What the user looks for. */
export interface LibraryQuery {
  text: string;
  filters: SearchFilters;
  sort: SearchSort;
}

/** Filters to set; undefined clears one. */
export type FilterChange = { [filter in keyof SearchFilters]?: string | undefined };

/** The part of a query's results that is on screen. */
export interface LibraryView {
  /** The query that it answers. */
  wanted: LibraryQuery;
  posts: SavedPost[];
  total: number;
  hits: Hits;
  /** By post id, the sentence around a hit that no shown line of the post has. */
  snippets: Map<string, string>;
}

/** Posts that are added to the list at a time. */
const PAGE_SIZE = 50;

const isUnfiltered = ({ text, filters, sort }: LibraryQuery) =>
  text === '' && Object.keys(filters).length === 0 && sort === 'best';

/** The saved posts that match a query, kept up to date with all windows. */
export function useLibrary(wanted: LibraryQuery) {
  const [shown, setShown] = useState<LibraryView | null>(null);
  const [stats, setStats] = useState<LibraryStats | null>(null);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [error, setError] = useState('');
  const [limit, setLimit] = useState(PAGE_SIZE);
  // Counts the changes of the worker's index; 0 until it has read the library.
  const [version, setVersion] = useState(0);
  const searcher = useRef<SearchClient | null>(null);

  useEffect(() => {
    // The newest posts are shown before the index of a large library is ready.
    void loadNewest(wanted).then((first) => setShown((now) => now ?? first), onFailure);
    const opened = openSearchClient({
      glance: setStats,
      progress: (done, all) => setProgress(done < all ? { done, all } : null),
      refreshed: () => setVersion((last) => last + 1),
      failed: setError,
    });
    searcher.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => setLimit(PAGE_SIZE), [wanted]);
  useEffect(() => {
    if (version === 0) return;
    void search(wanted, limit).then((found) => found && setShown(found), onFailure);
  }, [wanted, limit, version]);

  const onFailure = (failure: unknown) => setError(messageOf(failure));
  async function search(query: LibraryQuery, most: number): Promise<LibraryView | null> {
    const results = await searcher.current?.search({ ...query, limit: most });
    if (!results) return null;
    const posts = await findPosts(results.ids);
    const hits = createHits(query.text, results.words);
    return { wanted: query, posts, total: results.total, hits, snippets: await loadSnippets(posts, hits) };
  }

  return {
    /** null until there is something to show. */
    shown: shown && (version > 0 || isUnfiltered(wanted)) ? shown : null,
    stats,
    /** Progress of the indexing; null when it is done. */
    progress,
    /** Why the library could not be read; '' when it could. */
    error,
    showMore: () => setLimit((last) => last + PAGE_SIZE),
    /** Ids of all posts that match, on screen or not. */
    listAllIds: async () => (await searcher.current?.search({ ...wanted, limit: Number.MAX_SAFE_INTEGER }))?.ids ?? [],
  };
}

async function loadNewest(wanted: LibraryQuery): Promise<LibraryView> {
  const [posts, total] = await Promise.all([listNewestPosts(PAGE_SIZE), countPosts()]);
  return { wanted, posts, total, hits: createHits('', []), snippets: new Map() };
}

/** The lines of a post that the list shows. */
export const listShownLines = ({ post }: SavedPost): string[] => [
  post.title,
  post.excerpt,
  post.feed.name,
  ...post.authors,
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

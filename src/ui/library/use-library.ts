import { useEffect, useRef, useState } from 'preact/hooks';
import { messageOf } from '../../core/message-of.ts';
import type { SavedPost } from '../../core/saved-post.ts';
import { countPosts, findPostBody, findPosts, listNewestPosts } from '../../library/posts.ts';
import { createHits, extractSnippet, type Hits, splitByHits } from '../../library/search/hits.ts';
import type { LibraryStats, SearchFilters, SearchSort } from '../../library/search/search.ts';
import { openSearchClient, type SearchClient } from '../../library/search/search-client.ts';

/** What the person looks for. */
export interface LibraryQuery {
  text: string;
  filters: SearchFilters;
  sort: SearchSort;
}

/** Filters to set; those that are undefined are let go of. */
export type FilterChange = { [filter in keyof SearchFilters]?: string | undefined };

/** What is on screen of it. */
export interface LibraryView {
  /** What it is the answer to. */
  wanted: LibraryQuery;
  posts: SavedPost[];
  total: number;
  hits: Hits;
  /** Where a hit stands that no line of the post shows, by id. */
  snippets: Map<string, string>;
}

/** Posts that come onto the page at a time. */
const PAGE_SIZE = 50;

const isUnfiltered = ({ text, filters, sort }: LibraryQuery) =>
  text === '' && Object.keys(filters).length === 0 && sort === 'best';

/** The saved posts that are wanted, kept up to date with every window. */
export function useLibrary(wanted: LibraryQuery) {
  const [shown, setShown] = useState<LibraryView | null>(null);
  const [glance, setGlance] = useState<LibraryStats | null>(null);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [trouble, setTrouble] = useState('');
  const [limit, setLimit] = useState(PAGE_SIZE);
  // Of the worker's memory; 0 until it has read the library.
  const [version, setVersion] = useState(0);
  const searcher = useRef<SearchClient | null>(null);

  useEffect(() => {
    // The newest are on screen long before a large library has been read.
    void loadNewest(wanted).then((first) => setShown((now) => now ?? first), failed);
    const opened = openSearchClient({
      glance: setGlance,
      progress: (done, all) => setProgress(done < all ? { done, all } : null),
      refreshed: () => setVersion((last) => last + 1),
      failed: setTrouble,
    });
    searcher.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => setLimit(PAGE_SIZE), [wanted]);
  useEffect(() => {
    if (version === 0) return;
    void ask(wanted, limit).then((found) => found && setShown(found), failed);
  }, [wanted, limit, version]);

  const failed = (error: unknown) => setTrouble(messageOf(error));
  async function ask(asked: LibraryQuery, most: number): Promise<LibraryView | null> {
    const results = await searcher.current?.search({ ...asked, limit: most });
    if (!results) return null;
    const posts = await findPosts(results.ids);
    const hits = createHits(asked.text, results.words);
    return { wanted: asked, posts, total: results.total, hits, snippets: await loadSnippets(posts, hits) };
  }

  return {
    /** null until there is something to show. */
    shown: shown && (version > 0 || isUnfiltered(wanted)) ? shown : null,
    glance,
    /** How far the index is, while it takes posts in. */
    progress,
    /** What went wrong; '' when nothing did. */
    trouble,
    more: () => setLimit((last) => last + PAGE_SIZE),
    /** Ids of everything that is found, on screen or not. */
    allIds: async () => (await searcher.current?.search({ ...wanted, limit: Number.MAX_SAFE_INTEGER }))?.ids ?? [],
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

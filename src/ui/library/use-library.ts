import { useEffect, useRef, useState } from 'preact/hooks';
import type { Saved } from '../../core/types.ts';
import { countPosts, findBody, findPosts, newestPosts } from '../../library/posts.ts';
import { openSearch, type Searcher } from '../../library/search/client.ts';
import { type Hits, hitsOf, piecesOf, snippetOf } from '../../library/search/hits.ts';
import type { Filters, Glance, Sort } from '../../library/search/search.ts';

/** What the person looks for. */
export interface Wanted {
  text: string;
  filters: Filters;
  sort: Sort;
}

/** Filters to set; those that are undefined are let go of. */
export type Change = { [filter in keyof Filters]?: string | undefined };

/** What is on screen of it. */
export interface Shown {
  /** What it is the answer to. */
  wanted: Wanted;
  posts: Saved[];
  total: number;
  hits: Hits;
  /** Where a hit stands that no line of the post shows, by id. */
  snippets: Map<string, string>;
}

/** Posts that come onto the page at a time. */
const PAGE = 50;

const isAll = ({ text, filters, sort }: Wanted) => text === '' && Object.keys(filters).length === 0 && sort === 'best';

/** The saved posts that are wanted, kept up to date with every window. */
export function useLibrary(wanted: Wanted) {
  const [shown, setShown] = useState<Shown | null>(null);
  const [glance, setGlance] = useState<Glance | null>(null);
  const [progress, setProgress] = useState<{ done: number; all: number } | null>(null);
  const [trouble, setTrouble] = useState('');
  const [limit, setLimit] = useState(PAGE);
  // Of the worker's memory; 0 until it has read the library.
  const [version, setVersion] = useState(0);
  const searcher = useRef<Searcher | null>(null);

  useEffect(() => {
    // The newest are on screen long before a large library has been read.
    void showNewest(wanted).then((first) => setShown((now) => now ?? first), failed);
    const opened = openSearch({
      glance: setGlance,
      progress: (done, all) => setProgress(done < all ? { done, all } : null),
      refreshed: () => setVersion((last) => last + 1),
      failed: setTrouble,
    });
    searcher.current = opened;
    return () => opened.close();
  }, []);
  useEffect(() => setLimit(PAGE), [wanted]);
  useEffect(() => {
    if (version === 0) return;
    void ask(wanted, limit).then((found) => found && setShown(found), failed);
  }, [wanted, limit, version]);

  const failed = (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error));
  async function ask(asked: Wanted, most: number): Promise<Shown | null> {
    const results = await searcher.current?.search({ ...asked, limit: most });
    if (!results) return null;
    const posts = await findPosts(results.ids);
    const hits = hitsOf(asked.text, results.words);
    return { wanted: asked, posts, total: results.total, hits, snippets: await snippetsOf(posts, hits) };
  }

  return {
    /** null until there is something to show. */
    shown: shown && (version > 0 || isAll(wanted)) ? shown : null,
    glance,
    /** How far the index is, while it takes posts in. */
    progress,
    /** What went wrong; '' when nothing did. */
    trouble,
    more: () => setLimit((last) => last + PAGE),
    /** Ids of everything that is found, on screen or not. */
    allIds: async () => (await searcher.current?.search({ ...wanted, limit: Number.MAX_SAFE_INTEGER }))?.ids ?? [],
  };
}

async function showNewest(wanted: Wanted): Promise<Shown> {
  const [posts, total] = await Promise.all([newestPosts(PAGE), countPosts()]);
  return { wanted, posts, total, hits: hitsOf('', []), snippets: new Map() };
}

/** The lines of a post that the list shows. */
export const linesOf = ({ post }: Saved): string[] => [
  post.title,
  post.excerpt,
  post.feed.name,
  ...post.authors,
  ...post.tags,
  ...post.categories,
];

async function snippetsOf(posts: Saved[], hits: Hits): Promise<Map<string, string>> {
  if (hits.typed.length === 0) return new Map();
  const found = posts.map(async (saved): Promise<[string, string]> => {
    const { id, post } = saved;
    if (linesOf(saved).some((line) => piecesOf(line, hits, post.language).some(({ hit }) => hit))) return [id, ''];
    const points = post.points.map(({ text }) => text).join('\n');
    const own = [points, post.introduction, post.body ?? ''].join('\n');
    return [id, snippetOf(own, hits, post.language) || snippetOf(await findBody(id), hits, post.language)];
  });
  return new Map(await Promise.all(found));
}

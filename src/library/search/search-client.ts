import type { LibraryStats, SearchQuery, SearchResults } from './search.ts';

/**
 * A message from the page to the search worker: a query, whose `number` identifies it in the worker's response, or the
 * queries whose posts the worker counts from now on.
 */
export type SearchRequest = { number: number; query: SearchQuery } | { counted: SearchQuery[] };

/** Number of posts, distinct words and bytes in the search index. */
export interface IndexSize {
  posts: number;
  words: number;
  bytes: number;
}

/** A message from the search worker to the page. */
export type SearchResponse =
  | { is: 'found'; number: number; results: SearchResults }
  | { is: 'glance'; glance: LibraryStats }
  | { is: 'counted'; totals: number[] }
  | { is: 'progress'; done: number; all: number }
  | { is: 'refreshed'; size: IndexSize }
  | { is: 'failed'; reason: string };

export interface SearchListener {
  /** Called shortly after the results, with counts (by week, tag, site …) of all posts that match the last query. */
  glance: (glance: LibraryStats) => void;
  /** Called with the number of posts that match each query given to `count`, and again after each library change. */
  counted: (totals: number[]) => void;
  /** Called while the worker adds posts to the search index: `done` of `all` posts are indexed. */
  progress: (done: number, all: number) => void;
  /** Called after the saved posts or the search index changed: earlier results may be out of date. */
  refreshed: (size: IndexSize) => void;
  failed: (reason: string) => void;
}

export interface SearchClient {
  /** Resolves with null when a newer search was started before the results of this one arrived. */
  search(query: SearchQuery): Promise<SearchResults | null>;
  /** Sets the queries whose matching posts are counted. */
  count(queries: SearchQuery[]): void;
  close(): void;
}

interface PendingQuery {
  query: SearchQuery;
  answer: (results: SearchResults | null) => void;
}

/** Starts a search worker. The worker runs one query at a time; of several waiting queries, only the newest is run. */
export function openSearchClient({ glance, counted, progress, refreshed, failed }: SearchListener): SearchClient {
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  let number = 0;
  let underWay: PendingQuery | undefined;
  let next: PendingQuery | undefined;
  const askNext = () => {
    underWay = next;
    next = undefined;
    number += 1;
    if (underWay) worker.postMessage({ number, query: underWay.query } satisfies SearchRequest);
  };
  worker.onmessage = ({ data }: MessageEvent<SearchResponse>) => {
    if (data.is === 'glance') glance(data.glance);
    else if (data.is === 'counted') counted(data.totals);
    else if (data.is === 'progress') progress(data.done, data.all);
    else if (data.is === 'refreshed') refreshed(data.size);
    else if (data.is === 'failed') failed(data.reason);
    else if (data.number === number) {
      underWay?.answer(next ? null : data.results);
      askNext();
    }
  };
  worker.onerror = (event) => failed(event.message);
  return {
    search(query) {
      next?.answer(null);
      return new Promise((answer) => {
        next = { query, answer };
        if (!underWay) askNext();
      });
    },
    count: (queries) => worker.postMessage({ counted: queries } satisfies SearchRequest),
    close: () => worker.terminate(),
  };
}

import type { LibraryStats, SearchQuery, SearchResults } from './search.ts';

/** From the page to the worker. */
export interface SearchRequest {
  number: number;
  query: SearchQuery;
}

/** How many posts, distinct words and bytes the index holds. */
export interface IndexSize {
  posts: number;
  words: number;
  bytes: number;
}

/** From the worker to the page. */
export type SearchResponse =
  | { is: 'found'; number: number; results: SearchResults }
  | { is: 'glance'; glance: LibraryStats }
  | { is: 'progress'; done: number; all: number }
  | { is: 'refreshed'; size: IndexSize }
  | { is: 'failed'; reason: string };

export interface SearchListener {
  /** Counts over the matches of the last query, a little after its results. */
  glance: (glance: LibraryStats) => void;
  /** The worker is indexing waiting posts. */
  progress: (done: number, all: number) => void;
  /** The saved posts or their index have changed, so earlier results may be out of date. */
  refreshed: (size: IndexSize) => void;
  failed: (reason: string) => void;
}

export interface SearchClient {
  /** Resolves with null when another query has replaced this one. */
  search(query: SearchQuery): Promise<SearchResults | null>;
  close(): void;
}

interface PendingQuery {
  query: SearchQuery;
  answer: (results: SearchResults | null) => void;
}

/** Starts a search worker. It runs one query at a time; of the queries that come meanwhile only the last is run. */
export function openSearchClient({ glance, progress, refreshed, failed }: SearchListener): SearchClient {
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
    close: () => worker.terminate(),
  };
}

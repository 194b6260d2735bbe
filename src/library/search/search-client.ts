import type { LibraryStats, SearchQuery, SearchResults } from './search.ts';

/** From the page to the worker. */
export interface SearchRequest {
  number: number;
  query: SearchQuery;
}

/** What the index holds: posts, different words, bytes. */
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
  /** Counts of what the last query has found; a little after its answer. */
  glance: (glance: LibraryStats) => void;
  /** The index is taking in posts that waited for it. */
  progress: (done: number, all: number) => void;
  /** The saved posts, or the index of them, have changed: an answer given before may be out of date. */
  refreshed: (size: IndexSize) => void;
  failed: (reason: string) => void;
}

export interface SearchClient {
  /** Resolves with null when another query has been asked meanwhile. */
  search(query: SearchQuery): Promise<SearchResults | null>;
  close(): void;
}

interface PendingQuery {
  query: SearchQuery;
  answer: (results: SearchResults | null) => void;
}

/** Starts a search worker of one's own. One query is under way at a time: of those typed meanwhile only the last is asked. */
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

import type { Glance, Query, Results } from './search.ts';

/** From the page to the worker. */
export interface Question {
  number: number;
  query: Query;
}

/** What the index holds: posts, different words, bytes. */
export interface Size {
  posts: number;
  words: number;
  bytes: number;
}

/** From the worker to the page. */
export type Answer =
  | { is: 'found'; number: number; results: Results }
  | { is: 'glance'; glance: Glance }
  | { is: 'progress'; done: number; all: number }
  | { is: 'refreshed'; size: Size }
  | { is: 'failed'; reason: string };

export interface Listener {
  /** Counts of what the last query has found; a little after its answer. */
  glance: (glance: Glance) => void;
  /** The index is taking in posts that waited for it. */
  progress: (done: number, all: number) => void;
  /** The saved posts, or the index of them, have changed: an answer given before may be out of date. */
  refreshed: (size: Size) => void;
  failed: (reason: string) => void;
}

export interface Searcher {
  /** Resolves with null when another query has been asked meanwhile. */
  search(query: Query): Promise<Results | null>;
  close(): void;
}

interface Asked {
  query: Query;
  answer: (results: Results | null) => void;
}

/** Starts a search worker of one's own. One query is under way at a time: of those typed meanwhile only the last is asked. */
export function openSearch({ glance, progress, refreshed, failed }: Listener): Searcher {
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  let number = 0;
  let underWay: Asked | undefined;
  let next: Asked | undefined;
  const askNext = () => {
    underWay = next;
    next = undefined;
    number += 1;
    if (underWay) worker.postMessage({ number, query: underWay.query } satisfies Question);
  };
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
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

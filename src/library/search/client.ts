import type { Query, Results } from './search.ts';

/** From the page to the worker. */
export interface Question {
  number: number;
  query: Query;
}

/** From the worker to the page. */
export type Answer =
  | { is: 'found'; number: number; results: Results }
  | { is: 'progress'; done: number; all: number }
  | { is: 'refreshed'; size: { posts: number; words: number; bytes: number } }
  | { is: 'failed'; reason: string };

export interface Listener {
  /** The index is taking in posts that waited for it. */
  progress: (done: number, all: number) => void;
  /** The saved posts, or the index of them, have changed: an answer given before may be out of date. */
  refreshed: (size: { posts: number; words: number; bytes: number }) => void;
  failed: (reason: string) => void;
}

export interface Searcher {
  /** Resolves with null when another query has been asked meanwhile. */
  search(query: Query): Promise<Results | null>;
  close(): void;
}

/** Starts a search worker of one's own. */
export function openSearch({ progress, refreshed, failed }: Listener): Searcher {
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' });
  let asked = 0;
  let waiting: ((results: Results | null) => void) | undefined;
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    if (data.is === 'progress') progress(data.done, data.all);
    else if (data.is === 'refreshed') refreshed(data.size);
    else if (data.is === 'failed') failed(data.reason);
    else if (data.number === asked) {
      waiting?.(data.results);
      waiting = undefined;
    }
  };
  worker.onerror = (event) => failed(event.message);
  return {
    search(query) {
      waiting?.(null);
      asked += 1;
      worker.postMessage({ number: asked, query } satisfies Question);
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
    close: () => worker.terminate(),
  };
}

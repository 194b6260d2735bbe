/** Searching off the page's thread: the page stays smooth whatever the library's size. */
import { onChange } from '../changes.ts';
import type { Answer, Question } from './client.ts';
import { Shelf } from './shelf.ts';

const shelf = new Shelf();
const say = (answer: Answer) => self.postMessage(answer);

/** Counting a large library would keep the next letter waiting; counts can wait for a pause. */
const PAUSE_MS = 120;

let refreshing: Promise<void> | undefined;
/** Ids of posts that have changed since the last refresh began; null: any may have. */
let changed: Set<string> | null = null;
let again = false;

/** One at a time; what is asked for meanwhile is done once, after it. */
async function refresh(): Promise<void> {
  if (refreshing) {
    again = true;
    return refreshing;
  }
  refreshing = (async () => {
    do {
      again = false;
      const ids = changed && [...changed];
      changed = new Set();
      await shelf.refresh(ids, {
        ready: () => say({ is: 'refreshed', size: shelf.size() }),
        progress: (done, all) => say({ is: 'progress', done, all }),
      });
    } while (again);
  })().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

const failed = (error: unknown) => {
  // What was not read is not known of.
  changed = null;
  say({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
};

let counting: ReturnType<typeof setTimeout> | undefined;
self.onmessage = ({ data: { number, query } }: MessageEvent<Question>) => {
  clearTimeout(counting);
  say({ is: 'found', number, results: shelf.search(query) });
  counting = setTimeout(() => say({ is: 'glance', glance: shelf.glance() }), query.text === '' ? 0 : PAUSE_MS);
};
onChange((ids) => {
  for (const id of ids) changed?.add(id);
  void refresh().catch(failed);
});
refresh().catch(failed);

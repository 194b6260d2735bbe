/** Searching off the page's thread: the page stays smooth whatever the library's size. */
import { watchLibrary } from '../changes.ts';
import type { SearchRequest, SearchResponse } from './search-client.ts';
import { SearchIndex } from './search-index.ts';

const index = new SearchIndex();
const postResponse = (answer: SearchResponse) => self.postMessage(answer);

/** Counting a large library would keep the next letter waiting; counts can wait for a pause. */
const STATS_PAUSE_MS = 120;

let refreshing: Promise<void> | undefined;
/** Ids of posts that have changed since the last refresh began; null: any may have. */
let changedIds: Set<string> | null = null;
let refreshAgain = false;

/** One at a time; what is asked for meanwhile is done once, after it. */
async function refresh(): Promise<void> {
  if (refreshing) {
    refreshAgain = true;
    return refreshing;
  }
  refreshing = (async () => {
    do {
      refreshAgain = false;
      const ids = changedIds && [...changedIds];
      changedIds = new Set();
      await index.refresh(ids, {
        ready: () => postResponse({ is: 'refreshed', size: index.size() }),
        progress: (done, all) => postResponse({ is: 'progress', done, all }),
      });
    } while (refreshAgain);
  })().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

const reportFailure = (error: unknown) => {
  // What was not read is not known of.
  changedIds = null;
  postResponse({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });
};

let counting: ReturnType<typeof setTimeout> | undefined;
self.onmessage = ({ data: { number, query } }: MessageEvent<SearchRequest>) => {
  clearTimeout(counting);
  postResponse({ is: 'found', number, results: index.search(query) });
  counting = setTimeout(
    () => postResponse({ is: 'glance', glance: index.computeStats() }),
    query.text === '' ? 0 : STATS_PAUSE_MS,
  );
};
watchLibrary((ids) => {
  for (const id of ids) changedIds?.add(id);
  void refresh().catch(reportFailure);
});
refresh().catch(reportFailure);

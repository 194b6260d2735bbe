/** Worker that searches the library in its own thread, so that the page stays responsive with a library of any size. */
import { messageOf } from '../../core/message-of.ts';
import { watchLibrary } from '../changes.ts';
import type { SearchRequest, SearchResponse } from './search-client.ts';
import { SearchIndex } from './search-index.ts';

const index = new SearchIndex();
const postResponse = (answer: SearchResponse) => self.postMessage(answer);

/** Milliseconds without a new query before posts are counted. Counting a large library would delay the next results. */
const STATS_PAUSE_MS = 120;

let refreshing: Promise<void> | undefined;
/** Ids of the posts that have changed since the last refresh began; null: every post may have changed. */
let changedIds: Set<string> | null = null;
let refreshAgain = false;

/** Updates the index from the saved posts, one run at a time. Calls during a run cause one further run afterwards. */
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
  // The failed refresh did not read the changed posts, so the next refresh reads every post.
  changedIds = null;
  postResponse({ is: 'failed', reason: messageOf(error) });
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

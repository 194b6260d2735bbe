/** Worker that searches the library in its own thread, so that the page stays responsive with a library of any size. */
import { messageOf } from '../../core/message-of.ts';
import { watchLibrary } from '../changes.ts';
import type { SearchQuery } from './search.ts';
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
        ready() {
          postResponse({ is: 'refreshed', size: index.size() });
          scheduleTotals();
        },
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

/** Queries of which only the number of posts is wanted. */
let countedQueries: SearchQuery[] = [];
let countingTotals: ReturnType<typeof setTimeout> | undefined;

/** Counts a little later, so that the results of a search come first. */
function scheduleTotals(): void {
  clearTimeout(countingTotals);
  const post = () => postResponse({ is: 'counted', totals: index.count(countedQueries) });
  countingTotals = setTimeout(post, STATS_PAUSE_MS);
}

let counting: ReturnType<typeof setTimeout> | undefined;
self.onmessage = ({ data }: MessageEvent<SearchRequest>) => {
  if ('counted' in data) {
    countedQueries = data.counted;
    if (index.size().posts > 0) scheduleTotals();
    return;
  }
  const { number, query } = data;
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

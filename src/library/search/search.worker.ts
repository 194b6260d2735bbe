/** Searching off the page's thread: the page stays smooth whatever the library's size. */
import { onChange } from '../changes.ts';
import type { Answer, Question } from './client.ts';
import type { Query } from './search.ts';
import { Shelf } from './shelf.ts';

const shelf = new Shelf();
const say = (answer: Answer) => self.postMessage(answer);

let refreshing: Promise<void> | undefined;
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
      await shelf.refresh((done, all) => say({ is: 'progress', done, all }));
      say({ is: 'refreshed', size: shelf.size() });
    } while (again);
  })().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

const failed = (error: unknown) =>
  say({ is: 'failed', reason: error instanceof Error ? error.message : String(error) });

self.onmessage = ({ data }: MessageEvent<Question>) =>
  say({ is: 'found', number: data.number, results: shelf.search(data.query as Query) });
onChange(() => void refresh().catch(failed));
refresh().catch(failed);

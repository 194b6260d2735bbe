import { announceLibraryChange } from './changes.ts';
import { getLibraryDatabase } from './database.ts';
import { isStoredJob, isStoredPost, isStoredSummary } from './validate-rows.ts';

const CHECKS = { posts: isStoredPost, cards: isStoredSummary, jobs: isStoredJob } as const;
type Store = keyof typeof CHECKS;
const STORES = Object.keys(CHECKS) as Store[];

/** Number of rows read at a time, so that a large library is never in memory as a whole. */
const BATCH = 200;

/** A database row that does not have the form that its store requires. */
export interface UnreadableRow {
  store: Store;
  row: { id: string };
}

/** Finds the unreadable rows of the library's database. An unreadable post and its summary count as one. */
export async function findUnreadableRows(): Promise<UnreadableRow[]> {
  const all = (await Promise.all(STORES.map(findRowsInStore))).flat();
  const posts = new Set(all.filter(({ store }) => store === 'posts').map(({ row }) => row.id));
  return all.filter(({ store, row }) => store !== 'cards' || !posts.has(row.id));
}

async function findRowsInStore(store: Store): Promise<UnreadableRow[]> {
  const db = await getLibraryDatabase();
  const found: UnreadableRow[] = [];
  let range: IDBKeyRange | undefined;
  for (;;) {
    const rows: { id: string }[] = await db.getAll(store, range, BATCH);
    found.push(...rows.filter((row) => !CHECKS[store](row)).map((row) => ({ store, row })));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return found;
    range = IDBKeyRange.lowerBound(last.id, true);
  }
}

/** Deletes the unreadable rows, and the summaries of unreadable posts. Resolves with a function that restores the rows. */
export async function discardUnreadableRows(): Promise<() => Promise<void>> {
  const found = (await Promise.all(STORES.map(findRowsInStore))).flat();
  if (found.length === 0) return async () => undefined;
  const db = await getLibraryDatabase();
  const write = db.transaction(STORES, 'readwrite');
  for (const { store, row } of found) await write.objectStore(store).delete(row.id);
  await write.done;
  announceLibraryChange(found.map(({ row }) => row.id));
  return async () => {
    const back = db.transaction(STORES, 'readwrite');
    // The rows are restored unchanged, so they still do not match the store's type.
    for (const { store, row } of found) await back.objectStore(store).put(row as never);
    await back.done;
  };
}

/** Brings jobs of older versions up to date: sends had other members, questions to models a database of their own. */
import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { StoredJob } from './stored-job.ts';

type OldRow = Record<string, unknown>;
const isRow = (value: unknown): value is OldRow => typeof value === 'object' && value !== null;

const RENAMED_CODES: Record<string, string> = {
  unsure: 'unconfirmed',
  needsLeave: 'needsPermission',
  tooLong: 'tooLarge',
};
const renameCode = (code: unknown): string | null => (typeof code === 'string' ? (RENAMED_CODES[code] ?? code) : null);

/** A send or undo as version 3 stored it → as it is stored now; null for anything else. */
export function migrateSendJob(row: unknown): StoredJob | null {
  if (!isRow(row) || 'kind' in row || !isRow(row.parcel)) return null;
  const { does, parcel, due, why, ...same } = row;
  const { again, ...request } = parcel as OldRow;
  return { ...same, kind: does, request: { ...request, retried: again }, dueAt: due, code: renameCode(why) } as never;
}

/** A question to a model as `precis-proposals` stored it → as it is stored now; null for anything else. */
export function migrateProposalJob(row: unknown): StoredJob | null {
  if (!isRow(row) || !isRow(row.order)) return null;
  const { key, order, why, keeping, kept, unsaved, at, state, ...same } = row;
  const { wishes, kept: completedParts, ...input } = order as OldRow;
  return {
    ...same,
    kind: 'proposal',
    uniqueKey: key,
    input: { ...input, preferences: wishes, completedParts },
    state: state === 'failed' ? 'stopped' : state,
    code: renameCode(why),
    autoSave: keeping ?? null,
    autoSaved: kept ?? null,
    saveError: unsaved ?? '',
    addedAt: at,
    dueAt: at,
  } as never;
}

/**
 * Brings stored sends up to date: all or none. It runs at each opening, since an upgrade must touch no record. One read, then
 * all writes without a wait between them: after a death in a wait, Firefox would keep half of them.
 */
export async function migrateSendJobs(db: IDBPDatabase): Promise<void> {
  const read = db.transaction('jobs');
  const [all, current] = await Promise.all([read.store.count(), read.store.index('kind').count()]);
  if (all === current) return;
  const write = db.transaction('jobs', 'readwrite', { durability: 'strict' });
  const rows: unknown[] = await write.store.getAll();
  await putAll(write, rows.map(migrateSendJob));
}

/** The old database goes only after its rows are on disk in the new one. Another context may be at the same: a lock keeps it out. */
export async function migrateProposals(db: IDBPDatabase, name = `${db.name}-proposals`): Promise<void> {
  const isThere = async () => (await indexedDB.databases()).some((one) => one.name === name);
  if (!(await isThere())) return;
  await navigator.locks.request(`${name} upgrade`, async () => {
    if (!(await isThere())) return;
    const old = await openDB(name);
    try {
      if (old.objectStoreNames.contains('askings')) {
        const rows: unknown[] = await old.getAll('askings');
        const write = db.transaction('jobs', 'readwrite', { durability: 'strict' });
        await putAll(write, rows.map(migrateProposalJob));
        await old.clear('askings');
      }
    } finally {
      old.close();
    }
    // Not waited for: a page that still has it open would keep the library shut. An empty one does no harm.
    void deleteDB(name);
  });
}

async function putAll(
  write: IDBPTransaction<unknown, ['jobs'], 'readwrite'>,
  jobs: (StoredJob | null)[],
): Promise<void> {
  try {
    await Promise.all([...jobs.flatMap((job) => (job ? [write.store.put(job)] : [])), write.done]);
  } catch (error) {
    write.abort();
    throw error;
  }
}

/** Converts jobs of older versions: jobs had other property names; requests to models were in a separate database. */
import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import { upgradeDraft } from '../storage/draft.ts';
import type { StoredJob } from './stored-job.ts';

type OldRow = Record<string, unknown>;
const isRow = (value: unknown): value is OldRow => typeof value === 'object' && value !== null;

const RENAMED_CODES: Record<string, string> = {
  unsure: 'unconfirmed',
  needsLeave: 'needsPermission',
  tooLong: 'tooLarge',
};
const renameCode = (code: unknown): string | null => (typeof code === 'string' ? (RENAMED_CODES[code] ?? code) : null);

/** Converts a send or undo job of database version 3 to the current format; returns null for any other row. */
export function migrateSendJob(row: unknown): StoredJob | null {
  if (!isRow(row) || 'kind' in row || !isRow(row.parcel)) return null;
  const { does, parcel, due, why, ...same } = row;
  const { again, ...request } = parcel as OldRow;
  return { ...same, kind: does, request: { ...request, retried: again }, dueAt: due, code: renameCode(why) } as never;
}

/** Whether a value is a proposal of an older version: its points have `proof` and `proved`. */
const isOldProposal = (value: unknown): value is OldRow & { points: unknown[] } =>
  isRow(value) && !('groundedShare' in value) && Array.isArray(value.points);

/** Renames the keys of a proposal of an older version. Returns any other value as it is. */
function migrateProposal(proposal: unknown): unknown {
  if (!isOldProposal(proposal)) return proposal;
  const { grounding: groundedShare, points, ...same } = proposal;
  return {
    ...same,
    points: points.map((point) => {
      if (!isRow(point)) return point;
      const { proof: grounding, proved: isGrounded, ...rest } = point;
      return { ...rest, grounding, isGrounded };
    }),
    groundedShare,
  };
}

/** Returns the proposals of a request to a model in the current format: its own, and those of other models. */
const migrateProposals = ({ proposal, others }: OldRow) => ({
  proposal: migrateProposal(proposal),
  others: Array.isArray(others)
    ? others.map((one: unknown) => (isRow(one) ? { ...one, proposal: migrateProposal(one.proposal) } : one))
    : others,
});

const hasOldProposal = (row: unknown): row is OldRow =>
  isRow(row) &&
  (isOldProposal(row.proposal) ||
    (Array.isArray(row.others) && row.others.some((one: unknown) => isRow(one) && isOldProposal(one.proposal))));

/** Converts a job of an older version, as this database stored it, to the current format; null for a current job. */
export const migrateJob = (row: unknown): StoredJob | null =>
  hasOldProposal(row) ? ({ ...row, ...migrateProposals(row) } as never) : migrateSendJob(row);

/** Converts a request to a model from the old database `precis-proposals` to the current format; null for any other row. */
export function migrateProposalJob(row: unknown): StoredJob | null {
  if (!isRow(row) || !isRow(row.order)) return null;
  const { key, order, why, keeping, kept, unsaved, at, state, ...same } = row;
  const { wishes, kept: completedParts, ...input } = order as OldRow;
  return {
    ...same,
    ...migrateProposals(row),
    kind: 'proposal',
    uniqueKey: key,
    input: { ...input, preferences: wishes, completedParts },
    state: state === 'failed' ? 'stopped' : state,
    code: renameCode(why),
    autoSave: upgradeDrafts(keeping, key),
    autoSaved: upgradeDrafts(kept, key),
    saveError: unsaved ?? '',
    addedAt: at,
    dueAt: at,
  } as never;
}

/** Copies an object and upgrades the drafts in it (`draft` and `now`); returns null when `members` is not an object. */
function upgradeDrafts(members: unknown, key: unknown): OldRow | null {
  if (!isRow(members)) return null;
  return Object.fromEntries(
    Object.entries(members).map(([name, value]) => [
      name,
      (name === 'draft' || name === 'now' ? upgradeDraft(value, String(key)) : null) ?? value,
    ]),
  );
}

/**
 * Converts stored jobs to the current format: all or none. Runs whenever the database opens, because schema upgrades
 * never rewrite rows. All writes follow one read with no `await` between: if the page died in one, Firefox would keep half.
 */
export async function migrateJobs(db: IDBPDatabase): Promise<void> {
  const read = db.transaction('jobs');
  const kinds = read.store.index('kind');
  // Send jobs of database version 3 have no kind.
  const [all, current, proposals] = await Promise.all([read.store.count(), kinds.count(), kinds.getAll('proposal')]);
  if (all === current && !proposals.some(hasOldProposal)) return;
  const write = db.transaction('jobs', 'readwrite', { durability: 'strict' });
  const rows: unknown[] = await write.store.getAll();
  await putAll(write, rows.map(migrateJob));
}

/**
 * Moves requests to models out of their old database, which is cleared only after the rows are on disk in the new one.
 * A lock keeps other pages and workers from moving the rows at the same time.
 */
export async function moveProposalJobs(db: IDBPDatabase, name = `${db.name}-proposals`): Promise<void> {
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
    // Not awaited: a page with the old database open would block the library. An empty old database does no harm.
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

/** Upgrades libraries of every older version, with a write fault or a killed worker at every step of the upgrade. */
import { openDB } from 'idb';
import type { Post } from '../../src/core/post.ts';
import type { SavedPost } from '../../src/core/saved-post.ts';
import { libraryUpgrades, openLibraryDatabase } from '../../src/library/database.ts';
import type { LibraryDatabase, SavedV1 } from '../../src/library/library-schema.ts';
import { migrateJob, migrateProposalJob } from '../../src/library/migrate-jobs.ts';
import { toPostSummary } from '../../src/library/post-summary.ts';
import { killAfter } from './store-kill.ts';

const createOldPost = (number: number): Omit<Post, 'comment'> => ({
  title: `Old post ${number}`,
  description: '',
  excerpt: '',
  introduction: '',
  authors: [],
  date: '2025-01-01',
  canonical: `https://old.example/${number}`,
  feed: { name: 'Old', url: '' },
  viewingMode: 'external',
  language: 'en',
  image: '',
  categories: [],
  tags: ['old'],
  points: [],
  sections: [],
  links: [],
  slug: '',
});

/** Sends as version 3 stored them: one cut off, one stopped for a permission, one without confirmation from the server. */
const OLD_SENDS = (
  [
    ['cut-off', 'send', 'working', null],
    ['stopped', 'undo', 'stopped', 'needsLeave'],
    ['unheard', 'send', 'stopped', 'unsure'],
  ] as const
).map(([id, does, state, why]) => ({
  id,
  does,
  destination: 'blog',
  origin: 'https://git.example',
  output: 'github',
  posts: ['old-1'],
  parcel: {
    id,
    items: [{ file: { path: 'a.md', text: 'A' }, post: createOldPost(1) }],
    assets: [],
    replace: {},
    again: true,
  },
  state,
  tries: 2,
  due: '2025-01-04T00:00:00.000Z',
  addedAt: '2025-01-03T00:00:00.000Z',
  why,
  detail: 'git.example',
  existing: [],
  receipt: null,
}));

/** The jobs of `OLD_SENDS` as the current version stores them, written out by hand. */
const NEW_SENDS = (
  [
    ['cut-off', 'send', 'working', null],
    ['stopped', 'undo', 'stopped', 'needsPermission'],
    ['unheard', 'send', 'stopped', 'unconfirmed'],
  ] as const
).map(([id, kind, state, code]) => ({
  id,
  kind,
  destination: 'blog',
  origin: 'https://git.example',
  output: 'github',
  posts: ['old-1'],
  request: {
    id,
    items: [{ file: { path: 'a.md', text: 'A' }, post: createOldPost(1) }],
    assets: [],
    replace: {},
    retried: true,
  },
  state,
  tries: 2,
  dueAt: '2025-01-04T00:00:00.000Z',
  addedAt: '2025-01-03T00:00:00.000Z',
  code,
  detail: 'git.example',
  existing: [],
  receipt: null,
}));

const POINT = { text: 'A point.', quote: 'A sentence.' };
const RESULT = { matches: [], quote: '', faults: [] };
/** A proposal as database version 4 and older stored it. */
const OLD_PROPOSAL = { tags: ['a'], points: [{ ...POINT, proof: RESULT, proved: false }], grounding: 0 };
const NEW_PROPOSAL = { tags: ['a'], points: [{ ...POINT, grounding: RESULT, isGrounded: false }], groundedShare: 0 };

/** Requests to models as the older database `precis-proposals` stored them: one half done, one failed. */
const OLD_QUESTIONS = (
  [
    ['half', 'working', null],
    ['failed', 'failed', 'tooLong'],
  ] as const
).map(([id, state, why]) => ({
  key: `draft:${id}`,
  id,
  order: { text: { markdown: 'Text' }, published: '', wishes: { points: 5 }, kept: [null, { excerpt: 'E' }] },
  model: 'openai-compatible',
  origin: 'https://llm.example',
  name: 'small',
  others: [{ model: 'anthropic', name: '', proposal: OLD_PROPOSAL }],
  state,
  part: 2,
  parts: 3,
  tries: 1,
  why,
  detail: '',
  proposal: id === 'half' ? OLD_PROPOSAL : null,
  keeping: null,
  kept: null,
  unsaved: '',
  at: '2025-01-05T00:00:00.000Z',
}));

const NEW_QUESTIONS = (
  [
    ['half', 'working', null],
    ['failed', 'stopped', 'tooLarge'],
  ] as const
).map(([id, state, code]) => ({
  id,
  kind: 'proposal',
  uniqueKey: `draft:${id}`,
  input: {
    text: { markdown: 'Text' },
    published: '',
    preferences: { points: 5 },
    completedParts: [null, { excerpt: 'E' }],
  },
  model: 'openai-compatible',
  origin: 'https://llm.example',
  name: 'small',
  others: [{ model: 'anthropic', name: '', proposal: NEW_PROPOSAL }],
  state,
  part: 2,
  parts: 3,
  tries: 1,
  code,
  detail: '',
  proposal: id === 'half' ? NEW_PROPOSAL : null,
  autoSave: null,
  autoSaved: null,
  saveError: '',
  dueAt: '2025-01-05T00:00:00.000Z',
  addedAt: '2025-01-05T00:00:00.000Z',
}));

/** The requests of `NEW_QUESTIONS` as database version 4 stored them at first: current but for their proposals. */
const OLD_PROPOSAL_JOBS = NEW_QUESTIONS.map((job) => ({
  ...job,
  others: job.others.map((one) => ({ ...one, proposal: OLD_PROPOSAL })),
  proposal: job.proposal && OLD_PROPOSAL,
}));

/** Returns one text for equal jobs, whatever the order of the jobs and of their properties. */
const serializeJobs = (jobs: object[]): string =>
  jobs
    .map((job) => JSON.stringify(Object.entries(job).sort(([one], [other]) => (one < other ? -1 : 1))))
    .sort()
    .join('\n');

/** Opens the older version's database of requests to models. */
const openQuestions = (name: string) =>
  openDB(`${name}-proposals`, 1, {
    upgrade: (db) => {
      db.createObjectStore('askings', { keyPath: 'key' });
    },
  });

/** Whether a database is deleted within two seconds. */
async function isGone(name: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (!(await indexedDB.databases()).some((one) => one.name === name)) return true;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return false;
}

/** Returns all jobs of the library and of the older database of requests to models, in the current format. */
async function listJobsOfBoth(name: string): Promise<string> {
  const stored = await inspectDatabase(
    name,
    async (db): Promise<object[]> => (db.objectStoreNames.contains('jobs') ? await db.getAll('jobs') : []),
  );
  const questions: object[] = [];
  if ((await indexedDB.databases()).some((one) => one.name === `${name}-proposals`)) {
    const old = await openQuestions(name);
    questions.push(...(await old.getAll('askings')));
    old.close();
  }
  const jobs = [
    ...stored.map((job) => migrateJob(job) ?? job),
    ...questions.map((question) => migrateProposalJob(question) ?? question),
  ];
  // A worker that is killed between the two databases leaves the same job in both.
  return [...new Set(serializeJobs(jobs).split('\n'))].join('\n');
}

/** Returns everything in a database, as text. */
async function dumpDatabase(db: LibraryDatabase): Promise<string> {
  const stores = [...db.objectStoreNames];
  const all = await Promise.all(
    stores.map(async (store) => [store, await db.getAllKeys(store), await db.getAll(store)]),
  );
  return JSON.stringify([db.version, all]);
}

async function deleteDatabase(name: string): Promise<void> {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
}

/** Creates a library of an older version: built by the first `version` upgrades, and filled in that version's format. */
async function createOldLibrary(name: string, version: number, count: number): Promise<void> {
  await deleteDatabase(name);
  await deleteDatabase(`${name}-proposals`);
  if (version < 4) {
    const old = await openQuestions(name);
    for (const question of OLD_QUESTIONS) await old.put('askings', question);
    old.close();
  }
  const db = await openLibraryDatabase(name, libraryUpgrades.slice(0, version));
  const jobs: object[] = version === 3 ? OLD_SENDS : version === 4 ? OLD_PROPOSAL_JOBS : [];
  for (const job of jobs) await db.put('jobs', job as never);
  const receipts = [{ output: 'clipboard', where: '', at: '2025-01-03T00:00:00.000Z' }];
  for (let number = 0; number < count; number += 1) {
    const saved = {
      id: `old-${number}`,
      post: createOldPost(number),
      profile: 'techhub',
      savedAt: '2025-01-02T00:00:00.000Z',
    };
    // Records of older versions have older types, hence `object` and `never`.
    const record: object =
      version === 1
        ? { ...saved, receipts }
        : { ...saved, changedAt: saved.savedAt, seen: { address: `old.example/${number}`, title: '', date: '' } };
    await db.put('posts', record as never);
    if (version === 1) continue;
    await db.put('receipts', { ...(receipts[0] as (typeof receipts)[0]), post: saved.id });
    await db.put('cards', toPostSummary(record as SavedPost, receipts));
  }
  db.close();
}

/** Runs `work` with a failure at write `number` to IndexedDB. Resolves with whether `work` made that many writes. */
async function withWriteFault(number: number, work: () => Promise<unknown>): Promise<boolean> {
  let writes = 0;
  const { put } = IDBObjectStore.prototype;
  const { createObjectStore } = IDBDatabase.prototype;
  const count = () => {
    writes += 1;
    if (writes === number) throw new DOMException('A fault on purpose', 'UnknownError');
  };
  IDBObjectStore.prototype.put = function (...given) {
    count();
    return put.apply(this, given);
  };
  IDBDatabase.prototype.createObjectStore = function (...given) {
    count();
    return createObjectStore.apply(this, given);
  };
  try {
    await work().catch(() => undefined);
    return writes >= number;
  } finally {
    IDBObjectStore.prototype.put = put;
    IDBDatabase.prototype.createObjectStore = createObjectStore;
  }
}

/** Opens a library without an upgrade, and passes it to `look`. Tries again if the upgrade of a killed worker closes it. */
async function inspectDatabase<T>(name: string, look: (db: LibraryDatabase) => Promise<T>, tries = 20): Promise<T> {
  try {
    const db: LibraryDatabase = await openDB(name, undefined, { blocking: () => db.close() });
    const seen = await look(db);
    db.close();
    return seen;
  } catch (error) {
    if (tries === 0) throw error;
    return inspectDatabase(name, look, tries - 1);
  }
}

/** Returns the posts with their receipts, which are in their own store or (version 1) in the posts. */
async function listPostsWithReceipts(db: LibraryDatabase): Promise<string> {
  const apart = db.objectStoreNames.contains('receipts') ? await db.getAll('receipts') : [];
  const all = (await db.getAll('posts')) as (SavedPost & Partial<SavedV1>)[];
  return JSON.stringify(
    all.map(({ id, post: its, savedAt, receipts = [] }) => [
      [id, its, savedAt],
      [...receipts.map((receipt) => ({ ...receipt, post: id })), ...apart.filter((one) => one.post === id)],
    ]),
  );
}

/** @returns what went wrong, and how many faults and kills each older version has seen */
export async function runUpgrades(kills = 8) {
  const wrong: string[] = [];
  const told: { version: number; faults: number; kills: number; killedBefore: number }[] = [];
  const name = 'upgrade';
  const count = 12;
  const opened = async () => {
    const db = await openLibraryDatabase(name);
    const text = await dumpDatabase(db);
    db.close();
    return text;
  };
  for (let version = 1; version <= libraryUpgrades.length; version += 1) {
    const check = (right: boolean, what: string) => {
      if (!right) wrong.push(`from version ${version}: ${what}`);
    };
    await createOldLibrary(name, version, count);
    const before = await inspectDatabase(name, listPostsWithReceipts);
    const jobs = serializeJobs([...(version === 3 ? NEW_SENDS : []), ...NEW_QUESTIONS]);
    check((await listJobsOfBoth(name)) === jobs, 'the jobs before are not those that are expected');
    const whole = await opened();
    check(await isGone(`${name}-proposals`), 'the database of the questions is left');
    const stored = await inspectDatabase(name, async (db): Promise<object[]> => db.getAll('jobs'));
    check(serializeJobs(stored) === jobs, `the jobs are not what they were: ${serializeJobs(stored)}`);
    check(
      (await inspectDatabase(name, listPostsWithReceipts)) === before,
      'what was kept of the posts is not what it was',
    );
    const db = await openLibraryDatabase(name);
    const upToDate = (await db.getAll('posts')).filter((one) => one.seen && one.changedAt && !('receipts' in one));
    const counts = [upToDate.length, await db.count('receipts'), await db.count('cards')];
    check(counts.join() === [count, count, count].join(), `posts, receipts, cards: ${counts}`);
    db.close();

    let faults = 0;
    for (;;) {
      await createOldLibrary(name, version, count);
      if (!(await withWriteFault(faults + 1, opened))) break;
      faults += 1;
      check(
        (await inspectDatabase(name, listPostsWithReceipts)) === before,
        `a fault at write ${faults} has changed what was there`,
      );
      check((await listJobsOfBoth(name)) === jobs, `a fault at write ${faults} has changed the jobs`);
      check((await opened()) === whole, `after a fault at write ${faults} it never becomes whole`);
    }
    let killedBefore = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      await createOldLibrary(name, version, count);
      await killAfter((kill * 60) / kills, { does: 'upgrade', name });
      check((await inspectDatabase(name, listPostsWithReceipts)) === before, `kill ${kill} has changed what was there`);
      check((await listJobsOfBoth(name)) === jobs, `kill ${kill} has changed the jobs`);
      if ((await inspectDatabase(name, dumpDatabase)) !== whole) killedBefore += 1;
      check((await opened()) === whole, `after kill ${kill} it never becomes whole`);
    }
    told.push({ version, faults, kills, killedBefore });
    await deleteDatabase(name);
    await deleteDatabase(`${name}-proposals`);
  }
  return { wrong, told };
}

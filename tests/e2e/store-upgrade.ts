/** Libraries of every older version, brought up to date with a fault at every step of the way. */
import type { Post } from '../../src/core/types.ts';
import { type Database, openLibrary, upgrades } from '../../src/library/database.ts';
import { killAfter } from './store-kill.ts';

const post = (number: number): Post => ({
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

/** Everything in a database, as text. */
async function dump(db: Database): Promise<string> {
  const stores = [...db.objectStoreNames];
  const all = await Promise.all(
    stores.map(async (store) => [store, await db.getAllKeys(store), await db.getAll(store)]),
  );
  return JSON.stringify([db.version, all]);
}

/** A library of whatever version. What a worker asked for before it was killed may still come, and shut the door once. */
async function dumpAsItIs(name: string, tries = 20): Promise<string> {
  try {
    const version = (await indexedDB.databases()).find((one) => one.name === name)?.version ?? 0;
    const db = await openLibrary(name, upgrades.slice(0, version));
    const text = await dump(db);
    db.close();
    return text;
  } catch (error) {
    if (tries === 0) throw error;
    return dumpAsItIs(name, tries - 1);
  }
}

async function remove(name: string): Promise<void> {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
}

/** A library as version `version` of it left one: made by the steps that led there, and filled as that version did. */
async function old(name: string, version: number, count: number): Promise<string> {
  await remove(name);
  const db = await openLibrary(name, upgrades.slice(0, version));
  const receipts = [{ output: 'clipboard', where: '', at: '2025-01-03T00:00:00.000Z' }];
  for (let number = 0; number < count; number += 1) {
    const saved = { id: `old-${number}`, post: post(number), profile: 'techhub', savedAt: '2025-01-02T00:00:00.000Z' };
    // What older versions kept has older types.
    const record: object =
      version === 1
        ? { ...saved, receipts }
        : { ...saved, changedAt: saved.savedAt, seen: { address: `old.example/${number}`, title: '', date: '' } };
    await db.put('posts', record as never);
    if (version >= 2) await db.put('receipts', { ...(receipts[0] as (typeof receipts)[0]), post: saved.id });
  }
  const text = await dump(db);
  db.close();
  return text;
}

/** Runs `work` with every write of IndexedDB counted; the one of that number fails. Resolves with whether it came to it. */
async function withFaultAt(number: number, work: () => Promise<unknown>): Promise<boolean> {
  let writes = 0;
  const { put } = IDBObjectStore.prototype;
  const { update } = IDBCursor.prototype;
  const { createObjectStore } = IDBDatabase.prototype;
  const count = () => {
    writes += 1;
    if (writes === number) throw new DOMException('A fault on purpose', 'UnknownError');
  };
  IDBObjectStore.prototype.put = function (...given) {
    count();
    return put.apply(this, given);
  };
  IDBCursor.prototype.update = function (...given) {
    count();
    return update.apply(this, given);
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
    IDBCursor.prototype.update = update;
    IDBDatabase.prototype.createObjectStore = createObjectStore;
  }
}

/** @returns what went wrong, and how many faults and kills each older version has seen */
export async function upgradeRun() {
  const wrong: string[] = [];
  const told: { version: number; faults: number; kills: number; killedBefore: number }[] = [];
  for (let version = 1; version < upgrades.length; version += 1) {
    const name = `upgrade-from-${version}`;
    const count = 12;
    const before = await old(name, version, count);
    const asBefore = async () => {
      const db = await openLibrary(name, upgrades.slice(0, version));
      const now = await dump(db);
      db.close();
      return now === before;
    };
    let faults = 0;
    for (;;) {
      const struck = await withFaultAt(faults + 1, async () => (await openLibrary(name)).close());
      if (!struck) break;
      faults += 1;
      if (!(await asBefore())) {
        wrong.push(`from version ${version}, fault at write ${faults}: the old data is not as it was`);
        break;
      }
    }
    const db = await openLibrary(name);
    const posts = await db.getAll('posts');
    const receipts = await db.count('receipts');
    const cards = await db.count('cards');
    if (posts.length !== count || receipts !== count || (version === 1 && cards !== count))
      wrong.push(`from version ${version}: ${posts.length} posts, ${receipts} receipts, ${cards} cards of ${count}`);
    if (posts.some(({ post: its, changedAt }) => its.tags[0] !== 'old' || !changedAt))
      wrong.push(`from version ${version}: a post has lost something`);
    const upgraded = await dump(db);
    db.close();
    let killedBefore = 0;
    const kills = 8;
    for (let kill = 0; kill < kills; kill += 1) {
      await old(name, version, count);
      await killAfter(kill * 3, { does: 'upgrade', name });
      const now = await dumpAsItIs(name);
      if (now === before) killedBefore += 1;
      else if (now !== upgraded) wrong.push(`from version ${version}, killed: neither old nor new`);
    }
    told.push({ version, faults, kills, killedBefore });
    await remove(name);
  }
  return { wrong, told };
}

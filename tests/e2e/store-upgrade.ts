/** Libraries of every older version, brought up to date with a fault or a death at every step of the way. */
import { openDB } from 'idb';
import type { Post, Saved } from '../../src/core/types.ts';
import { cardOf } from '../../src/library/card.ts';
import { type Database, openLibrary, type SavedV1, upgrades } from '../../src/library/database.ts';
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

async function remove(name: string): Promise<void> {
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
}

/** A library as version `version` of it left one: made by the steps that led there, and filled as that version did. */
async function old(name: string, version: number, count: number): Promise<void> {
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
    if (version === 1) continue;
    await db.put('receipts', { ...(receipts[0] as (typeof receipts)[0]), post: saved.id });
    await db.put('cards', cardOf(record as Saved, receipts));
  }
  db.close();
}

/** Runs `work` with every write of IndexedDB counted; the one of that number fails. Resolves with whether it came to it. */
async function withFaultAt(number: number, work: () => Promise<unknown>): Promise<boolean> {
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

/** Does something with a library as it stands, whatever its version. What a killed worker asked for may shut it once. */
async function asItIs<T>(name: string, look: (db: Database) => Promise<T>, tries = 20): Promise<T> {
  try {
    const db: Database = await openDB(name, undefined, { blocking: () => db.close() });
    const seen = await look(db);
    db.close();
    return seen;
  } catch (error) {
    if (tries === 0) throw error;
    return asItIs(name, look, tries - 1);
  }
}

/** The posts with their receipts, wherever those are kept. */
async function posts(db: Database): Promise<string> {
  const apart = db.objectStoreNames.contains('receipts') ? await db.getAll('receipts') : [];
  const all = (await db.getAll('posts')) as (Saved & Partial<SavedV1>)[];
  return JSON.stringify(
    all.map(({ id, post: its, savedAt, receipts = [] }) => [
      [id, its, savedAt],
      [...receipts.map((receipt) => ({ ...receipt, post: id })), ...apart.filter((one) => one.post === id)],
    ]),
  );
}

/** @returns what went wrong, and how many faults and kills each older version has seen */
export async function upgradeRun(kills = 8) {
  const wrong: string[] = [];
  const told: { version: number; faults: number; kills: number; killedBefore: number }[] = [];
  const name = 'upgrade';
  const count = 12;
  const opened = async () => {
    const db = await openLibrary(name);
    const text = await dump(db);
    db.close();
    return text;
  };
  for (let version = 1; version < upgrades.length; version += 1) {
    const check = (right: boolean, what: string) => {
      if (!right) wrong.push(`from version ${version}: ${what}`);
    };
    await old(name, version, count);
    const before = await asItIs(name, posts);
    const whole = await opened();
    check((await asItIs(name, posts)) === before, 'what was kept of the posts is not what it was');
    const db = await openLibrary(name);
    const upToDate = (await db.getAll('posts')).filter((one) => one.seen && one.changedAt && !('receipts' in one));
    const counts = [upToDate.length, await db.count('receipts'), await db.count('cards')];
    check(counts.join() === [count, count, count].join(), `posts, receipts, cards: ${counts}`);
    db.close();

    let faults = 0;
    for (;;) {
      await old(name, version, count);
      if (!(await withFaultAt(faults + 1, opened))) break;
      faults += 1;
      check((await asItIs(name, posts)) === before, `a fault at write ${faults} has changed what was there`);
      check((await opened()) === whole, `after a fault at write ${faults} it never becomes whole`);
    }
    let killedBefore = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      await old(name, version, count);
      await killAfter((kill * 24) / kills, { does: 'upgrade', name });
      check((await asItIs(name, posts)) === before, `kill ${kill} has changed what was there`);
      if ((await asItIs(name, dump)) !== whole) killedBefore += 1;
      check((await opened()) === whole, `after kill ${kill} it never becomes whole`);
    }
    told.push({ version, faults, kills, killedBefore });
    await remove(name);
  }
  return { wrong, told };
}

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Draft } from '../browser/drafts.ts';
import type { Proposal } from '../core/propose/index.ts';
import type { Profile } from '../core/types.ts';
import type { ModelTrouble, Order } from '../engines/index.ts';
import type { Whole } from './posts.ts';
import { isAsking } from './stored.ts';

/** What a model has answered. */
export interface Answered {
  /** Id of the model, and the name that the person knows it by. */
  model: string;
  name: string;
  proposal: Proposal;
}

/** A better post that was asked for, written down before anything is sent. Plain data without secrets. */
export interface Asking {
  /** Key of the draft that it is for: one at a time for each. */
  key: string;
  /** New for every asking, so that a late answer is not taken for another's. */
  id: string;
  order: Order;
  model: string;
  /** The origin that the user had agreed to when asking, '' for none: the article goes nowhere else. */
  origin: string;
  name: string;
  /** What other models have answered about the same article, the oldest first. */
  others: Answered[];
  /** `waiting`: for its turn; `done`: `proposal` is there; `failed`: `why` says for what. */
  state: 'waiting' | 'working' | 'done' | 'failed';
  /** Parts of a long article that were answered, of how many; 0 of 0 before that is known. */
  part: number;
  parts: number;
  /** Times that it was begun. */
  tries: number;
  why: ModelTrouble | null;
  detail: string;
  /** One that broke off may have one of the parts that were answered. */
  proposal: Proposal | null;
  /** It is to be taken and saved when it is done, without the person: the draft of then, its blog's format, its id in the library. */
  keeping: { draft: Draft; profile: Profile; id: string } | null;
  /** What is saved so, and what there was before it: the draft, and in the library (nothing: []). */
  kept: { now: Draft; draft: Draft; library: Whole[] } | null;
  /** Why it could not be saved; ''. */
  unsaved: string;
  /** ISO 8601. */
  at: string;
}

interface Schema extends DBSchema {
  askings: { key: string; value: Asking };
}

/** Unasked for after this many days it goes. */
const KEPT_DAYS = 14;

let opened: Promise<IDBPDatabase<Schema>> | undefined;

/** Apart from the library: nothing in it is the person's own work, and none of it is in a backup. */
function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>('precis-proposals', 1, {
    upgrade: (db) => void db.createObjectStore('askings', { keyPath: 'key' }),
    terminated: () => {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

const NAME = 'precis-proposals';
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
const told = () => channel?.postMessage(null);

/** Calls back when an asking was written down, has gone on, or is gone, in whatever window. Returns the way to stop. */
export function onAskings(listener: () => void): () => void {
  const ear = new BroadcastChannel(NAME);
  ear.onmessage = listener;
  return () => ear.close();
}

export async function listAskings(): Promise<Asking[]> {
  return (await (await database()).getAll('askings')).filter(isAsking).sort((a, b) => a.at.localeCompare(b.at));
}

export async function findAsking(key: string): Promise<Asking | undefined> {
  const asking = await (await database()).get('askings', key);
  return isAsking(asking) ? asking : undefined;
}

/** Resolves when it is on disk. */
export async function putAsking(asking: Asking): Promise<void> {
  const write = (await database()).transaction('askings', 'readwrite', { durability: 'strict' });
  await write.store.put(asking);
  await write.done;
  told();
}

/** Changes it if it is still the one that is asked for. Resolves with it as it is then, with null when it is not. */
export async function changeAsking(
  { key, id }: Pick<Asking, 'key' | 'id'>,
  change: Partial<Asking>,
): Promise<Asking | null> {
  const write = (await database()).transaction('askings', 'readwrite', { durability: 'strict' });
  const there = await write.store.get(key);
  const changed = there?.id === id ? { ...there, ...change } : null;
  if (changed) await write.store.put(changed);
  await write.done;
  told();
  return changed;
}

/** Everything that was answered, the oldest first. */
export const answeredOf = ({ others, model, name, proposal }: Asking): Answered[] =>
  proposal ? [...others, { model, name, proposal }] : others;

/** Given up by the person; what others have answered stays. Its id is new, so that what is under way for it ends. */
export async function cancelAsking(asking: Asking): Promise<void> {
  const last = asking.others.at(-1);
  if (!last) return dropAsking(asking.key);
  const others = asking.others.slice(0, -1);
  await putAsking({ ...asking, ...last, id: crypto.randomUUID(), others, state: 'done', keeping: null });
}

/** Cancelled by the person, or seen to. */
export async function dropAsking(key: string): Promise<void> {
  await (await database()).delete('askings', key);
  told();
}

/** Forgets what nobody came back for. `now`: ISO 8601. */
export async function sweepAskings(now: string): Promise<void> {
  const before = Date.parse(now) - KEPT_DAYS * 86_400_000;
  for (const { key, at } of await listAskings()) if (Date.parse(at) < before) await dropAsking(key);
}

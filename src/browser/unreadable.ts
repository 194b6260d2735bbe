import browser from 'webextension-polyfill';
import { isTaxonomy } from '../core/sound.ts';
import { discardRows, unreadableRows } from '../library/unreadable-rows.ts';
import { ownProfiles, siteRules } from './blogs.ts';
import { destinations } from './destinations.ts';
import { readableDraft } from './drafts.ts';
import { modelSettings } from './models.ts';
import { isReadableRoundup } from './roundup-draft.ts';
import { settings } from './settings.ts';

/** Something that was passed over. `name`: what the user may know it by. */
export interface Unreadable {
  kind: 'destination' | 'format' | 'tags' | 'site' | 'draft' | 'setting' | 'post' | 'job';
  name: string;
}

/** What a record that can't be read may be known by; its place in the list when it says nothing. */
export function nameOfRecord(value: unknown, at: number): string {
  const record = (typeof value === 'object' && value !== null ? value : {}) as { [key: string]: unknown };
  const named = [record.name, record.title, record.match, record.id].find((one) => typeof one === 'string' && one);
  return typeof named === 'string' ? named.slice(0, 80) : String(at + 1);
}

const lists = { destination: destinations, format: ownProfiles, site: siteRules } as const;
const TABLES = /^(?:taxonomy|paths):(.*)$/s;

/** Keys of the storage that hold what can't be read, each under a key of its own. */
async function spoiltKeys(stored: { [key: string]: unknown }): Promise<({ key: string } & Unreadable)[]> {
  const found = Object.entries(stored).map(async ([key, value]): Promise<({ key: string } & Unreadable)[]> => {
    const [, profile] = TABLES.exec(key) ?? [];
    if (profile !== undefined) {
      const isGood = key.startsWith('paths:') ? Array.isArray(value) : isTaxonomy(value);
      return isGood ? [] : [{ key, kind: 'tags', name: profile }];
    }
    if (!key.startsWith('draft:') || isReadableRoundup(key, value) || (await readableDraft(key, value))) return [];
    return [{ key, kind: 'draft', name: key.slice('draft:'.length, 300) }];
  });
  return (await Promise.all(found)).flat();
}

/** Everything in the extension's storage that is passed over, kept as it is. */
export async function listUnreadable(): Promise<Unreadable[]> {
  const ofLists = Object.entries(lists).map(async ([kind, list]) =>
    (await list.unreadable()).map((value, at) => ({
      kind: kind as keyof typeof lists,
      name: nameOfRecord(value, at),
    })),
  );
  const keys = [...(await settings.unreadable()), ...(await modelSettings.unreadable())];
  const ofKeys = keys.map((name) => ({ kind: 'setting', name }) as const);
  const spoilt = await spoiltKeys(await browser.storage.local.get(null));
  return [...(await Promise.all(ofLists)).flat(), ...ofKeys, ...spoilt.map(({ kind, name }) => ({ kind, name }))];
}

/** The same of the library's database, which is read through for it. */
export const listUnreadableRows = async (): Promise<Unreadable[]> =>
  (await unreadableRows()).map(({ store, row }, at) => ({
    kind: store === 'jobs' ? 'job' : 'post',
    name: nameOfRecord(row, at),
  }));

/** Deletes all that is passed over. Resolves with the way back. */
export async function discardUnreadable(): Promise<() => Promise<void>> {
  const before = await browser.storage.local.get(null);
  const rowsBack = await discardRows();
  for (const one of [...Object.values(lists), settings, modelSettings])
    if ((await one.unreadable()).length > 0) await one.discard();
  const keys = (await spoiltKeys(before)).map(({ key }) => key);
  await browser.storage.local.remove(keys);
  const after = await browser.storage.local.get(null);
  const changed = Object.entries(before).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(after[key]));
  return async () => {
    await browser.storage.local.set(Object.fromEntries(changed));
    await rowsBack();
  };
}

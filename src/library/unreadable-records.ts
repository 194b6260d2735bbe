import browser from 'webextension-polyfill';
import { isValidTaxonomy } from '../core/validate-stored.ts';
import { ownProfiles, siteRules } from '../storage/blogs.ts';
import { destinations } from '../storage/destinations.ts';
import { readDraft } from '../storage/drafts.ts';
import { modelSettings } from '../storage/model-settings.ts';
import { isReadableRoundup } from '../storage/roundup-draft.ts';
import { settings } from '../storage/settings.ts';
import { discardUnreadableRows, findUnreadableRows } from './unreadable-rows.ts';

/** Something that was passed over. `name`: what the user may know it by. */
export interface UnreadableRecord {
  kind: 'destination' | 'format' | 'tags' | 'site' | 'draft' | 'setting' | 'post' | 'job';
  name: string;
}

/** What a record that can't be read may be known by; its place in the list when it says nothing. */
export function describeRecord(value: unknown, at: number): string {
  const record = (typeof value === 'object' && value !== null ? value : {}) as { [key: string]: unknown };
  const named = [record.name, record.title, record.match, record.id].find((one) => typeof one === 'string' && one);
  return typeof named === 'string' ? named.slice(0, 80) : String(at + 1);
}

const lists = { destination: destinations, format: ownProfiles, site: siteRules } as const;
const TABLES = /^(?:taxonomy|paths):(.*)$/s;

/** Keys of the storage that hold what can't be read, each under a key of its own. */
async function listInvalidKeys(stored: { [key: string]: unknown }): Promise<({ key: string } & UnreadableRecord)[]> {
  const found = Object.entries(stored).map(async ([key, value]): Promise<({ key: string } & UnreadableRecord)[]> => {
    const [, profile] = TABLES.exec(key) ?? [];
    if (profile !== undefined) {
      const isGood = key.startsWith('paths:') ? Array.isArray(value) : isValidTaxonomy(value);
      return isGood ? [] : [{ key, kind: 'tags', name: profile }];
    }
    if (!key.startsWith('draft:') || isReadableRoundup(key, value) || (await readDraft(key, value))) return [];
    return [{ key, kind: 'draft', name: key.slice('draft:'.length, 300) }];
  });
  return (await Promise.all(found)).flat();
}

/** Everything in the extension's storage that is passed over, kept as it is. */
export async function listUnreadableSettings(): Promise<UnreadableRecord[]> {
  const ofLists = Object.entries(lists).map(async ([kind, list]) =>
    (await list.unreadable()).map((value, at) => ({
      kind: kind as keyof typeof lists,
      name: describeRecord(value, at),
    })),
  );
  const keys = [...(await settings.unreadable()), ...(await modelSettings.unreadable())];
  const ofKeys = keys.map((name) => ({ kind: 'setting', name }) as const);
  const spoilt = await listInvalidKeys(await browser.storage.local.get(null));
  return [...(await Promise.all(ofLists)).flat(), ...ofKeys, ...spoilt.map(({ kind, name }) => ({ kind, name }))];
}

/** The same of the library's database, which is read through for it. */
export const listUnreadableRows = async (): Promise<UnreadableRecord[]> =>
  (await findUnreadableRows()).map(({ store, row }, at) => ({
    kind: store === 'jobs' ? 'job' : 'post',
    name: describeRecord(row, at),
  }));

/** Deletes all that is passed over. Resolves with the way back. */
export async function discardUnreadableRecords(): Promise<() => Promise<void>> {
  const before = await browser.storage.local.get(null);
  const rowsBack = await discardUnreadableRows();
  for (const one of [...Object.values(lists), settings, modelSettings])
    if ((await one.unreadable()).length > 0) await one.discard();
  const keys = (await listInvalidKeys(before)).map(({ key }) => key);
  await browser.storage.local.remove(keys);
  const after = await browser.storage.local.get(null);
  const changed = Object.entries(before).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(after[key]));
  return async () => {
    await browser.storage.local.set(Object.fromEntries(changed));
    await rowsBack();
  };
}

import browser from 'webextension-polyfill';
import { isValidTaxonomy } from '../core/validate-stored.ts';
import { ownProfiles, siteRules } from '../storage/blogs.ts';
import { destinations } from '../storage/destinations.ts';
import { readDraft } from '../storage/drafts.ts';
import { modelSettings } from '../storage/model-settings.ts';
import { isReadableRoundup } from '../storage/roundup-draft.ts';
import { settings } from '../storage/settings.ts';
import { discardUnreadableRows, findUnreadableRows } from './unreadable-rows.ts';

/** A stored value that is skipped because it is damaged. `name`: a text by which the user may recognise the value. */
export interface UnreadableRecord {
  kind: 'destination' | 'format' | 'tags' | 'site' | 'draft' | 'setting' | 'post' | 'job';
  name: string;
}

/** Returns a name for an unreadable value: its name, title, address pattern or id, otherwise its number in the list. */
export function describeRecord(value: unknown, at: number): string {
  const record = (typeof value === 'object' && value !== null ? value : {}) as { [key: string]: unknown };
  const name = [record.name, record.title, record.match, record.id].find((one) => typeof one === 'string' && one);
  return typeof name === 'string' ? name.slice(0, 80) : String(at + 1);
}

const lists = { destination: destinations, format: ownProfiles, site: siteRules } as const;
const TABLES = /^(?:taxonomy|paths):(.*)$/s;

/** Lists the unreadable values that are stored under a key of their own, not inside a stored list. */
async function listInvalidKeys(stored: { [key: string]: unknown }): Promise<({ key: string } & UnreadableRecord)[]> {
  const found = Object.entries(stored).map(async ([key, value]): Promise<({ key: string } & UnreadableRecord)[]> => {
    const [, profile] = TABLES.exec(key) ?? [];
    if (profile !== undefined) {
      const isValid = key.startsWith('paths:') ? Array.isArray(value) : isValidTaxonomy(value);
      return isValid ? [] : [{ key, kind: 'tags', name: profile }];
    }
    if (!key.startsWith('draft:') || isReadableRoundup(key, value) || (await readDraft(key, value))) return [];
    return [{ key, kind: 'draft', name: key.slice('draft:'.length, 300) }];
  });
  return (await Promise.all(found)).flat();
}

/** Lists every unreadable value in the extension's key-value storage (`browser.storage.local`). */
export async function listUnreadableSettings(): Promise<UnreadableRecord[]> {
  const inLists = Object.entries(lists).map(async ([kind, list]) =>
    (await list.unreadable()).map((value, at) => ({
      kind: kind as keyof typeof lists,
      name: describeRecord(value, at),
    })),
  );
  const keys = [...(await settings.unreadable()), ...(await modelSettings.unreadable())];
  const invalidSettings = keys.map((name) => ({ kind: 'setting', name }) as const);
  const underOwnKeys = await listInvalidKeys(await browser.storage.local.get(null));
  return [
    ...(await Promise.all(inLists)).flat(),
    ...invalidSettings,
    ...underOwnKeys.map(({ kind, name }) => ({ kind, name })),
  ];
}

/** Lists every unreadable row of the library's database. Reads the whole database for this. */
export const listUnreadableRows = async (): Promise<UnreadableRecord[]> =>
  (await findUnreadableRows()).map(({ store, row }, at) => ({
    kind: store === 'jobs' ? 'job' : 'post',
    name: describeRecord(row, at),
  }));

/** Deletes everything that is unreadable in storage and database. Resolves with a function that undoes the deletion. */
export async function discardUnreadableRecords(): Promise<() => Promise<void>> {
  const before = await browser.storage.local.get(null);
  const restoreRows = await discardUnreadableRows();
  for (const one of [...Object.values(lists), settings, modelSettings])
    if ((await one.unreadable()).length > 0) await one.discard();
  const keys = (await listInvalidKeys(before)).map(({ key }) => key);
  await browser.storage.local.remove(keys);
  const after = await browser.storage.local.get(null);
  const changed = Object.entries(before).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(after[key]));
  return async () => {
    await browser.storage.local.set(Object.fromEntries(changed));
    await restoreRows();
  };
}

import browser from 'webextension-polyfill';
import type { BlogFile } from '../core/blog-file.ts';
import type { Taxonomy } from '../core/classify/model.ts';
import { type SiteRule, withRules } from '../core/site-rule.ts';
import { isProfile, isSiteRule, isTaxonomy } from '../core/sound.ts';
import type { Profile } from '../core/types.ts';
import { profiles as shipped, taxonomyOf } from '../profiles/index.ts';
import { storedList } from './stored-list.ts';

/**
 * A person's own formats, the taxonomies learned for them, and what they keep for sites. What a fault of the disk has
 * spoilt is passed over: the rest goes on.
 */
export const ownProfiles = storedList<Profile>('profiles', isProfile);
export const siteRules = storedList<SiteRule>('sites', isSiteRule);
const taxonomyKey = (id: string) => `taxonomy:${id}`;
const pathsKey = (id: string) => `paths:${id}`;

/** The person's own formats, then those that come with Precis; a changed one stands in for the original. */
export async function loadProfiles(): Promise<Profile[]> {
  const mine = await own();
  return [...mine, ...shipped.filter(({ id }) => !mine.some((profile) => profile.id === id))];
}

/** The format of that id; the first of all when it is no longer there. */
export async function loadProfile(id: string): Promise<Profile> {
  const all = await loadProfiles();
  const found = all.find((profile) => profile.id === id) ?? shipped[0];
  if (!found) throw new Error('No format comes with this build.');
  return found;
}

/** The tags and categories learned for a format, else those that come with it. */
export async function loadTaxonomy(id: string): Promise<Taxonomy> {
  const key = taxonomyKey(id);
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return isTaxonomy(stored) ? stored : taxonomyOf(id);
}

export async function keepTaxonomy(id: string, taxonomy: Taxonomy): Promise<void> {
  await browser.storage.local.set({ [taxonomyKey(id)]: taxonomy });
}

/** The files that the blog had when it was learned, so that a new one takes no name that is taken. */
export async function loadPaths(id: string): Promise<string[]> {
  const key = pathsKey(id);
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [];
}

export const loadSites = (): Promise<SiteRule[]> => siteRules.load();

/** Keeps a format of the person's own, and what was learned with it; one of the same id is replaced. */
export async function keepProfile(profile: Profile, taxonomy?: Taxonomy, paths?: string[]): Promise<void> {
  const others = (await own()).filter(({ id }) => id !== profile.id);
  await browser.storage.local.set({
    ...(await ownProfiles.items([profile, ...others])),
    ...(taxonomy ? { [taxonomyKey(profile.id)]: taxonomy } : {}),
    ...(paths ? { [pathsKey(profile.id)]: paths } : {}),
  });
}

/** Forgets a format of the person's own, and what was learned with it. */
export async function dropProfile(id: string): Promise<void> {
  await ownProfiles.save((await own()).filter((profile) => profile.id !== id));
  await browser.storage.local.remove([taxonomyKey(id), pathsKey(id)]);
}

export const keepSites = (rules: SiteRule[]): Promise<void> => siteRules.save(rules);

const own = () => ownProfiles.load();

/** All of it, for a backup. */
export async function exportBlogs(): Promise<Omit<BlogFile, 'precis'>> {
  const profiles = await own();
  // The tags of a format that comes with Precis may have been changed, too.
  const ids = (await loadProfiles()).map(({ id }) => id);
  const stored = await browser.storage.local.get(ids.map(taxonomyKey));
  const taxonomies = Object.fromEntries(
    ids.flatMap((id) => {
      const taxonomy: unknown = stored[taxonomyKey(id)];
      return isTaxonomy(taxonomy) ? [[id, taxonomy]] : [];
    }),
  );
  return { profiles, taxonomies, sites: await loadSites() };
}

/**
 * Adds a file's formats, taxonomies and site rules, in place of those of the same id or address, in one write. Resolves
 * with the way back.
 */
export async function importBlogs(file: Omit<BlogFile, 'precis'>): Promise<() => Promise<void>> {
  const before = await exportBlogs();
  const ids = new Set(file.profiles.map(({ id }) => id));
  await browser.storage.local.set({
    ...(await ownProfiles.items([...file.profiles, ...before.profiles.filter(({ id }) => !ids.has(id))])),
    ...(await siteRules.items(withRules(before.sites, file.sites))),
    ...byKey(file.taxonomies),
  });
  return async () => {
    const added = Object.keys(file.taxonomies).filter((id) => !(id in before.taxonomies));
    await browser.storage.local.set({
      ...(await ownProfiles.items(before.profiles)),
      ...(await siteRules.items(before.sites)),
      ...byKey(before.taxonomies),
    });
    await browser.storage.local.remove(added.map(taxonomyKey));
  };
}

const byKey = (taxonomies: BlogFile['taxonomies']) =>
  Object.fromEntries(Object.entries(taxonomies).map(([id, taxonomy]) => [taxonomyKey(id), taxonomy]));

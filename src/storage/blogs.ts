import browser from 'webextension-polyfill';
import type { BlogFile } from '../core/blog-file.ts';
import type { Taxonomy } from '../core/classify/taxonomy.ts';
import type { Profile } from '../core/format/profile.ts';
import { type SiteRule, upsertSiteRules } from '../core/site-rules.ts';
import { isValidProfile, isValidSiteRule, isValidTaxonomy } from '../core/validate-stored.ts';
import { loadShippedTaxonomy, profiles as shipped } from '../profiles/index.ts';
import { createStoredList } from './stored-list.ts';

/**
 * A person's own formats, the taxonomies learned for them, and what they keep for sites. What a fault of the disk has
 * spoilt is passed over: the rest goes on.
 */
export const ownProfiles = createStoredList<Profile>('profiles', isValidProfile);
export const siteRules = createStoredList<SiteRule>('sites', isValidSiteRule);
const toTaxonomyKey = (id: string) => `taxonomy:${id}`;
const toPathsKey = (id: string) => `paths:${id}`;

/** The person's own formats, then those that come with Precis; a changed one stands in for the original. */
export async function loadProfiles(): Promise<Profile[]> {
  const mine = await loadOwnProfiles();
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
export async function loadBlogTaxonomy(id: string): Promise<Taxonomy> {
  const key = toTaxonomyKey(id);
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return isValidTaxonomy(stored) ? stored : loadShippedTaxonomy(id);
}

export async function saveBlogTaxonomy(id: string, taxonomy: Taxonomy): Promise<void> {
  await browser.storage.local.set({ [toTaxonomyKey(id)]: taxonomy });
}

/** The files that the blog had when it was learned, so that a new one takes no name that is taken. */
export async function loadBlogPaths(id: string): Promise<string[]> {
  const key = toPathsKey(id);
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [];
}

export const loadSiteRules = (): Promise<SiteRule[]> => siteRules.load();

/** Keeps a format of the person's own, and what was learned with it; one of the same id is replaced. */
export async function saveProfile(profile: Profile, taxonomy?: Taxonomy, paths?: string[]): Promise<void> {
  const others = (await loadOwnProfiles()).filter(({ id }) => id !== profile.id);
  await browser.storage.local.set({
    ...(await ownProfiles.items([profile, ...others])),
    ...(taxonomy ? { [toTaxonomyKey(profile.id)]: taxonomy } : {}),
    ...(paths ? { [toPathsKey(profile.id)]: paths } : {}),
  });
}

/** Forgets a format of the person's own, and what was learned with it. */
export async function deleteProfile(id: string): Promise<void> {
  await ownProfiles.save((await loadOwnProfiles()).filter((profile) => profile.id !== id));
  await browser.storage.local.remove([toTaxonomyKey(id), toPathsKey(id)]);
}

export const saveSiteRules = (rules: SiteRule[]): Promise<void> => siteRules.save(rules);

const loadOwnProfiles = () => ownProfiles.load();

/** All of it, for a backup. */
export async function exportBlogs(): Promise<Omit<BlogFile, 'precis'>> {
  const profiles = await loadOwnProfiles();
  // The tags of a format that comes with Precis may have been changed, too.
  const ids = (await loadProfiles()).map(({ id }) => id);
  const stored = await browser.storage.local.get(ids.map(toTaxonomyKey));
  const taxonomies = Object.fromEntries(
    ids.flatMap((id) => {
      const taxonomy: unknown = stored[toTaxonomyKey(id)];
      return isValidTaxonomy(taxonomy) ? [[id, taxonomy]] : [];
    }),
  );
  return { profiles, taxonomies, sites: await loadSiteRules() };
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
    ...(await siteRules.items(upsertSiteRules(before.sites, file.sites))),
    ...toTaxonomyEntries(file.taxonomies),
  });
  return async () => {
    const added = Object.keys(file.taxonomies).filter((id) => !(id in before.taxonomies));
    await browser.storage.local.set({
      ...(await ownProfiles.items(before.profiles)),
      ...(await siteRules.items(before.sites)),
      ...toTaxonomyEntries(before.taxonomies),
    });
    await browser.storage.local.remove(added.map(toTaxonomyKey));
  };
}

const toTaxonomyEntries = (taxonomies: BlogFile['taxonomies']) =>
  Object.fromEntries(Object.entries(taxonomies).map(([id, taxonomy]) => [toTaxonomyKey(id), taxonomy]));

import browser from 'webextension-polyfill';
import type { BlogFile } from '../core/blog-file.ts';
import type { Taxonomy } from '../core/classify/taxonomy.ts';
import type { Profile } from '../core/format/profile.ts';
import { type SiteRule, upsertSiteRules } from '../core/site-rules.ts';
import { isValidProfile, isValidSiteRule, isValidTaxonomy } from '../core/validate-stored.ts';
import { loadShippedTaxonomy, profiles as shipped } from '../profiles/index.ts';
import { createStoredList } from './stored-list.ts';

/** Stored lists of the user's own formats (profiles) and site rules. A damaged entry is skipped; all others still load. */
export const ownProfiles = createStoredList<Profile>('profiles', isValidProfile);
export const siteRules = createStoredList<SiteRule>('sites', isValidSiteRule);
const toTaxonomyKey = (id: string) => `taxonomy:${id}`;
const toPathsKey = (id: string) => `paths:${id}`;

/**
 * Loads the user's own formats, then the formats that come with the extension; an own format takes the place of a shipped
 * one of the same id.
 */
export async function loadProfiles(): Promise<Profile[]> {
  const own = await loadOwnProfiles();
  const added = own.filter(({ id }) => !shipped.some((profile) => profile.id === id));
  return [...added, ...shipped.map((profile) => own.find(({ id }) => id === profile.id) ?? profile)];
}

/** Loads the format with this id. If it no longer exists, the first shipped format is returned. */
export async function loadProfile(id: string): Promise<Profile> {
  const all = await loadProfiles();
  const found = all.find((profile) => profile.id === id) ?? shipped[0];
  if (!found) throw new Error('No format comes with this build.');
  return found;
}

/** Loads the tags and categories that were learned for a format; if none were, the shipped tags and categories. */
export async function loadBlogTaxonomy(id: string): Promise<Taxonomy> {
  const key = toTaxonomyKey(id);
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return isValidTaxonomy(stored) ? stored : loadShippedTaxonomy(id);
}

export async function saveBlogTaxonomy(id: string, taxonomy: Taxonomy): Promise<void> {
  await browser.storage.local.set({ [toTaxonomyKey(id)]: taxonomy });
}

/**
 * Loads the paths of the files that the blog had when its format was learned. A new post must not use any of these paths.
 */
export async function loadBlogPaths(id: string): Promise<string[]> {
  const key = toPathsKey(id);
  const stored: unknown = (await browser.storage.local.get(key))[key];
  return Array.isArray(stored) ? stored.filter((path) => typeof path === 'string') : [];
}

export const loadSiteRules = (): Promise<SiteRule[]> => siteRules.load();

/**
 * Saves one of the user's formats, with the tags, categories and paths learned with it. Replaces a format of the same id.
 */
export async function saveProfile(profile: Profile, taxonomy?: Taxonomy, paths?: string[]): Promise<void> {
  const others = (await loadOwnProfiles()).filter(({ id }) => id !== profile.id);
  await browser.storage.local.set({
    ...(await ownProfiles.items([profile, ...others])),
    ...(taxonomy ? { [toTaxonomyKey(profile.id)]: taxonomy } : {}),
    ...(paths ? { [toPathsKey(profile.id)]: paths } : {}),
  });
}

/** Deletes one of the user's formats, with the tags, categories and paths learned with it. */
export async function deleteProfile(id: string): Promise<void> {
  await ownProfiles.save((await loadOwnProfiles()).filter((profile) => profile.id !== id));
  await browser.storage.local.remove([toTaxonomyKey(id), toPathsKey(id)]);
}

export const saveSiteRules = (rules: SiteRule[]): Promise<void> => siteRules.save(rules);

const loadOwnProfiles = () => ownProfiles.load();

/** Returns the user's own formats, all stored taxonomies and the site rules, for a backup. */
export async function exportBlogs(): Promise<Omit<BlogFile, 'precis'>> {
  const profiles = await loadOwnProfiles();
  // The user may have changed the tags of a shipped format, too.
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
 * Adds the formats, taxonomies and site rules of a file in one write. A stored format or taxonomy of the same id, or a site
 * rule of the same address, is replaced. Resolves with a function that undoes the import.
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

import type { Profile } from '../core/format/profile.ts';
import { astro } from './astro.ts';
import { docusaurus } from './docusaurus.ts';
import { eleventy } from './eleventy.ts';
import { hexo } from './hexo.ts';
import { hugoToml, hugoYaml } from './hugo.ts';
import { jekyll } from './jekyll.ts';
import { markdown } from './markdown.ts';
import { next } from './next.ts';
import { obsidian } from './obsidian.ts';
import { plainMarkdown } from './plain.ts';
import { techhub } from './techhub.ts';
import { zola } from './zola.ts';

export { loadShippedTaxonomy } from './taxonomy.ts';

/** The formats that come with Precis. A new user starts with the first format. */
export const profiles: Profile[] = [
  markdown,
  jekyll,
  hugoYaml,
  hugoToml,
  astro,
  eleventy,
  hexo,
  docusaurus,
  obsidian,
  zola,
  next,
  plainMarkdown,
  techhub,
];

/** Ids of the formats that belong to one team's blog. Lists show them last, apart from those that fit anybody's. */
export const teamFormats: readonly string[] = [techhub.id];

/** Returns the profile with this id. For an unknown id, such as that of a removed profile, returns the first profile. */
export function getProfile(id: string): Profile {
  return profiles.find((profile) => profile.id === id) ?? markdown;
}

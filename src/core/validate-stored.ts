import blogFileSchema from './blog-file.schema.json';
import type { Taxonomy } from './classify/taxonomy.ts';
import { type JsonSchema, validationError } from './format/json-schema.ts';
import profileSchema from './format/profile.schema.json';
import type { Profile } from './format/profile.ts';
import type { SiteRule } from './site-rules.ts';

/** Whether a stored value is a valid profile, by the schema of the profile files that users share. */
export const isValidProfile = (value: unknown): value is Profile =>
  validationError(value, profileSchema as JsonSchema) === '';

export const isValidSiteRule = (value: unknown): value is SiteRule => matchesBlogFileSchema({ sites: [value] });

export const isValidTaxonomy = (value: unknown): value is Taxonomy =>
  matchesBlogFileSchema({ taxonomies: { its: value } });

const matchesBlogFileSchema = (part: object): boolean =>
  validationError({ precis: 1, profiles: [], taxonomies: {}, sites: [], ...part }, blogFileSchema as JsonSchema) === '';

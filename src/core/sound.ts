import blogFileSchema from './blog-file.schema.json';
import type { Taxonomy } from './classify/model.ts';
import profileSchema from './post/profile.schema.json';
import { departure, type Schema } from './post/schema.ts';
import type { SiteRule } from './site-rule.ts';
import type { Profile } from './types.ts';

/** Whether what a disk gives back is what was put there: by the schemas of the files that people share. */
export const isProfile = (value: unknown): value is Profile => departure(value, profileSchema as Schema) === '';

export const isSiteRule = (value: unknown): value is SiteRule => fits({ sites: [value] });

export const isTaxonomy = (value: unknown): value is Taxonomy => fits({ taxonomies: { its: value } });

const fits = (part: object): boolean =>
  departure({ precis: 1, profiles: [], taxonomies: {}, sites: [], ...part }, blogFileSchema as Schema) === '';

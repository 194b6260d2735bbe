import blogFileSchema from './blog-file.schema.json';
import type { Taxonomy } from './classify/taxonomy.ts';
import { type JsonSchema, validationError } from './format/json-schema.ts';
import { parseProfile } from './format/parse-profile.ts';
import type { Profile } from './format/profile.ts';
import { LIMITS } from './limits.ts';
import type { SiteRule } from './site-rules.ts';

/** A blog's formats, tags and site rules in one file, for a backup or for a team's repository. Schema: blog-file.schema.json. */
export interface BlogFile {
  /** Version of this form of file. */
  precis: 1;
  profiles: Profile[];
  /** By profile id. */
  taxonomies: { [profile: string]: Taxonomy };
  sites: SiteRule[];
}

/**
 * Why a file is refused: it is no JSON; JSON of something else; made by a newer Precis; larger than any (`detail`: the most,
 * in MB); a value is wrong (`detail`: where, and what).
 */
export class BlogFileError extends Error {
  constructor(
    readonly code: 'notJson' | 'notPrecis' | 'newer' | 'tooLarge' | 'invalid',
    readonly detail = '',
  ) {
    super(`${code} ${detail}`.trim());
  }
}

export function formatBlogFile(file: Omit<BlogFile, 'precis'>): string {
  return `${JSON.stringify({ precis: 1, ...file }, null, 2)}\n`;
}

/** Reads a file whole or not at all. Throws `BlogFileError`. */
export function parseBlogFile(text: string): BlogFile {
  if (text.length > LIMITS.blogFile) throw new BlogFileError('tooLarge', String(LIMITS.blogFile / 1_000_000));
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new BlogFileError('notJson', messageOf(error));
  }
  return blogFileOf(value);
}

/** The parts of a blog file that are good, and those that are not, as they were given. Throws `BlogFileError` when it is none. */
export function readableParts(value: unknown): {
  file: BlogFile;
  leftOut: { kind: 'format' | 'tags' | 'site'; value: unknown }[];
} {
  const { profiles, taxonomies, sites, ...rest } = blogParts(value);
  const isGood = (part: Partial<BlogFile>) => {
    try {
      return Boolean(blogFileOf({ ...rest, profiles: [], taxonomies: {}, sites: [], ...part }));
    } catch {
      return false;
    }
  };
  const goodTags = Object.entries(taxonomies).filter(([id, tags]) => isGood({ taxonomies: { [id]: tags } }));
  const file = {
    precis: 1 as const,
    profiles: profiles.filter((profile) => isGood({ profiles: [profile] })),
    taxonomies: Object.fromEntries(goodTags),
    sites: sites.filter((site) => isGood({ sites: [site] })),
  };
  const without = <T>(all: T[], good: T[]) => all.filter((one) => !good.includes(one));
  return {
    file,
    leftOut: [
      ...without(profiles, file.profiles).map((one) => ({ kind: 'format' as const, value: one })),
      ...without(Object.keys(taxonomies), Object.keys(file.taxonomies)).map((name) => ({
        kind: 'tags' as const,
        value: { name },
      })),
      ...without(sites, file.sites).map((one) => ({ kind: 'site' as const, value: one })),
    ],
  };
}

/** Lists where lists belong, whatever is in them. */
function blogParts(value: unknown): BlogFile {
  const parts = (typeof value === 'object' && value !== null ? value : {}) as { [key: string]: unknown };
  const isTable = typeof parts.taxonomies === 'object' && parts.taxonomies !== null && !Array.isArray(parts.taxonomies);
  if (!Array.isArray(parts.profiles) || !Array.isArray(parts.sites) || !isTable) throw new BlogFileError('notPrecis');
  return parts as unknown as BlogFile;
}

function blogFileOf(value: unknown): BlogFile {
  const version = typeof value === 'object' && value !== null && 'precis' in value ? value.precis : undefined;
  if (typeof version !== 'number') throw new BlogFileError('notPrecis');
  if (version > 1) throw new BlogFileError('newer', String(version));
  const reason = validationError(value, blogFileSchema as JsonSchema);
  if (reason) throw new BlogFileError('invalid', reason);
  const file = value as BlogFile;
  file.profiles.forEach((profile, at) => {
    try {
      parseProfile(profile);
    } catch (error) {
      throw new BlogFileError('invalid', `profiles[${at}].${messageOf(error)}`);
    }
  });
  return file;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

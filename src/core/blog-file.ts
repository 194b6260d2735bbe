import blogFileSchema from './blog-file.schema.json';
import type { Taxonomy } from './classify/taxonomy.ts';
import { type JsonSchema, validationError } from './format/json-schema.ts';
import { parseProfile } from './format/parse-profile.ts';
import type { Profile } from './format/profile.ts';
import { LIMITS } from './limits.ts';
import { messageOf } from './message-of.ts';
import type { SiteRule } from './site-rules.ts';

/** A blog's formats, tags and site rules in one file, for a backup or a team's repository. Schema: blog-file.schema.json. */
export interface BlogFile {
  /** Version of the file format. */
  precis: 1;
  profiles: Profile[];
  /** Each profile's tags and categories, by profile id. */
  taxonomies: { [profile: string]: Taxonomy };
  sites: SiteRule[];
}

/**
 * Why a blog file is refused: the file is no JSON, belongs to another program, has a newer version, is over the limit
 * (`detail`: the limit in MB), or has an invalid value (`detail`: the value's path and the reason).
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

/** Parses a blog file. Throws `BlogFileError` when any value in the file is invalid. */
export function parseBlogFile(text: string): BlogFile {
  if (text.length > LIMITS.blogFile) throw new BlogFileError('tooLarge', String(LIMITS.blogFile / 1_000_000));
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new BlogFileError('notJson', messageOf(error));
  }
  return validateBlogFile(value);
}

/**
 * Separates the valid formats, tags and site rules of a blog file from the invalid ones (`leftOut`, unchanged). Throws
 * `BlogFileError` for a file that is no blog file.
 */
export function separateValidParts(value: unknown): {
  file: BlogFile;
  leftOut: { kind: 'format' | 'tags' | 'site'; value: unknown }[];
} {
  const { profiles, taxonomies, sites, ...rest } = requireBlogParts(value);
  const isValid = (part: Partial<BlogFile>) => {
    try {
      return Boolean(validateBlogFile({ ...rest, profiles: [], taxonomies: {}, sites: [], ...part }));
    } catch {
      // Not a failure: the error only says that the part is invalid.
      return false;
    }
  };
  const validTags = Object.entries(taxonomies).filter(([id, tags]) => isValid({ taxonomies: { [id]: tags } }));
  const file = {
    precis: 1 as const,
    profiles: profiles.filter((profile) => isValid({ profiles: [profile] })),
    taxonomies: Object.fromEntries(validTags),
    sites: sites.filter((site) => isValid({ sites: [site] })),
  };
  const listInvalid = <T>(all: T[], valid: T[]) => all.filter((one) => !valid.includes(one));
  return {
    file,
    leftOut: [
      ...listInvalid(profiles, file.profiles).map((one) => ({ kind: 'format' as const, value: one })),
      ...listInvalid(Object.keys(taxonomies), Object.keys(file.taxonomies)).map((name) => ({
        kind: 'tags' as const,
        value: { name },
      })),
      ...listInvalid(sites, file.sites).map((one) => ({ kind: 'site' as const, value: one })),
    ],
  };
}

/** Checks only that `profiles` and `sites` are lists and `taxonomies` is an object, not what they contain. */
function requireBlogParts(value: unknown): BlogFile {
  const parts = (typeof value === 'object' && value !== null ? value : {}) as { [key: string]: unknown };
  const isTable = typeof parts.taxonomies === 'object' && parts.taxonomies !== null && !Array.isArray(parts.taxonomies);
  if (!Array.isArray(parts.profiles) || !Array.isArray(parts.sites) || !isTable) throw new BlogFileError('notPrecis');
  return parts as unknown as BlogFile;
}

function validateBlogFile(value: unknown): BlogFile {
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

import blogFileSchema from './blog-file.schema.json';
import type { Taxonomy } from './classify/model.ts';
import { readProfile } from './post/read-profile.ts';
import { departure, type Schema } from './post/schema.ts';
import type { SiteRule } from './site-rule.ts';
import type { Profile } from './types.ts';

/** A blog's formats, tags and site rules in one file, for a backup or for a team's repository. Schema: blog-file.schema.json. */
export interface BlogFile {
  /** Version of this form of file. */
  precis: 1;
  profiles: Profile[];
  /** By profile id. */
  taxonomies: { [profile: string]: Taxonomy };
  sites: SiteRule[];
}

/** Why a file is refused: it is no JSON; JSON of something else; made by a newer Precis; a value is wrong (`detail`: where, and what). */
export class BadBlogFile extends Error {
  constructor(
    readonly why: 'notJson' | 'notPrecis' | 'newer' | 'invalid',
    readonly detail = '',
  ) {
    super(`${why} ${detail}`.trim());
  }
}

export function writeBlogFile(file: Omit<BlogFile, 'precis'>): string {
  return `${JSON.stringify({ precis: 1, ...file }, null, 2)}\n`;
}

/** Reads a file whole or not at all. Throws `BadBlogFile`. */
export function readBlogFile(text: string): BlogFile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new BadBlogFile('notJson', messageOf(error));
  }
  const version = typeof value === 'object' && value !== null && 'precis' in value ? value.precis : undefined;
  if (typeof version !== 'number') throw new BadBlogFile('notPrecis');
  if (version > 1) throw new BadBlogFile('newer', String(version));
  const reason = departure(value, blogFileSchema as Schema);
  if (reason) throw new BadBlogFile('invalid', reason);
  const file = value as BlogFile;
  file.profiles.forEach((profile, at) => {
    try {
      readProfile(profile);
    } catch (error) {
      throw new BadBlogFile('invalid', `profiles[${at}].${messageOf(error)}`);
    }
  });
  return file;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

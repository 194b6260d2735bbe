import { BlogFileError } from '../../core/blog-file.ts';
import type { Profile } from '../../core/format/profile.ts';
import { messageOf } from '../../core/message-of.ts';
import type { ImportedPost } from '../merge-posts.ts';
import { ZipError } from './zip-format.ts';

/** Why a file, or a post in it, is left out. Each reason has a text for the user: `skip_REASON`. */
export type SkipReason =
  | 'notOurs'
  | 'newer'
  | 'invalid'
  | 'frontMatter'
  | 'empty'
  | 'notWeb'
  | 'unreadable'
  | 'tooLargeFile'
  | ZipError['why'];

export interface SkippedFile {
  name: string;
  why: SkipReason;
  detail: string;
}

export interface ParsedImport {
  posts: ImportedPost[];
  skipped: SkippedFile[];
  /** Name of the format that Markdown files were read by; '' without such files. */
  profile: string;
}

/** What every reader of a file format is given. */
export interface ImportContext {
  /** The formats that Markdown files may have, the user's choice first. */
  profiles: Profile[];
  /** ISO 8601. */
  now: string;
  onProgress: (done: number, all: number) => void;
  /** Each reader adds what it finds. */
  result: ParsedImport;
}

/** Leaves a file, or one post of it, out of the import. */
export class ImportError extends Error {
  constructor(
    readonly why: SkipReason,
    readonly detail = '',
  ) {
    super(why);
  }
}

/** The text of a file. Throws `ImportError` when the file has more than `maxBytes`. */
export async function readTextFile(file: Blob, maxBytes: number): Promise<string> {
  if (file.size > maxBytes) throw new ImportError('tooLargeFile', String(maxBytes / 1_000_000));
  return file.text();
}

/** Does the work; an error leaves the file `name` out, with the reason. */
export async function withSkipOnError(
  name: string,
  { skipped }: ParsedImport,
  work: () => Promise<void> | void,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ImportError) skipped.push({ name, why: error.why, detail: error.detail });
    else if (error instanceof BlogFileError) skipped.push({ name, why: 'invalid', detail: error.message });
    else if (error instanceof ZipError) skipped.push({ name, why: error.why, detail: '' });
    else skipped.push({ name, why: 'unreadable', detail: getFirstLine(error) });
  }
}

export const getFirstLine = (error: unknown): string => messageOf(error).split('\n')[0] ?? '';

import { BlogFileError } from '../../core/blog-file.ts';
import type { Profile } from '../../core/format/profile.ts';
import { messageOf } from '../../core/message-of.ts';
import type { ImportedPost } from '../merge-posts.ts';
import { ZipError } from './zip-format.ts';

/** Why a file, or a post in a file, is not imported. The message `skip_REASON` in `messages.json` tells the user. */
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
  /** Name of the format by which Markdown files were read; '' when there were no Markdown files. */
  profile: string;
}

/** The arguments that every import function gets, whatever the file format. */
export interface ImportContext {
  /** The formats that Markdown files may have, the user's choice first. */
  profiles: Profile[];
  /** The current time, ISO 8601. */
  now: string;
  onProgress: (done: number, all: number) => void;
  /** Import functions add the posts that they read, and the files that they skip, to this object. */
  result: ParsedImport;
}

/** Thrown to skip a file, or one post of a file; `why` gives the reason. */
export class ImportError extends Error {
  constructor(
    readonly why: SkipReason,
    readonly detail = '',
  ) {
    super(why);
  }
}

/** Reads the text of a file. Rejects with `ImportError` when the file is larger than `maxBytes`. */
export async function readTextFile(file: Blob, maxBytes: number): Promise<string> {
  if (file.size > maxBytes) throw new ImportError('tooLargeFile', String(maxBytes / 1_000_000));
  return file.text();
}

/** Runs `work`. If it throws, adds the file `name` and the reason to the skipped files instead of rejecting. */
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

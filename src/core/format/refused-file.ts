/** Maximum lengths in characters. No disk accepts a longer `path`; no real post has a longer `value` or `file`. */
export const WRITE_LIMITS = { path: 1_000, value: 100_000, file: 5_000_000 };

/** Why a file is refused. `path`: not the path of a post; `length`: too much text; `effort`: too much time or memory. */
export type RefusalCode = 'path' | 'length' | 'effort';

const REFUSAL_MESSAGES: Record<RefusalCode, (detail: string) => string> = {
  path: (path) =>
    `The format makes the path “${path}”. A post’s path ends in .md, .mdx, .markdown or .html, goes through no name that begins with a dot, and has at most ${WRITE_LIMITS.path} characters.`,
  length: (place) => `The format writes too much: ${place}.`,
  effort: () => 'The format’s templates take too much time or memory.',
};

/** Thrown for a file that no format may write. `detail`: the refused path, or the name of the field with the long text. */
export class RefusedFileError extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly detail = '',
  ) {
    super(REFUSAL_MESSAGES[code](detail.slice(0, 120)));
  }
}

const POST_FILE = /[^/]\.(?:md|mdx|markdown|html)$/i;

/**
 * Returns the path if it is a post's: a text file that no build, shell or git host runs. Throws `RefusedFileError`
 * otherwise, since a format from a stranger could write a workflow or a configuration file.
 */
export function requirePostPath(path: string): string {
  const hidden = path.split('/').some((name) => name.startsWith('.'));
  if (hidden || !POST_FILE.test(path) || path.length > WRITE_LIMITS.path) throw new RefusedFileError('path', path);
  return path;
}

/** Returns the text if it is short enough. Throws `RefusedFileError` with `place` otherwise. */
export function requireLength(text: string, maxLength: number, place: string): string {
  if (text.length > maxLength) throw new RefusedFileError('length', place);
  return text;
}

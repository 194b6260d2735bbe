/** What a format may write. A path longer than `path` fits no disk; `value` and `file` are far beyond any post. Characters. */
export const WRITE_LIMITS = { path: 1_000, value: 100_000, file: 5_000_000 };

/** `path`: where the file would go; `length`: how much it would hold; `effort`: what it takes to write it. */
export type RefusalCode = 'path' | 'length' | 'effort';

const REFUSAL_MESSAGES: Record<RefusalCode, (detail: string) => string> = {
  path: (path) =>
    `The format makes the path “${path}”. A post’s path ends in .md, .mdx, .markdown or .html, goes through no name that begins with a dot, and has at most ${WRITE_LIMITS.path} characters.`,
  length: (place) => `The format writes too much: ${place}.`,
  effort: () => 'The format’s templates take too much time or memory.',
};

/** A file that a format may not write, whoever made the format. `detail`: the path, or the place that holds too much. */
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
 * The path of a post, if it is one: a text that no build, no shell and no forge runs. Throws `RefusedFileError` for another, since
 * a format from outside could write a workflow or a configuration file.
 */
export function requirePostPath(path: string): string {
  const hidden = path.split('/').some((name) => name.startsWith('.'));
  if (hidden || !POST_FILE.test(path) || path.length > WRITE_LIMITS.path) throw new RefusedFileError('path', path);
  return path;
}

/** The text, if it is not too long. Throws `RefusedFileError` with the place. */
export function requireLength(text: string, most: number, place: string): string {
  if (text.length > most) throw new RefusedFileError('length', place);
  return text;
}

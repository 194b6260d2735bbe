import { constants } from 'node:fs';
import { lstat, mkdir, open, realpath } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/** Error of a file that must not be written; the message is written for the user. */
export class WriteError extends Error {}

/**
 * Writes `text` as UTF-8 to `path`, relative to `folder`, and creates missing folders. Follows no symbolic link below
 * `folder`: a link could lead anywhere, and the path comes from the title of a web page, which is not trusted.
 * @param mayOverwrite called when the file exists; resolves with whether to overwrite
 * @returns the path of the file, beginning with `folder`
 * @throws WriteError when the path leaves the folder, goes through a link, or names a file that must not be overwritten
 */
export async function writeInside(
  folder: string,
  path: string,
  text: string,
  mayOverwrite: (path: string) => Promise<boolean>,
): Promise<string> {
  await mkdir(folder, { recursive: true });
  // `folder` itself may be a symbolic link, because the user chose it.
  const root = await realpath(folder);
  const file = join(root, path);
  const parts = relative(root, file).split(sep);
  if (parts.includes('..') || parts.join('') === '') throw new WriteError(`would be written outside ${folder}`);
  const exists = await refuseLinks(root, parts);
  const shown = join(folder, ...parts);
  if (exists && !(await mayOverwrite(shown))) throw new WriteError(`${shown} exists already and was left as it is`);
  await mkdir(dirname(file), { recursive: true });
  // O_NOFOLLOW and O_EXCL refuse a link created after the check above. Windows has no O_NOFOLLOW.
  const { O_WRONLY, O_CREAT, O_EXCL, O_TRUNC, O_NOFOLLOW = 0 } = constants;
  const handle = await open(file, O_WRONLY | O_CREAT | O_NOFOLLOW | (exists ? O_TRUNC : O_EXCL), 0o666);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
  return shown;
}

/** Throws when any folder or file in the path is a symbolic link. Returns whether the file exists. */
async function refuseLinks(root: string, parts: string[]): Promise<boolean> {
  let place = root;
  for (const part of parts) {
    place = join(place, part);
    let found: Awaited<ReturnType<typeof lstat>>;
    try {
      found = await lstat(place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
    if (found.isSymbolicLink()) throw new WriteError(`${place} is a link, and links are not followed`);
  }
  return true;
}

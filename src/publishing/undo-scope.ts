import type { Receipt } from '../core/post.ts';
import { JobError } from '../jobs/job-error.ts';
import { normalizeFolder } from './paths.ts';

/** A file that was sent, and the file that it replaced. */
export interface SentFile {
  path: string;
  /** Git's blob id of the content that was sent. */
  ours: string;
  /** The file before the send: its blob id (git hosts) or its text (other outputs); null when there was no file. */
  before: string | null;
}

/** Whether one name of a path is plain: not empty, not `.` or `..`, and without backslashes and control characters. */
const isPlainName = (name: string): boolean =>
  name !== '' && name !== '.' && name !== '..' && !/[\\\u0000-\u001f\u007f]/.test(name);

/** Whether a path stays inside the destination's folder. `typedFolder`: '' for the destination's root. */
function isInside(path: unknown, typedFolder = ''): path is string {
  if (typeof path !== 'string' || path.length > 4_096 || !path.split('/').every(isPlainName)) return false;
  const folder = normalizeFolder(typedFolder);
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Whether a name is a valid branch name: git's rules (git-check-ref-format), as far as they matter in a URL. */
export const isBranchName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.length <= 255 &&
  name.split('/').every(isPlainName) &&
  !/[\s~^:?*[]|\.\.|@\{/.test(name);

const GIT_OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
export const isGitId = (id: unknown): id is string => typeof id === 'string' && GIT_OBJECT_ID.test(id);

/**
 * Returns a receipt's undo data as an object whose members the caller must check. Throws `otherPlace` when it is no object.
 */
export function parseUndoData(undo: unknown): Record<string, unknown> {
  if (typeof undo !== 'object' || undo === null || Array.isArray(undo)) throw new JobError('otherPlace');
  return undo as Record<string, unknown>;
}

/**
 * Checks the files of a receipt's undo data and returns them. Throws `otherPlace` if any file is outside of the
 * destination's folder or has no valid blob id, so that nothing is undone. `isBefore`: whether a file's `before` is valid
 * for the output.
 */
export function listFilesInside(files: unknown, folder: string, isBefore: (before: string) => boolean): SentFile[] {
  if (!Array.isArray(files)) throw new JobError('otherPlace');
  return files.map((file: unknown) => {
    const { path, ours, before } = parseUndoData(file);
    const hasState = before === null || (typeof before === 'string' && isBefore(before));
    if (!isInside(path, folder) || !isGitId(ours) || !hasState) throw new JobError('otherPlace', String(path));
    return { path, ours, before: before as string | null };
  });
}

/**
 * Returns the versions of the files that a receipt names: path → blob id. A path has no folder in front, as in a
 * `SendRequest`. {} for a receipt of an output without files. `folder`: the destination's folder, '' for its root.
 */
export function listSentVersions({ undo }: Receipt, folder: string): Record<string, string> {
  const { files } = (undo ?? {}) as { files?: unknown };
  const prefix = folder && `${normalizeFolder(folder)}/`;
  const sent = Array.isArray(files) ? (files as Partial<SentFile>[]) : [];
  return Object.fromEntries(
    sent.flatMap(({ path, ours }) =>
      typeof path === 'string' && isGitId(ours)
        ? [[path.startsWith(prefix) ? path.slice(prefix.length) : path, ours]]
        : [],
    ),
  );
}

/**
 * Throws `otherPlace` when a receipt's address differs from the destination's address. Receipts of older versions have no
 * address.
 */
export function requireSameEndpoint(sentTo: unknown, setTo: string): void {
  if (sentTo !== undefined && sentTo !== setTo) throw new JobError('otherPlace', String(sentTo));
}

import { JobError } from '../jobs/job-error.ts';
import { normalizeFolder } from './paths.ts';

/** A file that was sent, and the state that it replaced. */
export interface SentFile {
  path: string;
  /** Git's id of what was sent. */
  ours: string;
  /** The id or the text of the state before, as the output stores it; null for no file. */
  before: string | null;
}

/** Whether a part of a path leads nowhere else, in an address and on a disk. */
const isPlainName = (name: string): boolean =>
  name !== '' && name !== '.' && name !== '..' && !/[\\\u0000-\u001f\u007f]/.test(name);

/** Whether a path stays inside a folder of the destination; '' is its root. */
function isInside(path: unknown, typedFolder = ''): path is string {
  if (typeof path !== 'string' || path.length > 4_096 || !path.split('/').every(isPlainName)) return false;
  const folder = normalizeFolder(typedFolder);
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Git's rules for names of branches (git-check-ref-format), as far as they matter in an address. */
export const isBranchName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.length <= 255 &&
  name.split('/').every(isPlainName) &&
  !/[\s~^:?*[]|\.\.|@\{/.test(name);

const GIT_OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
export const isGitId = (id: unknown): id is string => typeof id === 'string' && GIT_OBJECT_ID.test(id);

/** The undo data of a receipt, of which every member is still to be checked. Throws `otherPlace` for anything but an object. */
export function parseUndoData(undo: unknown): Record<string, unknown> {
  if (typeof undo !== 'object' || undo === null || Array.isArray(undo)) throw new JobError('otherPlace');
  return undo as Record<string, unknown>;
}

/**
 * The files that an undo may change: all inside the destination's folder, each with the id of what was sent. `isBefore`: checks
 * the output's record of the state before. Throws `otherPlace` for the whole undo if one file is elsewhere.
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

/** Throws `otherPlace` when a receipt's address is not the one that is set. Older receipts have none. */
export function requireSameEndpoint(sentTo: unknown, setTo: string): void {
  if (sentTo !== undefined && sentTo !== setTo) throw new JobError('otherPlace', String(sentTo));
}

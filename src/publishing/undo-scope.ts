import { JobError } from '../jobs/job-error.ts';
import { normalizeFolder } from './paths.ts';

/** A file that was sent, and what it took the place of. */
export interface SentFile {
  path: string;
  /** Git's id of what was sent. */
  ours: string;
  /** What was there: its id or its text, as the output keeps it; null for nothing. */
  before: string | null;
}

/** A part of a path that stays where it is, in an address and on a disk. */
const isPlainName = (name: string): boolean =>
  name !== '' && name !== '.' && name !== '..' && !/[\\\u0000-\u001f\u007f]/.test(name);

/** Whether a path stays inside a folder of the destination; '' is its root. */
export function isInside(path: unknown, typedFolder = ''): path is string {
  if (typeof path !== 'string' || path.length > 4_096 || !path.split('/').every(isPlainName)) return false;
  const folder = normalizeFolder(typedFolder);
  return folder === '' || path.startsWith(`${folder}/`);
}

/** Git's own rules for names of branches (git-check-ref-format), as far as an address cares. */
export const isBranchName = (name: unknown): name is string =>
  typeof name === 'string' &&
  name.length <= 255 &&
  name.split('/').every(isPlainName) &&
  !/[\s~^:?*[]|\.\.|@\{/.test(name);

const GIT_OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
export const isGitId = (id: unknown): id is string => typeof id === 'string' && GIT_OBJECT_ID.test(id);

/** The data that takes a send back. Rejects what is no object: nothing of it is believed. */
export function parseUndoData(undo: unknown): Record<string, unknown> {
  if (typeof undo !== 'object' || undo === null || Array.isArray(undo)) throw new JobError('otherPlace');
  return undo as Record<string, unknown>;
}

/**
 * The files that an undo may touch: inside the destination's own folder, each with the id of what was sent. `precedes`:
 * what the output keeps of the state before. Rejects the whole undo for one file that is anywhere else.
 */
export function listFilesInside(files: unknown, folder: string, isBefore: (before: string) => boolean): SentFile[] {
  if (!Array.isArray(files)) throw new JobError('otherPlace');
  return files.map((file: unknown) => {
    const { path, ours, before } = parseUndoData(file);
    const hasState = before === null || (typeof before === 'string' && isBefore(before));
    if (!isInside(path, folder) || !isGitId(ours) || !hasState) throw new JobError('otherPlace', String(path));
    return { path, ours, before };
  });
}

/** Rejects an undo of what went to another address than the one that is set. Older receipts don't say where they went. */
export function requireSameEndpoint(sentTo: unknown, setTo: string): void {
  if (sentTo !== undefined && sentTo !== setTo) throw new JobError('otherPlace', String(sentTo));
}

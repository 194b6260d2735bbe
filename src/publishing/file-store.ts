import { type Bytes, computeBlobId, decodeUtf8, encodeUtf8 } from '../core/bytes.ts';
import type { Json } from '../core/json.ts';
import type { Receipt } from '../core/post.ts';
import { JobError } from '../jobs/job-error.ts';
import { ConflictError } from './conflict-error.ts';
import type { OutputContext, SendRequest } from './output.ts';
import { listFilesInside, parseUndoData, requireSameEndpoint, type SentFile } from './undo-scope.ts';

/**
 * A folder or server that stores files without history. `tag`: version of a file, such as its ETag; '' when there is none.
 */
export interface FileStore {
  read(path: string): Promise<{ bytes: Bytes; tag: string } | null>;
  /**
   * Writes a file if its version is still `tag` (null: if it does not exist). Rejects with `movedOn` when it has changed.
   */
  write(path: string, bytes: Bytes, tag: string | null): Promise<void>;
  remove(path: string, tag: string): Promise<void>;
}

interface FileUndo {
  /** The address or folder that the files were sent to. */
  place: string;
  files: SentFile[];
}

const computeVersion = (bytes: Bytes) => computeBlobId(bytes, '');

/**
 * Writes a request's files and returns the receipt. A file that the store has with the same bytes is not written. `place`:
 * the store's address or folder, which an undo checks.
 */
export async function putFiles(
  store: FileStore,
  place: string,
  { items, assets, replace }: SendRequest,
  receipt: Pick<Receipt, 'output' | 'where'> & Partial<Receipt>,
  context: OutputContext,
): Promise<Receipt> {
  const contents = [...items.map(({ file }) => ({ path: file.path, bytes: encodeUtf8(file.text) })), ...assets];
  const files = [];
  for (const { path, bytes } of contents) {
    const remote = await store.read(path);
    const [ours, theirs] = await Promise.all([computeVersion(bytes), remote && computeVersion(remote.bytes)]);
    files.push({ path, bytes, remote, ours, theirs });
  }
  const changed = files.filter(({ ours, theirs }) => ours !== theirs);
  const clashes = changed.flatMap(({ path, remote, theirs }) =>
    remote && theirs && replace[path] !== theirs ? [{ path, version: theirs, text: decodeUtf8(remote.bytes) }] : [],
  );
  if (clashes.length > 0) throw new ConflictError(clashes);
  for (const { path, bytes, remote } of changed) await store.write(path, bytes, remote ? remote.tag : null);
  const sent = files.map(({ path, ours, remote, theirs }) => ({
    path,
    ours,
    before: remote && theirs !== ours ? decodeUtf8(remote.bytes) : null,
  }));
  // An undo restores replaced files from the receipt, which holds text only. A send that replaced a binary file has no undo.
  const canRestore = changed.every(({ remote }) => !remote || decodeUtf8(remote.bytes) !== null);
  const undo: FileUndo = { place, files: sent };
  return { ...receipt, at: context.now, ...(canRestore ? { undo: undo as unknown as Json } : {}) };
}

/**
 * Reads the sent files from a receipt. Throws `otherPlace` when they were sent to another address or folder than `place`.
 */
export function parseSentFiles({ undo }: Receipt, place: string): SentFile[] {
  const { place: sentTo, files } = parseUndoData(undo);
  requireSameEndpoint(sentTo, place);
  return listFilesInside(files, '', () => true);
}

/** Undoes a send: deletes its new files and restores the files that it replaced. */
export async function undoFiles(store: FileStore, place: string, receipt: Receipt): Promise<void> {
  const files = parseSentFiles(receipt, place);
  const found = [];
  for (const { path, ours, before } of files) {
    const remote = await store.read(path);
    const theirs = remote && (await computeVersion(remote.bytes));
    if (theirs === (before === null ? null : await computeVersion(encodeUtf8(before)))) continue;
    if (!remote || theirs !== ours) throw new JobError('changedThere', path);
    found.push({ path, before, tag: remote.tag });
  }
  for (const { path, before, tag } of found)
    await (before === null ? store.remove(path, tag) : store.write(path, encodeUtf8(before), tag));
}

export async function readFileText(store: FileStore, path: string): Promise<string | null> {
  const remote = await store.read(path);
  return remote && decodeUtf8(remote.bytes);
}

import { type Bytes, computeBlobId, decodeUtf8, encodeUtf8 } from '../core/bytes.ts';
import type { Json } from '../core/json.ts';
import type { Receipt } from '../core/post.ts';
import { JobError } from '../jobs/job-error.ts';
import { ConflictError } from './conflict-error.ts';
import type { OutputContext, SendRequest } from './output.ts';
import { listFilesInside, parseUndoData, requireSameEndpoint, type SentFile } from './undo-scope.ts';

/** A place of files without history. `tag`: what the place knows this state of a file by, where it knows it by something. */
export interface FileStore {
  read(path: string): Promise<{ bytes: Bytes; tag: string } | null>;
  /** In place of the state with `over`; null: nothing is there yet. Rejects with `movedOn` when that is no longer so. */
  write(path: string, bytes: Bytes, over: string | null): Promise<void>;
  remove(path: string, tag: string): Promise<void>;
}

interface FileUndo {
  /** The address or folder that it was sent to. */
  place: string;
  files: SentFile[];
}

const computeVersion = (bytes: Bytes) => computeBlobId(bytes, '');

/** Writes a request's files, each as a whole. What is there already is left alone. `place`: where that is, for an undo. */
export async function putFiles(
  shelf: FileStore,
  place: string,
  { items, assets, replace }: SendRequest,
  receipt: Pick<Receipt, 'output' | 'where'> & Partial<Receipt>,
  context: OutputContext,
): Promise<Receipt> {
  const contents = [...items.map(({ file }) => ({ path: file.path, bytes: encodeUtf8(file.text) })), ...assets];
  const files = [];
  for (const { path, bytes } of contents) {
    const there = await shelf.read(path);
    const [ours, theirs] = await Promise.all([computeVersion(bytes), there && computeVersion(there.bytes)]);
    files.push({ path, bytes, there, ours, theirs });
  }
  const changed = files.filter(({ ours, theirs }) => ours !== theirs);
  const clashes = changed.flatMap(({ path, there, theirs }) =>
    there && theirs && replace[path] !== theirs ? [{ path, version: theirs, text: decodeUtf8(there.bytes) }] : [],
  );
  if (clashes.length > 0) throw new ConflictError(clashes);
  for (const { path, bytes, there } of changed) await shelf.write(path, bytes, there ? there.tag : null);
  const kept = files.map(({ path, ours, there, theirs }) => ({
    path,
    ours,
    before: there && theirs !== ours ? decodeUtf8(there.bytes) : null,
  }));
  // Bytes that are no text are not kept in a receipt: such a send can't be taken back.
  const whole = changed.every(({ there }) => !there || decodeUtf8(there.bytes) !== null);
  const undo: FileUndo = { place, files: kept };
  return { ...receipt, at: context.now, ...(whole ? { undo: undo as unknown as Json } : {}) };
}

/** The files of a receipt, all of them in the place that is set now; rejects with `otherPlace`. */
export function filesOf({ undo }: Receipt, place: string): SentFile[] {
  const { place: sentTo, files } = parseUndoData(undo);
  requireSameEndpoint(sentTo, place);
  return listFilesInside(files, '', () => true);
}

/** Takes the files away again, or puts back what they took the place of. */
export async function undoFiles(shelf: FileStore, place: string, receipt: Receipt): Promise<void> {
  const files = filesOf(receipt, place);
  const found = [];
  for (const { path, ours, before } of files) {
    const there = await shelf.read(path);
    const theirs = there && (await computeVersion(there.bytes));
    if (theirs === (before === null ? null : await computeVersion(encodeUtf8(before)))) continue;
    if (!there || theirs !== ours) throw new JobError('changedThere', path);
    found.push({ path, before, tag: there.tag });
  }
  for (const { path, before, tag } of found)
    await (before === null ? shelf.remove(path, tag) : shelf.write(path, encodeUtf8(before), tag));
}

export async function readFileText(shelf: FileStore, path: string): Promise<string | null> {
  const there = await shelf.read(path);
  return there && decodeUtf8(there.bytes);
}

import type { Json } from '../core/post/profile.ts';
import type { Receipt } from '../core/types.ts';
import { type Bytes, blobId, bytesOf, textOf } from './bytes.ts';
import { Conflict, Failed } from './failed.ts';
import type { Parcel, World } from './output.ts';
import { filesInside, requireSamePlace, type SentFile, undoData } from './undo-scope.ts';

/** A place of files without history. `tag`: what the place knows this state of a file by, where it knows it by something. */
export interface Shelf {
  read(path: string): Promise<{ bytes: Bytes; tag: string } | null>;
  /** In place of the state with `over`; null: nothing is there yet. Rejects with `movedOn` when that is no longer so. */
  write(path: string, bytes: Bytes, over: string | null): Promise<void>;
  remove(path: string, tag: string): Promise<void>;
}

interface Undo {
  /** The address or folder that it was sent to. */
  place: string;
  files: SentFile[];
}

const versionOf = (bytes: Bytes) => blobId(bytes, '');

/** Writes a parcel's files, each as a whole. What is there already is left alone. `place`: where that is, for an undo. */
export async function putOn(
  shelf: Shelf,
  place: string,
  { items, assets, replace }: Parcel,
  receipt: Pick<Receipt, 'output' | 'where'> & Partial<Receipt>,
  world: World,
): Promise<Receipt> {
  const contents = [...items.map(({ file }) => ({ path: file.path, bytes: bytesOf(file.text) })), ...assets];
  const files = [];
  for (const { path, bytes } of contents) {
    const there = await shelf.read(path);
    const [ours, theirs] = await Promise.all([versionOf(bytes), there && versionOf(there.bytes)]);
    files.push({ path, bytes, there, ours, theirs });
  }
  const changed = files.filter(({ ours, theirs }) => ours !== theirs);
  const clashes = changed.flatMap(({ path, there, theirs }) =>
    there && theirs && replace[path] !== theirs ? [{ path, version: theirs, text: textOf(there.bytes) }] : [],
  );
  if (clashes.length > 0) throw new Conflict(clashes);
  for (const { path, bytes, there } of changed) await shelf.write(path, bytes, there ? there.tag : null);
  const kept = files.map(({ path, ours, there, theirs }) => ({
    path,
    ours,
    before: there && theirs !== ours ? textOf(there.bytes) : null,
  }));
  // Bytes that are no text are not kept in a receipt: such a send can't be taken back.
  const whole = changed.every(({ there }) => !there || textOf(there.bytes) !== null);
  const undo: Undo = { place, files: kept };
  return { ...receipt, at: world.now, ...(whole ? { undo: undo as unknown as Json } : {}) };
}

/** The files of a receipt, all of them in the place that is set now; rejects with `otherPlace`. */
export function filesOf({ undo }: Receipt, place: string): SentFile[] {
  const { place: sentTo, files } = undoData(undo);
  requireSamePlace(sentTo, place);
  return filesInside(files, '', () => true);
}

/** Takes the files away again, or puts back what they took the place of. */
export async function takeFrom(shelf: Shelf, place: string, receipt: Receipt): Promise<void> {
  const files = filesOf(receipt, place);
  const found = [];
  for (const { path, ours, before } of files) {
    const there = await shelf.read(path);
    const theirs = there && (await versionOf(there.bytes));
    if (theirs === (before === null ? null : await versionOf(bytesOf(before)))) continue;
    if (!there || theirs !== ours) throw new Failed('changedThere', path);
    found.push({ path, before, tag: there.tag });
  }
  for (const { path, before, tag } of found)
    await (before === null ? shelf.remove(path, tag) : shelf.write(path, bytesOf(before), tag));
}

export async function readOn(shelf: Shelf, path: string): Promise<string | null> {
  const there = await shelf.read(path);
  return there && textOf(there.bytes);
}

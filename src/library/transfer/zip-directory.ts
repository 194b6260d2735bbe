import { LIMITS } from '../../core/limits.ts';
import {
  CENTRAL_HEADER,
  END_LOCATOR_64,
  END_RECORD,
  END_RECORD_64,
  LOCAL_HEADER,
  MAX_UINT16,
  MAX_UINT32,
  ZipError,
} from './zip-format.ts';

export interface ZipEntry {
  path: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  /** Size of the unpacked file as the archive declares it; unpacking stops with an error beyond this size. */
  size: number;
  at: number;
  modified: Date | null;
}

const readUint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** Reads the central directory at the end of the archive. Returns its entries and its offset. */
export function readZipDirectory(view: DataView): { entries: ZipEntry[]; at: number } {
  let end = view.byteLength - 22;
  // A comment of up to 64 kB may follow the end record, so the record is searched for backwards.
  const first = Math.max(0, end - MAX_UINT16);
  while (end >= first && view.getUint32(end, true) !== END_RECORD) end -= 1;
  if (end < first) throw new ZipError('notZip');
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if ((count === MAX_UINT16 || at === MAX_UINT32) && end >= 20 && view.getUint32(end - 20, true) === END_LOCATOR_64) {
    const end64 = readUint64(view, end - 12);
    if (view.getUint32(end64, true) !== END_RECORD_64) throw new ZipError('notZip');
    count = readUint64(view, end64 + 32);
    at = readUint64(view, end64 + 48);
  }
  if (count > LIMITS.archiveFiles) throw new ZipError('tooMuch');
  const directory = at;
  const entries: ZipEntry[] = [];
  for (let number = 0; number < count; number += 1) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) throw new ZipError('notZip');
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const nameAt = at + 46;
    const extraAt = nameAt + (name ?? 0);
    const more = readExactTime(view, extraAt, extra ?? 0);
    entries.push({
      path: new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + nameAt, name)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
      modified: more,
    });
    at = extraAt + (extra ?? 0) + (comment ?? 0);
  }
  return { entries, at: directory };
}

/** Returns the offset of an entry's compressed bytes, which follow the entry's local header at offset `at`. */
export function getDataOffset(view: DataView, at: number): number {
  if (view.getUint32(at, true) !== LOCAL_HEADER) throw new ZipError('damaged');
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

/** Throws `ZipError` unless each byte belongs to at most one entry or to the directory. */
export function refuseOverlaps(view: DataView, entries: ZipEntry[], directory: number): void {
  let end = 0;
  for (const { at, packed, size } of entries.toSorted((one, other) => one.at - other.at)) {
    // The maximum value means a file over 4 GB, with its real size in another field: not supported.
    if ([at, packed, size].includes(MAX_UINT32)) throw new ZipError('packing');
    if (at < end) throw new ZipError('bomb');
    end = getDataOffset(view, at) + packed;
  }
  if (end > directory) throw new ZipError('damaged');
}

/** Reads the extended timestamp (tag 0x5455) from an entry's extra fields; null when the entry has none. */
function readExactTime(view: DataView, from: number, length: number): Date | null {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 0x5455 && (view.getUint8(at + 4) & 1) === 1)
      return new Date(view.getInt32(at + 5, true) * 1000);
  return null;
}

import { LIMITS } from '../../core/limits.ts';
import { getDataOffset, readZipDirectory, refuseOverlaps, type ZipEntry } from './zip-directory.ts';
import { crc32, pipeBytes, ZipError } from './zip-format.ts';

export interface ZipFile {
  path: string;
  /** Time of the last change; null when the archive has no exact time (extended timestamp) for the file. */
  modified: Date | null;
  /** Unpacks the file and returns its text. Rejects with `ZipError`. */
  text: () => Promise<string>;
}

export const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && [0x0403, 0x0605].includes((start[2] ?? 0) | ((start[3] ?? 0) << 8));

/**
 * Lists the wanted files of a zip archive; other files are never unpacked. Throws `ZipError` for a zip bomb: entries that
 * share bytes, unpack to more than text can, or are too large in total (Fifield, “A better zip bomb”, WOOT 2019).
 */
export function readZip(bytes: Uint8Array<ArrayBuffer>, isWanted: (path: string) => boolean = () => true): ZipFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const { entries, at } = readZipDirectory(view);
    refuseOverlaps(view, entries, at);
    const wanted = entries.filter(({ path }) => !path.endsWith('/') && isWanted(path));
    if (wanted.reduce((sum, { size }) => sum + size, 0) > LIMITS.archive) throw new ZipError('tooMuch');
    return wanted.map(({ path, ...entry }) => ({
      path,
      modified: entry.modified,
      text: () => unpackEntry(bytes, view, entry),
    }));
  } catch (error) {
    // A RangeError means a read past the end of the file: the archive's directory describes data that does not exist.
    throw error instanceof RangeError ? new ZipError('notZip') : error;
  }
}

async function unpackEntry(
  bytes: Uint8Array<ArrayBuffer>,
  view: DataView,
  entry: Omit<ZipEntry, 'path'>,
): Promise<string> {
  const { packed: length, size } = entry;
  if (entry.flags & 1) throw new ZipError('locked');
  if (entry.method !== 0 && entry.method !== 8) throw new ZipError('packing');
  if (size > LIMITS.postFile) throw new ZipError('tooLarge');
  if (size > LIMITS.ratioFloor && size > length * LIMITS.ratio) throw new ZipError('bomb');
  const from = getDataOffset(view, entry.at);
  const packed = bytes.subarray(from, from + length);
  if (packed.length !== length) throw new ZipError('damaged');
  const whole = entry.method === 0 ? packed : await inflate(packed, size);
  if (whole.length !== size || crc32(whole) !== entry.crc) throw new ZipError('damaged');
  return new TextDecoder().decode(whole);
}

async function inflate(packed: Uint8Array<ArrayBuffer>, size: number): Promise<Uint8Array> {
  try {
    return await pipeBytes(packed, new DecompressionStream('deflate-raw'), size);
  } catch (error) {
    throw new ZipError(error instanceof ZipError ? 'bomb' : 'damaged');
  }
}

import { LIMITS } from '../../core/limits.ts';

/**
 * Zip archives (PKWARE APPNOTE 6.3), written and read with the browser's own deflate. The packages that were tried are larger,
 * and stop at 65,535 files or miss damage. Names are UTF-8; times are in the extended timestamp.
 */

const utf8 = new TextEncoder();

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const FULL_16 = 0xffff;
const FULL_32 = 0xffffffff;

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = FULL_32;
  for (let at = 0; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (CRC[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** Little-endian numbers one after the other: `[bytes, value]`. */
function packRecord(...fields: [number, number][]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields)
    for (let byte = 0; byte < size; byte += 1, at += 1) bytes[at] = Math.floor(value / 2 ** (8 * byte)) & 0xff;
  return bytes;
}

/** Sends bytes through a (de)compression stream. Throws `ZipError` for more than `limit` bytes of output. */
async function pipeBytes(
  bytes: Uint8Array<ArrayBuffer>,
  transform: GenericTransformStream,
  limit = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = transform.writable.getWriter();
  // The reader below rejects with the same error.
  void writer.write(bytes).catch(() => undefined);
  // Likewise.
  void writer.close().catch(() => undefined);
  const reader = (transform.readable as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    parts.push(value);
    size += value.length;
    if (size <= limit) continue;
    await reader.cancel();
    throw new ZipError('tooLarge');
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** MS-DOS date and time in UTC; the extended timestamp beside it is exact. */
function toDosTime(date: Date): number {
  const year = Math.min(127, Math.max(0, date.getUTCFullYear() - 1980));
  const day = (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return day * 65_536 + time;
}

/** An archive in the making. Paths must differ from each other. */
export class ZipWriter {
  private readonly parts: Uint8Array<ArrayBuffer>[] = [];
  private readonly directory: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;

  async add(path: string, text: string, modified: Date): Promise<void> {
    const bytes = utf8.encode(text);
    const packed = await pipeBytes(bytes, new CompressionStream('deflate-raw'));
    const name = utf8.encode(path);
    const seconds = Math.floor(modified.getTime() / 1000);
    // Extended timestamp (Info-ZIP, tag UT): seconds since 1970; as much as 32 bits hold.
    const fits = seconds >= 0 && seconds <= 0x7fffffff;
    const extra = fits ? packRecord([2, 0x5455], [2, 5], [1, 1], [4, seconds]) : packRecord();
    const shared: [number, number][] = [
      [2, 20], // Version that can read it.
      [2, 0x0800], // The name is UTF-8.
      [2, 8], // Deflate.
      [4, toDosTime(modified)],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, bytes.length],
      [2, name.length],
      [2, extra.length],
    ];
    const at = this.size;
    this.push(packRecord([4, LOCAL], ...shared), name, extra, packed);
    const central = packRecord([4, CENTRAL], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    this.directory.push(central, name, extra);
  }

  private push(...parts: Uint8Array<ArrayBuffer>[]): void {
    this.parts.push(...parts);
    for (const part of parts) this.size += part.length;
  }

  /** At most 4 GB: throws `ZipError` beyond. */
  finish(): Blob {
    const at = this.size;
    const count = this.directory.length / 3;
    for (const part of this.directory) this.push(part);
    const length = this.size - at;
    if (this.size > FULL_32) throw new ZipError('tooLarge');
    if (count >= FULL_16) {
      const end = this.size;
      this.push(
        packRecord(
          [4, END_64],
          [8, 44],
          [2, 45],
          [2, 45],
          [4, 0],
          [4, 0],
          [8, count],
          [8, count],
          [8, length],
          [8, at],
        ),
        packRecord([4, LOCATOR_64], [4, 0], [8, end], [4, 1]),
      );
    }
    const files = Math.min(count, FULL_16);
    this.push(packRecord([4, END], [2, 0], [2, 0], [2, files], [2, files], [4, length], [4, at], [2, 0]));
    return new Blob(this.parts, { type: 'application/zip' });
  }
}

/**
 * `notZip`: no archive, or a broken one; `locked`: with a password; `packing`: packed in a way that only others read;
 * `tooLarge`: a file of it; `tooMuch`: all of it together; `bomb`: made to unpack to far more than it is.
 */
export class ZipError extends Error {
  constructor(readonly why: 'notZip' | 'locked' | 'packing' | 'damaged' | 'tooLarge' | 'tooMuch' | 'bomb') {
    super(why);
  }
}

export interface ZipFile {
  path: string;
  /** null when the archive has no exact time. */
  modified: Date | null;
  /** Unpacks it. Throws `ZipError`. */
  text: () => Promise<string>;
}

export const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && [0x0403, 0x0605].includes((start[2] ?? 0) | ((start[3] ?? 0) << 8));

/**
 * The wanted files of an archive, without folders; other files are never unpacked. Throws `ZipError` for an archive whose entries
 * share bytes, unpack to more than text can, or are too large together (Fifield, “A better zip bomb”, WOOT 2019).
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
    // A read past the end: the directory describes data that is not there.
    throw error instanceof RangeError ? new ZipError('notZip') : error;
  }
}

interface ZipEntry {
  path: string;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  /** Declared size of the unpacked file; more is never unpacked. */
  size: number;
  at: number;
  modified: Date | null;
}

const readUint64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/** The entries of the central directory, and the offset of the directory. */
function readZipDirectory(view: DataView): { entries: ZipEntry[]; at: number } {
  let end = view.byteLength - 22;
  // A comment of up to 64 kB may follow.
  const first = Math.max(0, end - FULL_16);
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) throw new ZipError('notZip');
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if ((count === FULL_16 || at === FULL_32) && end >= 20 && view.getUint32(end - 20, true) === LOCATOR_64) {
    const end64 = readUint64(view, end - 12);
    if (view.getUint32(end64, true) !== END_64) throw new ZipError('notZip');
    count = readUint64(view, end64 + 32);
    at = readUint64(view, end64 + 48);
  }
  if (count > LIMITS.archiveFiles) throw new ZipError('tooMuch');
  const directory = at;
  const entries: ZipEntry[] = [];
  for (let number = 0; number < count; number += 1) {
    if (view.getUint32(at, true) !== CENTRAL) throw new ZipError('notZip');
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

/** Offset of an entry's packed bytes, after its local header. */
function getDataOffset(view: DataView, at: number): number {
  if (view.getUint32(at, true) !== LOCAL) throw new ZipError('damaged');
  return at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
}

/** Throws `ZipError` unless each byte belongs to at most one entry or to the directory. */
function refuseOverlaps(view: DataView, entries: ZipEntry[], directory: number): void {
  let end = 0;
  for (const { at, packed, size } of entries.toSorted((one, other) => one.at - other.at)) {
    // Files of more than 4 GB have their sizes elsewhere.
    if ([at, packed, size].includes(FULL_32)) throw new ZipError('packing');
    if (at < end) throw new ZipError('bomb');
    end = getDataOffset(view, at) + packed;
  }
  if (end > directory) throw new ZipError('damaged');
}

/** The extended timestamp among the extra fields; null without one. */
function readExactTime(view: DataView, from: number, length: number): Date | null {
  for (let at = from; at + 4 <= from + length; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 0x5455 && (view.getUint8(at + 4) & 1) === 1)
      return new Date(view.getInt32(at + 5, true) * 1000);
  return null;
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

import {
  CENTRAL_HEADER,
  crc32,
  END_LOCATOR_64,
  END_RECORD,
  END_RECORD_64,
  LOCAL_HEADER,
  MAX_UINT16,
  MAX_UINT32,
  pipeBytes,
  ZipError,
} from './zip-format.ts';

const utf8 = new TextEncoder();

/** Packs numbers one after the other, little-endian. `fields`: pairs of a size in bytes and a value. */
function packRecord(...fields: [number, number][]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  let at = 0;
  for (const [size, value] of fields)
    for (let byte = 0; byte < size; byte += 1, at += 1) bytes[at] = Math.floor(value / 2 ** (8 * byte)) & 0xff;
  return bytes;
}

/** Converts a time to the MS-DOS format (UTC, steps of 2 seconds). Zip files store an exact extended timestamp as well. */
function toDosTime(date: Date): number {
  const year = Math.min(127, Math.max(0, date.getUTCFullYear() - 1980));
  const day = (year << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate();
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1);
  return day * 65_536 + time;
}

/** Writes a zip archive. The caller must not add the same path twice. */
export class ZipWriter {
  private readonly parts: Uint8Array<ArrayBuffer>[] = [];
  private readonly directory: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;

  async add(path: string, text: string, modified: Date): Promise<void> {
    const bytes = utf8.encode(text);
    const packed = await pipeBytes(bytes, new CompressionStream('deflate-raw'));
    const name = utf8.encode(path);
    const seconds = Math.floor(modified.getTime() / 1000);
    // Extended timestamp (Info-ZIP, tag UT): seconds since 1970, written only if the number fits into 32 bits.
    const fits = seconds >= 0 && seconds <= 0x7fffffff;
    const extra = fits ? packRecord([2, 0x5455], [2, 5], [1, 1], [4, seconds]) : packRecord();
    const shared: [number, number][] = [
      [2, 20], // Zip version 2.0 can read the entry.
      [2, 0x0800], // Flag: the file name is UTF-8.
      [2, 8], // Compression method: deflate.
      [4, toDosTime(modified)],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, bytes.length],
      [2, name.length],
      [2, extra.length],
    ];
    const at = this.size;
    this.push(packRecord([4, LOCAL_HEADER], ...shared), name, extra, packed);
    const central = packRecord([4, CENTRAL_HEADER], [2, 20], ...shared, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]);
    this.directory.push(central, name, extra);
  }

  private push(...parts: Uint8Array<ArrayBuffer>[]): void {
    this.parts.push(...parts);
    for (const part of parts) this.size += part.length;
  }

  /** Finishes the archive and returns it as a Blob. Throws `ZipError` for an archive of more than 4 GB. */
  finish(): Blob {
    const at = this.size;
    const count = this.directory.length / 3;
    for (const part of this.directory) this.push(part);
    const length = this.size - at;
    if (this.size > MAX_UINT32) throw new ZipError('tooLarge');
    if (count >= MAX_UINT16) {
      const end = this.size;
      this.push(
        packRecord(
          [4, END_RECORD_64],
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
        packRecord([4, END_LOCATOR_64], [4, 0], [8, end], [4, 1]),
      );
    }
    const files = Math.min(count, MAX_UINT16);
    this.push(packRecord([4, END_RECORD], [2, 0], [2, 0], [2, files], [2, files], [4, length], [4, at], [2, 0]));
    return new Blob(this.parts, { type: 'application/zip' });
  }
}

/**
 * Zip archives (PKWARE APPNOTE 6.3), written and read with the browser's built-in deflate. The npm packages that were tried
 * are larger, and fail beyond 65,535 files or overlook damage. File names are UTF-8; times are in the extended timestamp.
 */

export const LOCAL_HEADER = 0x04034b50;
export const CENTRAL_HEADER = 0x02014b50;
export const END_RECORD = 0x06054b50;
export const END_RECORD_64 = 0x06064b50;
export const END_LOCATOR_64 = 0x07064b50;
export const MAX_UINT16 = 0xffff;
export const MAX_UINT32 = 0xffffffff;

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

export function crc32(bytes: Uint8Array): number {
  let crc = MAX_UINT32;
  for (let at = 0; at < bytes.length; at += 1) crc = (crc >>> 8) ^ (CRC_TABLE[(crc ^ (bytes[at] ?? 0)) & 0xff] ?? 0);
  return ~crc >>> 0;
}

/** Compresses or decompresses bytes with a stream. Rejects with `ZipError` when the output exceeds `limit` bytes. */
export async function pipeBytes(
  bytes: Uint8Array<ArrayBuffer>,
  transform: GenericTransformStream,
  limit = Number.POSITIVE_INFINITY,
): Promise<Uint8Array<ArrayBuffer>> {
  const writer = transform.writable.getWriter();
  // Errors are ignored here because the reader below rejects with the same error.
  void writer.write(bytes).catch(() => undefined);
  // An error of `close` reaches the caller through the reader as well.
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

/**
 * Why a zip archive can't be read. `notZip`: not an archive, or a broken one; `locked`: needs a password; `packing`:
 * compression not supported; `tooLarge`: one file is too large; `tooMuch`: all files together are; `bomb`: unpacks to far
 * more than its size.
 */
export class ZipError extends Error {
  constructor(readonly why: 'notZip' | 'locked' | 'packing' | 'damaged' | 'tooLarge' | 'tooMuch' | 'bomb') {
    super(why);
  }
}

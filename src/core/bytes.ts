export type Bytes = Uint8Array<ArrayBuffer>;

export const encodeUtf8 = (text: string): Bytes => new TextEncoder().encode(text);

/**
 * Decodes UTF-8; null for other bytes. Keeps a byte order mark, so that files that differ only in this mark count as
 * different.
 */
export function decodeUtf8(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The bytes are not UTF-8.
    return null;
  }
}

/** Every browser accepts this many arguments in one function call. */
const MAX_ARGUMENTS = 0x8000;

export function toBase64(bytes: Bytes): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += MAX_ARGUMENTS)
    binary += String.fromCharCode(...bytes.subarray(at, at + MAX_ARGUMENTS));
  return btoa(binary);
}

/** Decodes base64, ignoring line breaks. Throws on text that is not base64. */
export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));

export const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Computes the id under which git stores a file. `like`: any id from the same repository; its length shows whether the
 * repository uses SHA-1 or SHA-256.
 */
export async function computeBlobId(bytes: Bytes, like: string): Promise<string> {
  const head = encodeUtf8(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return toHex(await crypto.subtle.digest(like.length === 64 ? 'SHA-256' : 'SHA-1', whole));
}

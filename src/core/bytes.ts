export type Bytes = Uint8Array<ArrayBuffer>;

export const encodeUtf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** null when the bytes are not UTF-8. Keeps a byte order mark, so that comparisons see it. */
export function decodeUtf8(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Not UTF-8: see above.
    return null;
  }
}

/** Number of arguments that every browser accepts in one call. */
const MAX_ARGUMENTS = 0x8000;

export function toBase64(bytes: Bytes): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += MAX_ARGUMENTS)
    binary += String.fromCharCode(...bytes.subarray(at, at + MAX_ARGUMENTS));
  return btoa(binary);
}

/** Ignores line breaks. Throws on text that is not base64. */
export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));

export const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The id under which git stores a file. `like`: another id of the same repository, which shows its hash algorithm. */
export async function computeBlobId(bytes: Bytes, like: string): Promise<string> {
  const head = encodeUtf8(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return toHex(await crypto.subtle.digest(like.length === 64 ? 'SHA-256' : 'SHA-1', whole));
}

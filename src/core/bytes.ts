export type Bytes = Uint8Array<ArrayBuffer>;

export const encodeUtf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** null when the bytes are no UTF-8. A byte order mark stays: what is compared is compared whole. */
export function decodeUtf8(bytes: Bytes): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Arguments that a call takes at once in every browser. */
const MAX_ARGUMENTS = 0x8000;

export function toBase64(bytes: Bytes): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += MAX_ARGUMENTS)
    binary += String.fromCharCode(...bytes.subarray(at, at + MAX_ARGUMENTS));
  return btoa(binary);
}

/** Line breaks in it are passed over. Throws on what is no base64. */
export const fromBase64 = (text: string): Bytes =>
  Uint8Array.from(atob(text.replace(/\s/g, '')), (letter) => letter.charCodeAt(0));

export const toHex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** What git knows a file's content by. `like`: another id of the same repository, which tells its kind of hash. */
export async function computeBlobId(bytes: Bytes, like: string): Promise<string> {
  const head = encodeUtf8(`blob ${bytes.length}\0`);
  const whole = new Uint8Array(head.length + bytes.length);
  whole.set(head);
  whole.set(bytes, head.length);
  return toHex(await crypto.subtle.digest(like.length === 64 ? 'SHA-256' : 'SHA-1', whole));
}

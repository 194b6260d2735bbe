/** Telling whether two addresses, or two texts, are one article. */

import { splitWords } from './text.ts';
import { cleanUrl, foldHost, withoutAmpViewer } from './url.ts';

/**
 * What all addresses of one article have in common: no scheme, `www.`, mobile or AMP variant, fragment, tracking
 * parameter, index file or last slash; the other parameters in order. An address that is none is its own key.
 */
export function toAddressKey(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(cleanUrl(withoutAmpViewer(url)));
  } catch {
    return url.trim();
  }
  const host = foldHost(parsed.host);
  const path = decodePath(parsed.pathname)
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '')
    .replace(/^\/amp(?=\/)|\/amp(?=\/?$)|\.amp(?=\.html?$|$)/gi, '')
    .replace(/(?<!\/)\/+$/, '');
  const query = [...parsed.searchParams]
    .filter(([name, value]) => !(name === 'amp' || (name === 'outputType' && value === 'amp')))
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join('&');
  // A single-page app's address may stand behind the fragment mark.
  const route = /#!?(\/.+)$/.exec(url)?.[1] ?? '';
  return `${host}${path}${query && `?${query}`}${route && `#${route}`}`;
}

/** The host in a key that `toAddressKey` made; '' for the key of a file. */
export const hostOfKey = (key: string): string => /^[^/?#]*/.exec(key)?.[0] ?? '';

const decodePath = (path: string) => {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
};

/** 32-bit FNV-1a, over UTF-16 units. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash32(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** Words that a shingle spans. */
const SHINGLE_WORDS = 4;
/** A shorter text is like too many others to be told by its words. */
const MIN_WORDS = 60;
const BUCKET_COUNT = 4;

/** The gist of a text's wording: SimHash over its shingles (Charikar 2002), as 16 hexadecimal digits, and its length in words. */
export interface SimHash {
  bits: string;
  words: number;
}

/** null for a text too short to be known by it. */
export function computeSimHash(text: string): SimHash | null {
  const all = splitWords(text);
  if (all.length < MIN_WORDS) return null;
  const votes = new Int32Array(64);
  for (let at = 0; at + SHINGLE_WORDS <= all.length; at += 1) {
    const shingle = all.slice(at, at + SHINGLE_WORDS).join(' ');
    for (const [half, seed] of [0x811c9dc5, 0x9747b28c].entries()) {
      const hash = hash32(shingle, seed);
      for (let bit = 0; bit < 32; bit += 1)
        votes[half * 32 + bit] = (votes[half * 32 + bit] ?? 0) + ((hash >>> bit) & 1 ? 1 : -1);
    }
  }
  let bits = '';
  for (let nibble = 0; nibble < 16; nibble += 1) {
    let value = 0;
    for (let bit = 0; bit < 4; bit += 1) if ((votes[nibble * 4 + bit] ?? 0) > 0) value |= 1 << bit;
    bits += value.toString(16);
  }
  return { bits, words: all.length };
}

/** Parts of a sketch, of which two near texts share at least one: what they are looked up by. */
export const toSimHashBuckets = ({ bits }: SimHash): string[] =>
  Array.from({ length: BUCKET_COUNT }, (_, band) => `${band}:${bits.slice(band * 4, band * 4 + 4)}`);

/** Are two texts nearly word for word the same? At most 3 of 64 bits apart (Manku, Jain and Das Sarma 2007), and of like length. */
export function isNearDuplicate(one: SimHash, other: SimHash): boolean {
  let apart = 0;
  for (let at = 0; at < 16; at += 1) {
    let difference = Number.parseInt(one.bits.charAt(at), 16) ^ Number.parseInt(other.bits.charAt(at), 16);
    for (; difference; difference &= difference - 1) apart += 1;
  }
  const ratio = one.words / other.words;
  return apart < BUCKET_COUNT && ratio > 0.85 && ratio < 1 / 0.85;
}

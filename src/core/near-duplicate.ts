/** Decides whether two addresses, or two texts, belong to the same article. */

import { hashFnv1a } from './text/hash.ts';
import { splitWords } from './text/words.ts';
import { cleanUrl, foldHost, unwrapAmpUrl } from './url.ts';

/**
 * Returns the key that all addresses of one article share: the address without scheme, `www.`, mobile or AMP variant,
 * fragment, tracking parameters, index file and trailing slash, with the remaining parameters sorted. Text that is not an
 * address is its own key.
 */
export function toAddressKey(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(cleanUrl(unwrapAmpUrl(url)));
  } catch {
    // `url` is not an address.
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
  // In a single-page app, the article's path may stand after the `#`.
  const route = /#!?(\/.+)$/.exec(url)?.[1] ?? '';
  return `${host}${path}${query && `?${query}`}${route && `#${route}`}`;
}

/** Returns the host of a key from `toAddressKey`; '' for the key of a file. */
export const getKeyHost = (key: string): string => /^[^/?#]*/.exec(key)?.[0] ?? '';

const decodePath = (path: string) => {
  try {
    return decodeURI(path);
  } catch {
    // The path has percent signs that encode nothing; it is then compared as written.
    return path;
  }
};

/** Hashes a text by FNV-1a and the final mixing of MurmurHash, which spreads short texts over all bits. */
function hash32(text: string, seed: number): number {
  let hash = hashFnv1a(text, seed);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}

/** Number of words in a shingle: the SimHash of a text is made from all runs of this many consecutive words. */
const SHINGLE_WORDS = 4;
/** A text with fewer words gets no SimHash, since it resembles too many other texts. */
const MIN_WORDS = 60;
/** Number of parts that a SimHash is cut into for a look-up. */
const BUCKET_COUNT = 4;

/** SimHash of a text's shingles (Charikar 2002) as 16 hexadecimal digits, and the text's length in words. */
export interface SimHash {
  bits: string;
  words: number;
}

/** Computes the SimHash of a text; null for a text of fewer than 60 words. */
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

/**
 * Cuts a SimHash into four numbered parts. Near-duplicates have at least one part in common, so that a database can look
 * them up by part.
 */
export const toSimHashBuckets = ({ bits }: SimHash): string[] =>
  Array.from({ length: BUCKET_COUNT }, (_, band) => `${band}:${bits.slice(band * 4, band * 4 + 4)}`);

/**
 * Whether two texts are nearly the same: at most 3 of the 64 bits differ (Manku, Jain and Das Sarma 2007), and the lengths
 * are similar.
 */
export function isNearDuplicate(one: SimHash, other: SimHash): boolean {
  let differing = 0;
  for (let at = 0; at < 16; at += 1) {
    let difference = Number.parseInt(one.bits.charAt(at), 16) ^ Number.parseInt(other.bits.charAt(at), 16);
    for (; difference; difference &= difference - 1) differing += 1;
  }
  const ratio = one.words / other.words;
  return differing < BUCKET_COUNT && ratio > 0.85 && ratio < 1 / 0.85;
}

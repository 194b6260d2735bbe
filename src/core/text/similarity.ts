/** Decides how similar two texts are. */
import { hashFnv1a } from './hash.ts';
import { splitWords } from './words.ts';

/** Computes how similar the words of two texts are, 0 to 1 (Dice coefficient). */
export function computeWordSimilarity(one: string, other: string): number {
  const [a, b] = [splitWords(one), splitWords(other)];
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / Math.max(1, a.length + b.length);
}

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

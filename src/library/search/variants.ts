import { computeEditDistance } from '../../core/text/edit-distance.ts';

/** The words of a search index, prepared for finding exact matches, prefix matches and misspellings of a typed word. */
export interface Dictionary {
  /** The words in ascending order, compared by UTF-16 code units. */
  words: string[];
  /** The set of letters in each word as a bit mask: each letter sets one of 31 bits. */
  letters: Int32Array;
}

export function buildDictionary(joined: string): Dictionary {
  const words = joined === '' ? [] : joined.split('\n');
  return { words, letters: Int32Array.from(words, toLetterSet) };
}

export interface WordVariant {
  /** Index of the word in `Dictionary.words`. */
  word: number;
  /** 1 for an exact match, less for a prefix match or a misspelling. */
  weight: number;
}

/** Characters. A typed word shorter than this is not used as a prefix, because it would match half the dictionary. */
const MIN_PREFIX_LENGTH = 2;
const PREFIX_WEIGHT = 0.6;
const MISSPELLING_WEIGHT = 0.35;

/** Lists the exact match of a typed word and the words that begin with it. If none exist, use `listMisspellings`. */
export function listVariants(token: string, dictionary: Dictionary): WordVariant[] {
  const { words } = dictionary;
  const found: WordVariant[] = [];
  const from = findLowerBound(words, token);
  if (words[from] === token) found.push({ word: from, weight: 1 });
  if (token.length >= MIN_PREFIX_LENGTH)
    for (let at = found.length ? from + 1 : from; words[at]?.startsWith(token); at += 1)
      found.push({ word: at, weight: PREFIX_WEIGHT * (0.5 + (0.5 * token.length) / (words[at]?.length ?? 1)) });
  return found;
}

/** Returns how many typing errors are tolerated in a typed word of this length. */
const getMaxEdits = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);

/** Lists the words that the user may have meant by a misspelled `token`, complete or still being typed. */
export function listMisspellings(token: string, { words, letters }: Dictionary): WordVariant[] {
  const most = getMaxEdits(token.length);
  if (most === 0) return [];
  const own = toLetterSet(token);
  const found: WordVariant[] = [];
  for (let at = 0; at < words.length; at += 1) {
    // Cheap filter before the edit distance: each letter of `token` that the word lacks needs at least one edit.
    if (countBits(own & ~(letters[at] ?? 0)) > most) continue;
    const word = words[at] ?? '';
    if (word.length < token.length - most) continue;
    const apart = computeEditDistance(token, word, most);
    if (apart <= most)
      found.push({ word: at, weight: MISSPELLING_WEIGHT / apart / (word.length > token.length + most ? 2 : 1) });
  }
  return found;
}

function findLowerBound(words: string[], token: string): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle] ?? '') < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toLetterSet(word: string): number {
  let set = 0;
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) % 31);
  return set;
}

function countBits(set: number): number {
  let count = 0;
  for (let rest = set; rest; rest &= rest - 1) count += 1;
  return count;
}

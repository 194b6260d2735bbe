import { getPackedLimit, PACKED_DIGITS, packNumber, unpackNumber } from '../trees/packed-digits.ts';

/**
 * Learned weights of words in one language: how often a word of an article also appears in posts about the article, and how
 * often it appears in sentences that were chosen as points.
 */
export interface Lexicon {
  /**
   * Log-odds that an occurrence of the word in an article is also in the post about the article, relative to the average
   * word.
   */
  retention: ReadonlyMap<string, number>;
  /** Log ratio of the word's rate in chosen sentences to its rate in the other sentences. */
  chosen: ReadonlyMap<string, number>;
  /** Log ratio as in `chosen`, for the words of the heading above a sentence. */
  heading: ReadonlyMap<string, number>;
}

export const EMPTY_LEXICON: Lexicon = { retention: new Map(), chosen: new Map(), heading: new Map() };

/** Stored weights lie between -WEIGHT_LIMIT and WEIGHT_LIMIT. */
const WEIGHT_LIMIT = 4;

/** Converts a weight to one digit; a weight beyond the limit is clamped. */
export const packWeight = (weight: number): string => packNumber((weight / WEIGHT_LIMIT) * getPackedLimit(1), 1);

/**
 * The stored form of a lexicon. `words` and `headingWords`: sorted words, separated by spaces; each is one digit (the number
 * of letters shared with the previous word) and the remaining letters. The other strings have one digit per word, its
 * weight.
 */
interface StoredLexicon {
  words: string;
  retention: string;
  chosen: string;
  headingWords: string;
  heading: string;
}

/**
 * Packs sorted words into one string: each word as the number of letters shared with the previous word, and its other
 * letters.
 */
export const packWords = (words: readonly string[]): string =>
  words
    .map((word, at) => {
      const previous = words[at - 1] ?? '';
      let shared = 0;
      while (shared < previous.length && shared < PACKED_DIGITS.length - 1 && previous[shared] === word[shared])
        shared++;
      return PACKED_DIGITS.charAt(shared) + word.slice(shared);
    })
    .join(' ');

/** Unpacks a string from `packWords` into words. */
function unpackWords(list: string): string[] {
  let previous = '';
  return list.split(' ').map((word) => {
    previous = previous.slice(0, PACKED_DIGITS.indexOf(word.charAt(0))) + word.slice(1);
    return previous;
  });
}

function unpackTable(words: readonly string[], digits: string): Map<string, number> {
  const weights = new Map<string, number>();
  words.forEach((word, at) => {
    weights.set(word, (unpackNumber(digits, at, 1) / getPackedLimit(1)) * WEIGHT_LIMIT);
  });
  return weights;
}

export function unpackLexicon(stored: StoredLexicon | undefined): Lexicon {
  if (!stored) return EMPTY_LEXICON;
  const words = unpackWords(stored.words);
  return {
    retention: unpackTable(words, stored.retention),
    chosen: unpackTable(words, stored.chosen),
    heading: unpackTable(unpackWords(stored.headingWords), stored.heading),
  };
}

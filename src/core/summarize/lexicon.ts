/** Learned weights of words, per language: how often an article's words appear in posts about it, and in its chosen sentences. */
export interface Lexicon {
  /** Log-odds that an occurrence of the word is retained in the post, relative to the average word. */
  retention: ReadonlyMap<string, number>;
  /** Log ratio of its rate in chosen sentences to its rate in the others. */
  chosen: ReadonlyMap<string, number>;
  /** The same as `chosen`, for the words of a sentence's heading. */
  heading: ReadonlyMap<string, number>;
}

export const EMPTY_LEXICON: Lexicon = { retention: new Map(), chosen: new Map(), heading: new Map() };

/** Digits of packed numbers: printable, and safe inside a JSON string. */
export const PACKED_DIGITS =
  '!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~';
const MIDDLE_DIGIT = (PACKED_DIGITS.length - 1) / 2;
/** Packed weights lie between -WEIGHT_LIMIT and WEIGHT_LIMIT. */
export const WEIGHT_LIMIT = 4;

/** One digit as a weight. */
const unpackWeight = (digit: string): number =>
  ((PACKED_DIGITS.indexOf(digit) - MIDDLE_DIGIT) / MIDDLE_DIGIT) * WEIGHT_LIMIT;

/** A weight as one digit, clamped. */
export const packWeight = (weight: number): string =>
  PACKED_DIGITS.charAt(
    Math.round((Math.max(-WEIGHT_LIMIT, Math.min(WEIGHT_LIMIT, weight)) / WEIGHT_LIMIT) * MIDDLE_DIGIT + MIDDLE_DIGIT),
  );

/**
 * The stored form. `words` and `headingWords`: sorted words, separated by spaces; each is one digit (number of letters shared with the
 * previous word) and its remaining letters. The other strings: one digit per word.
 */
interface StoredLexicon {
  words: string;
  kept: string;
  chosen: string;
  headingWords: string;
  heading: string;
}

/** Packs sorted words into the stored form. */
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

/** Unpacks the stored form into words. */
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
    weights.set(word, unpackWeight(digits.charAt(at)));
  });
  return weights;
}

export function unpackLexicon(stored: StoredLexicon | undefined): Lexicon {
  if (!stored) return EMPTY_LEXICON;
  const words = unpackWords(stored.words);
  return {
    retention: unpackTable(words, stored.kept),
    chosen: unpackTable(words, stored.chosen),
    heading: unpackTable(unpackWords(stored.headingWords), stored.heading),
  };
}

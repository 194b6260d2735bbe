/**
 * Learned words: how often a word of an article lives on in the post about it, and how often the sentences chosen for
 * a post have it. Per language; a language without a list gets zeros.
 */
export interface Lexicon {
  /** Log odds, over the average word, that an occurrence lives on. */
  retention: ReadonlyMap<string, number>;
  /** Log ratio of its rate in chosen sentences to that in the others. */
  chosen: ReadonlyMap<string, number>;
  /** As `chosen`, of the words of a sentence's heading. */
  heading: ReadonlyMap<string, number>;
}

export const EMPTY_LEXICON: Lexicon = { retention: new Map(), chosen: new Map(), heading: new Map() };

/** Digits of the packed numbers: printable, and safe inside a JSON string. */
export const PACKED_DIGITS =
  '!#$%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~';
const MIDDLE_DIGIT = (PACKED_DIGITS.length - 1) / 2;
/** Packed weights reach from -LIMIT to LIMIT. */
export const WEIGHT_LIMIT = 4;

/** One digit → a weight. */
export const unpackWeight = (digit: string): number =>
  ((PACKED_DIGITS.indexOf(digit) - MIDDLE_DIGIT) / MIDDLE_DIGIT) * WEIGHT_LIMIT;

/** A weight → one digit, clamped. */
export const packWeight = (weight: number): string =>
  PACKED_DIGITS.charAt(
    Math.round((Math.max(-WEIGHT_LIMIT, Math.min(WEIGHT_LIMIT, weight)) / WEIGHT_LIMIT) * MIDDLE_DIGIT + MIDDLE_DIGIT),
  );

/**
 * As stored: words in order, apart by spaces, each as one digit (how many letters it shares with the one before) and the
 * rest of it; one digit a word in each other string.
 */
export interface StoredLexicon {
  words: string;
  kept: string;
  chosen: string;
  headingWords: string;
  heading: string;
}

/** Words in order → as stored. */
export const packWords = (words: readonly string[]): string =>
  words
    .map((word, at) => {
      const before = words[at - 1] ?? '';
      let shared = 0;
      while (shared < before.length && shared < PACKED_DIGITS.length - 1 && before[shared] === word[shared]) shared++;
      return PACKED_DIGITS.charAt(shared) + word.slice(shared);
    })
    .join(' ');

/** As stored → words. */
export function unpackWords(list: string): string[] {
  let before = '';
  return list.split(' ').map((word) => {
    before = before.slice(0, PACKED_DIGITS.indexOf(word.charAt(0))) + word.slice(1);
    return before;
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

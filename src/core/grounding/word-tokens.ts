/** Splits a text into words with their offsets. Quotes, names and negations are compared by these words. */
import { removeMarks } from '../text/remove-marks.ts';
import { findWords } from '../text/words.ts';

/**
 * A word of a text. In scripts without spaces, each character counts as a word, since segmenters disagree on where words
 * end.
 */
export interface WordToken {
  /** The word in lower case, without accents, apostrophes and possessive s: `Été’s` → `ete`. */
  word: string;
  /** The word as written in the text. */
  raw: string;
  start: number;
  end: number;
}

/** Returns the word in lower case and normal width, without accents and apostrophes. */
export const foldWord = (word: string): string =>
  removeMarks(word.replace(/['’]s$/i, ''))
    .replace(/['’]/g, '')
    .toLowerCase()
    .replace(/ß/g, 'ss');

export const tokenizeWords = (text: string): WordToken[] =>
  findWords(text, { unspaced: 'characters', signs: 'contractions' }).map(({ text: raw, start, end }) => ({
    word: foldWord(raw),
    raw,
    start,
    end,
  }));

/** Endings in which words for the same thing may differ: Germany, German, Germans. */
const ENGLISH_ENDINGS = new Set([
  '',
  's',
  'es',
  'n',
  'an',
  'ian',
  'y',
  'ia',
  'ish',
  'ic',
  'ed',
  'd',
  'ing',
  'er',
  'ers',
  'e',
]);
/** Languages that change the endings of names by grammatical case. */
const INFLECTING_LANGUAGES = new Set(
  'ru uk be bg sr hr sl cs sk pl lt lv et fi hu tr el ro is la de sq ka hy az kk'.split(' '),
);

/** Whether two words (in lower case without accents) are forms of one word. `language`: language code without region. */
export function isWordForm(one: string, other: string, language: string): boolean {
  if (one === other) return true;
  let same = 0;
  while (same < one.length && one.charCodeAt(same) === other.charCodeAt(same)) same += 1;
  const [left, right] = [one.slice(same), other.slice(same)];
  if (INFLECTING_LANGUAGES.has(language))
    return same >= 3 && left.length <= 3 && right.length <= 3 && same * 1.6 >= Math.max(one.length, other.length);
  return same >= 4 && ENGLISH_ENDINGS.has(left) && ENGLISH_ENDINGS.has(right);
}

/**
 * Whether a sentence begins at `start`, or a phrase that is capitalised like a sentence (after a colon, in quotation marks).
 */
export const opensSentence = (text: string, start: number): boolean =>
  /(?:^|[.!?…:;。！？\n•|–—([“"«„‘-])\s{0,8}["'“‘«„([¿¡*_]{0,8}$/u.test(text.slice(Math.max(0, start - 8), start));

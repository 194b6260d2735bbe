/** Splits text in any language into words: the one tokenizer of searching, summarizing, tagging and checking. */
import { getSegmenter } from './segmenter.ts';
import {
  hasCommonScriptsOnly,
  hasUnspacedScripts,
  LETTER_RANGES,
  MARK_RANGES,
  UNSPACED_RANGES,
  WORD_RANGES,
} from './unicode.ts';

/** A word as it is written, and its place in the text. */
export interface Word {
  text: string;
  start: number;
  end: number;
}

interface WordOptions {
  /** BCP 47 tag; '' when unknown. The segmenter of a script without spaces uses it. */
  language?: string;
  /**
   * What counts as a word in a script without spaces. `segments`: what `Intl.Segmenter` finds. `characters`: each character,
   * for texts that are compared, since segmenters disagree on where words end. `runs`: all characters up to the next space
   * or sign.
   */
  unspaced?: 'segments' | 'characters' | 'runs';
  /**
   * Signs that a word may have. `contractions`: the apostrophe of `it’s` and `we’ll`. `product-signs`: dots inside
   * (`Node.js`, `3.19`), a dot in front (`.NET`), `#` or `++` at the end (`C#`, `C++`). None by default.
   */
  signs?: 'contractions' | 'product-signs';
}

const patterns = new Map<string, RegExp>();

/**
 * Returns the pattern that matches the words of a text. `isCommon`: whether the text is in common scripts only. The pattern
 * for such texts does without `\p{L}`, which a browser is slow to compile (see unicode.ts).
 */
function getWordPattern(isCommon: boolean, { unspaced, signs }: WordOptions): RegExp {
  const single = !isCommon && unspaced === 'characters';
  const key = `${isCommon} ${single} ${signs}`;
  let found = patterns.get(key);
  if (!found) {
    const [letter, letters, marks] = isCommon
      ? [LETTER_RANGES, WORD_RANGES, MARK_RANGES]
      : ['\\p{L}', '\\p{L}\\p{N}', '\\p{M}'];
    const spaced = single ? `(?![${UNSPACED_RANGES}])` : '';
    const first = `${spaced}[${letters}]`;
    const other = `${spaced}[${letters}${marks}]`;
    let word = `${first}(?:${other})*`;
    if (signs === 'contractions') word = `${first}(?:${other}|['’](?=(?:s|t|ll|re|ve|d|m)(?![${letter}])))*`;
    if (signs === 'product-signs') word = `(?<![${letters}.])\\.?${word}(?:\\.${word})*(?:#|\\+\\+)?`;
    found = new RegExp(single ? `[${UNSPACED_RANGES}]|${word}` : word, isCommon ? 'g' : 'gu');
    patterns.set(key, found);
  }
  return found;
}

/**
 * Matches a chunk of at most 1,000 characters. A long text is segmented in chunks, since `Intl.Segmenter` copies the whole
 * text for each word.
 */
const SEGMENT_CHUNK = /[\s\S]{1,1000}(?=[\s\u3001\u3002\uff0c]|$)|[\s\S]{1,1000}/g;

/** Yields the words that the segmenter finds in a text, with their places in the text from which it was cut at `offset`. */
function* segmentWords(text: string, language: string, offset = 0): Generator<Word> {
  const segmenter = getSegmenter(language, 'word');
  for (const { 0: piece, index } of text.matchAll(SEGMENT_CHUNK))
    for (const { index: at, segment, isWordLike } of segmenter.segment(piece)) {
      const start = offset + index + at;
      if (isWordLike) yield { text: segment, start, end: start + segment.length };
    }
}

/** Finds the words of a text, in order. */
export function findWords(text: string, options: WordOptions = {}): Word[] {
  const { language = '', unspaced = 'segments', signs } = options;
  const isSegmented = unspaced === 'segments' && hasUnspacedScripts(text);
  if (isSegmented && !signs) return Array.from(segmentWords(text, language));
  const words: Word[] = [];
  for (const { 0: word, index } of text.matchAll(getWordPattern(hasCommonScriptsOnly(text), options)))
    if (isSegmented && hasUnspacedScripts(word)) words.push(...segmentWords(word, language, index));
    else words.push({ text: word, start: index, end: index + word.length });
  return words;
}

/** Matches pure ASCII text, whose words are found by a faster pattern. */
const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;

/** Cache of segmented texts. Each sentence is segmented about seven times, at 2 µs per character. */
const segmentedWords = new Map<string, string[]>();
let cachedCharacters = 0;
/** Characters of the cached texts together, about those of two long articles. */
const MAX_CACHED_CHARACTERS = 50_000;

/** Splits a text into words, in order: lower case (NFKC), without punctuation. */
export function splitWords(text: string, language = ''): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  const lower = text.normalize('NFKC').toLowerCase();
  const isCommon = hasCommonScriptsOnly(lower);
  if (isCommon || !hasUnspacedScripts(lower)) return lower.match(getWordPattern(isCommon, {})) ?? [];
  const key = `${language}\n${lower}`;
  const cached = segmentedWords.get(key);
  if (cached) return [...cached];
  const found = findWords(lower, { language }).map((word) => word.text);
  if (cachedCharacters + lower.length > MAX_CACHED_CHARACTERS) {
    segmentedWords.clear();
    cachedCharacters = 0;
  }
  segmentedWords.set(key, found);
  cachedCharacters += lower.length;
  return found.slice();
}

/** Splits a text into words as they are written, in order. A run of a script without spaces counts as one word. */
export const splitWrittenWords = (text: string): string[] =>
  text.match(getWordPattern(hasCommonScriptsOnly(text), {})) ?? [];

/** Counts the words of a text. Text in a script without spaces is segmented. */
export function countWords(text: string, language = ''): number {
  let count = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f)
      return hasUnspacedScripts(text) ? splitWords(text, language).length : splitWrittenWords(text).length;
    // Whether the character is a lower-case letter, a digit or an upper-case letter.
    const isWordCharacter = code > 0x60 ? code < 0x7b : code < 0x3a ? code > 0x2f : code > 0x40 && code < 0x5b;
    if (isWordCharacter && !inWord) count++;
    inWord = isWordCharacter;
  }
  return count;
}

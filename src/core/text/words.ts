/** Splits text in any language into words. `Intl.Segmenter` finds the words of scripts without spaces. */
import { getSegmenter } from './segmenter.ts';
import { hasCommonScriptsOnly, MARK_RANGES, UNSPACED_SCRIPTS, WORD_RANGES } from './unicode.ts';

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu;
/** The same words as `WORD` matches, for text in common scripts only (see unicode.ts). */
const COMMON_WORD = new RegExp(`[${WORD_RANGES}][${WORD_RANGES}${MARK_RANGES}]*`, 'g');
const COMMON_NON_WORD = new RegExp(`[^${WORD_RANGES}${MARK_RANGES}]+`, 'g');

/**
 * Matches a chunk of at most 1,000 characters. A long text is segmented in chunks, since `Intl.Segmenter` copies the whole
 * text for each word.
 */
const SEGMENT_CHUNK = /[\s\S]{1,1000}(?=[\s\u3001\u3002\uff0c]|$)|[\s\S]{1,1000}/g;

/** Yields the words of a text in a script without spaces, with their offsets. */
function* segmentWords(text: string, language: string): Generator<{ index: number; segment: string }> {
  const segmenter = getSegmenter(language, 'word');
  for (const { 0: piece, index: start } of text.matchAll(SEGMENT_CHUNK))
    for (const { index, segment, isWordLike } of segmenter.segment(piece))
      if (isWordLike) yield { index: start + index, segment };
}

/** Matches pure ASCII text, whose words are found by a faster pattern. */
const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /[a-z0-9]+/g;

/** Cache of the words of long paragraphs. Each paragraph is segmented about seven times, at 2 µs per character. */
const segmentedWords = new Map<string, string[]>();
/** Characters. The words of a shorter paragraph are not cached. */
const MIN_CACHED_LENGTH = 2_000;

/** Splits a text into words, in order: lower case (NFKC), without punctuation. */
export function splitWords(text: string, language = ''): string[] {
  if (ASCII.test(text)) return text.toLowerCase().match(ASCII_WORD) ?? [];
  const lower = text.normalize('NFKC').toLowerCase();
  if (hasCommonScriptsOnly(lower)) return lower.match(COMMON_WORD) ?? [];
  if (!UNSPACED_SCRIPTS.test(lower)) return lower.match(WORD) ?? [];
  const key = `${language}\n${lower}`;
  const cached = segmentedWords.get(key);
  if (cached) return [...cached];
  const found = Array.from(segmentWords(lower, language), ({ segment }) => segment);
  if (lower.length > MIN_CACHED_LENGTH) {
    if (segmentedWords.size >= 4) segmentedWords.clear();
    segmentedWords.set(key, found);
  }
  return found.slice();
}

/** Splits a text into words as they are written, in order. A run of a script without spaces counts as one word. */
export const splitWrittenWords = (text: string): string[] =>
  text.match(hasCommonScriptsOnly(text) ? COMMON_WORD : WORD) ?? [];

/** Keeps only letters, digits and combining marks, with a single space between words. */
export const toPlainWords = (text: string): string =>
  text.replace(hasCommonScriptsOnly(text) ? COMMON_NON_WORD : /[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();

/** Returns the start and end offset of each word of a text, in order. */
export function findWordSpans(text: string, language = ''): [number, number][] {
  const isCommon = hasCommonScriptsOnly(text);
  if (isCommon || !UNSPACED_SCRIPTS.test(text))
    return Array.from(text.matchAll(isCommon ? COMMON_WORD : WORD), ({ index, 0: word }): [number, number] => [
      index,
      index + word.length,
    ]);
  return Array.from(segmentWords(text, language), ({ index, segment }): [number, number] => [
    index,
    index + segment.length,
  ]);
}

/** Counts the words of a text. Text in a script without spaces is segmented. */
export function countWords(text: string, language = ''): number {
  let count = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) {
      if (hasCommonScriptsOnly(text)) return text.match(COMMON_WORD)?.length ?? 0;
      return UNSPACED_SCRIPTS.test(text) ? splitWords(text, language).length : (text.match(WORD)?.length ?? 0);
    }
    // Whether the character is a lower-case letter, a digit or an upper-case letter.
    const isWordCharacter = code > 0x60 ? code < 0x7b : code < 0x3a ? code > 0x2f : code > 0x40 && code < 0x5b;
    if (isWordCharacter && !inWord) count++;
    inWord = isWordCharacter;
  }
  return count;
}

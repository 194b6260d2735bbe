import { LANGUAGES, splitWordList } from '../text/get-language.ts';
import type { Language } from '../text/languages/language.ts';
import { removeMarks } from '../text/remove-marks.ts';
import { hasCommonScriptsOnly, LETTER_RANGES } from '../text/unicode.ts';

/** Returns the words of a language that carry no topic; none for a language that tagging does not know. */
function listTopiclessWords({ stopWords, commonWords, weekdays, dates, numbers }: Language): string[] {
  if (!commonWords) return [];
  const months = (dates?.months ?? '').split('|').map((names) => names.split(' ')[0] ?? '');
  const lists = [stopWords?.replaceAll("'", ' '), commonWords, weekdays, numbers?.units, numbers?.tens];
  return [...months, ...lists.flatMap(splitWordList)];
}

let topiclessWords: ReadonlySet<string> | undefined;

const isListed = (word: string): boolean => {
  topiclessWords ??= new Set([...LANGUAGES.values()].flatMap(listTopiclessWords).map(removeMarks));
  return topiclessWords.has(word);
};

const COMMON_LETTER = new RegExp(`^[${LETTER_RANGES}]$`);
/** Matches a Japanese word that ends in hiragana: a verb or a particle. */
const INFLECTED = /\p{Script=Hiragana}$/u;

/**
 * Whether a word carries no topic: a function word, a month or day, a number (also `17th`), a single letter or sign other
 * than a name such as `C#`, or a Japanese particle or verb.
 */
export function isStopword(word: string): boolean {
  if (/^[a-zA-Z]{2,}$/.test(word)) return isListed(word.toLowerCase());
  const lower = removeMarks(word.toLowerCase()).normalize('NFC');
  if (isListed(lower) || /^[\d.]+(?:st|nd|rd|th)?$/.test(lower)) return true;
  return hasCommonScriptsOnly(word) ? COMMON_LETTER.test(lower) : /^\p{L}$/u.test(lower) || INFLECTED.test(word);
}

/** Makes a short noun phrase of the words that a page uses as a heading or lead-in, and tells whether they name a topic. */
import { collectPhrases, getLanguage, splitWordList } from '../text/get-language.ts';
import { isTorn } from '../text/is-torn.ts';
import { getStopWords } from '../text/stop-words.ts';
import { countWords, splitWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import { stemContentWords } from './terms.ts';

/** Matches numbers, emoji and signs before a heading or lead-in: "1.2 ", "Step 3: ", "🚀 ". */
const DECORATION = new RegExp(
  `^\\s*(?:(?:(?:${collectPhrases(({ partWords }) => partWords)}|#)\\s*)?\\d+(?:[.)]\\d*)*(?:\\s*[:.)–—-])?\\s+|[a-z][.)]\\s+|(?:\\p{Extended_Pictographic}|\\ufe0f|\\u200d|[✓✔•→])\\s*)+`,
  'iu',
);

/** Returns a heading or lead-in without its number, signs, closing bracket and quotation marks. */
export function cleanLabel(text: string): string {
  return text
    .replace(DECORATION, '')
    .replace(/\[[^[\]]*\]$/u, '')
    .replace(/(?:\p{Extended_Pictographic}|\ufe0f)+/gu, '')
    .replace(/(?<!\s)\s+\([^()]*\)\s*$/u, '')
    .replace(/^[\s–—-]+|(?<![\s:：.,;–—-])[\s:：.,;–—-]+$/gu, '')
    .trim()
    .replace(/^["“„«»]([^"“”„«»]+)["”“»«]$/u, '$1');
}

/** Returns a heading's parts before and after a colon or dash, then the whole heading. */
export function splitHeading(heading: string): string[] {
  const parts = heading.split(/[:：]\s|\s[–—|]\s/u).flatMap((part) => part.trim() || []);
  return parts.length > 1 ? [...parts, heading] : [heading];
}

const prepositionPatterns = new Map<string, RegExp>();

/** Returns a pattern that matches a preposition between words; one that matches nothing for a language without a list. */
function getPrepositionPattern(language: string): RegExp {
  let found = prepositionPatterns.get(language);
  if (!found) {
    const words = splitWordList(getLanguage(language || 'en').prepositions).join('|');
    found = words ? new RegExp(`\\s(?:${words})\\s`, 'iu') : /(?!)/;
    prepositionPatterns.set(language, found);
  }
  return found;
}

/** A longer label loses what follows its first comma or preposition. */
const USUAL_WORDS = 5;

/** Returns the subject of a label that is a sentence, if it says enough: "The price formula is unchanged" → "price formula". */
function cutSubject(label: string, language: string): string {
  const verbs = new Set(splitWordList(getLanguage(language || 'en').frame?.finiteVerbs));
  const stopWords = getStopWords(language);
  const words = label.split(/\s+/);
  const isStop = (word: string) => stopWords.has(word.toLowerCase());
  const verb = words.findIndex((word, at) => at > 0 && verbs.has(word.toLowerCase()));
  const first = words.findIndex((word) => !isStop(word));
  const subject = words.slice(first, Math.max(first, verb)).join(' ').replace(/,$/, '');
  return stemContentWords(subject, language).size > 1 ? subject : label;
}

/**
 * Cuts a long label after its noun phrase: "Full-text search across every kind of resource" → "Full-text search". `fits`:
 * whether a label has words of the point; a label that fits is not cut to one that does not.
 */
export function shortenLabel(whole: string, language: string, fits: (label: string) => boolean): string {
  const label = cutSubject(whole, language);
  for (const cut of [/,\s/u, getPrepositionPattern(language)]) {
    const start = label.split(cut)[0] ?? '';
    if (start === label || countWords(label) <= USUAL_WORDS || (fits(label) && !fits(start))) continue;
    if (stemContentWords(start, language).size > 1) return start;
  }
  return label;
}

/** Headings of these kinds name no topic. */
const NO_TOPIC = ['closing', 'minor', 'takeaway', 'generic', 'backMatter'] as const;

/** Whether a label names a topic: it has a word that is neither a number nor part of a date, and is no stock heading. */
export function isTopical(label: string, language: string): boolean {
  const lower = label.toLowerCase();
  if (!/\p{L}{2}/u.test(label) || /[?？!！]$/.test(label) || isDate(lower, language)) return false;
  if (label.split('"').length % 2 === 0 || isTorn(label, '“', '”')) return false;
  if (getCuePattern('interrogative', language, 'start').test(lower)) return false;
  if (getCuePattern('attribution', language, 'anywhere').test(lower)) return false;
  return !NO_TOPIC.some((kind) => getCuePattern(kind, language, 'whole').test(lower));
}

/** Whether a label has the words of a date only, or a date after a place ("Berlin, 29 November 2022"). */
function isDate(lower: string, language: string): boolean {
  const { dates, weekdays = '' } = getLanguage(language || 'en');
  const names = `${dates?.months ?? ''} ${weekdays}`.replaceAll('|', ' ').split(/\s+/);
  const words = splitWords(lower, language);
  const isDateWord = (word: string) => names.includes(word) || /^\d/.test(word);
  return words.every(isDateWord) || (/\d/.test(lower) && words.some((word) => names.includes(word)));
}

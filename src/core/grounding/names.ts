/** Finds names, which are words with a capital that the rules of the language do not require. */
import { detectLanguage } from '../text/detect-language.ts';
import { getLanguage, splitWordList } from '../text/get-language.ts';
import { getStopWords } from '../text/stop-words.ts';
import type { GroundingSource } from './grounding-source.ts';
import { foldWord, isWordForm, opensSentence, type WordToken } from './word-tokens.ts';

/** Groups of names for the same place, organisation or quarter of a year, in lower case without accents. */
const NAME_ALIASES: string[][] = [
  [
    'us',
    'usa',
    'u s',
    'u s a',
    'america',
    'american',
    'americans',
    'united states',
    'etats unis',
    'vereinigte staaten',
    'estados unidos',
  ],
  ['uk', 'u k', 'britain', 'british', 'united kingdom', 'great britain', 'england', 'royaume uni'],
  ['eu', 'e u', 'european union', 'europe', 'union europeenne', 'europaische union', 'ue'],
  ['un', 'u n', 'united nations', 'onu', 'nations unies', 'vereinte nationen'],
  ['nyc', 'new york', 'new york city'],
  ['la', 'l a', 'los angeles'],
  ['q1', 'first quarter', '1st quarter'],
  ['q2', 'second quarter', '2nd quarter'],
  ['q3', 'third quarter', '3rd quarter'],
  ['q4', 'fourth quarter', '4th quarter'],
];
const WEEKDAYS = new Set(splitWordList(getLanguage('en').weekdays));
/** Words that are always capitalised but are no names: common acronyms, titles, months. */
const NO_NAMES = new Set(
  // Acronyms, forms of "I" (`ill` is "I'll"), titles, months.
  'ai api app cd ceo cfo cli cpu css cto db dna dvd faq gb gpu hd html http https ide ip it json kb mb os pc pdf pr ram sdk sms sql tb ui url usb ux vip xml no i im ill ive id mr mrs ms miss dr prof sir lady lord st jr sr am pm ok tv january february march april may june july august september october november december english'.split(
    ' ',
  ),
);
/** Languages that capitalise all nouns, so a single capitalised word is not evidence of a name. */
const CAPITAL_NOUNS = new Set(['de', 'lb']);

/** Whether nearly every long word is capitalised, as in a headline. */
const isHeadline = (tokens: WordToken[]): boolean => {
  const longWords = tokens.filter(({ raw }) => raw.length > 3 && /^\p{L}/u.test(raw));
  return longWords.length > 2 && longWords.filter(({ raw }) => /^\p{Lu}/u.test(raw)).length > longWords.length * 0.85;
};

/** Returns the words of a text that are part of a name. Scripts without capitals have no recognisable names. */
export function findNames(text: string, tokens: WordToken[]): WordToken[] {
  const headline = isHeadline(tokens);
  return tokens.filter(({ raw, word, start }) => {
    if (!/^\p{L}/u.test(raw) || raw.length < 2 || NO_NAMES.has(word) || WEEKDAYS.has(word)) return false;
    // A capital after the first letter shows a name: PostgreSQL, iPhone, NATO.
    if (/^.+\p{Lu}/u.test(raw)) return true;
    if (!/^\p{Lu}/u.test(raw) || headline) return false;
    return !opensSentence(text, start);
  });
}

/** Returns the names of a text that the article lacks. */
export function findForeignNames(text: string, tokens: WordToken[], source: GroundingSource): WordToken[] {
  const foreign = findNames(text, tokens).filter((name) => !isNameInSource(name, source));
  const language = detectLanguage(text, [source.language]) ?? source.language;
  if (!CAPITAL_NOUNS.has(language)) return foreign;
  // A German noun that the article lacks may be a synonym. Two capitalised words in a row, or one after a title, are a name.
  const isCapitalNoun = (token: WordToken | undefined): token is WordToken =>
    token !== undefined && /^\p{Lu}/u.test(token.raw) && !getStopWords(language).has(token.raw.toLowerCase());
  return foreign.filter((name) => {
    const index = tokens.indexOf(name);
    const isForeignNeighbour = (other: WordToken | undefined) =>
      isCapitalNoun(other) &&
      /^ $/.test(text.slice(Math.min(other.end, name.end), Math.max(other.start, name.start))) &&
      !isNameInSource(other, source);
    const hasTitle = /(?:Herr|Frau|Dr\.|Prof\.|nach)\s+$/.test(text.slice(Math.max(0, name.start - 8), name.start));
    return (
      hasTitle ||
      isForeignNeighbour(tokens[index - 1]) ||
      isForeignNeighbour(tokens[index + 1]) ||
      /^.+\p{Lu}/u.test(name.raw)
    );
  });
}

/**
 * Whether the article contains the name: in any word form, as an acronym of words in the article, or under another name of
 * the same thing (US, America).
 */
export function isNameInSource(name: WordToken, source: GroundingSource): boolean {
  const { word, raw } = name;
  const { words, stems, initials, language, allText, textWithoutSpaces } = source;
  if (words.has(word)) return true;
  if ((stems.get(word.slice(0, 3)) ?? []).some((other) => isWordForm(word, other, language))) return true;
  if (raw.split(/['’-]/).every((part) => words.has(foldWord(part)))) return true;
  // Reads the plural of an acronym (LLMs) as the acronym.
  const acronym = /^(\p{Lu}{2,6})s?$/u.exec(raw)?.[1]?.toLowerCase();
  if (acronym && (words.has(acronym) || (acronym.length > 2 && initials.includes(acronym)))) return true;
  if (NAME_ALIASES.some((group) => isWordOfGroup(word, group) && group.some((one) => allText.includes(` ${one} `))))
    return true;
  // PowerPoint and Power Point are the same name.
  return word.length > 5 && textWithoutSpaces.includes(word);
}

const isWordOfGroup = (word: string, group: string[]) => group.some((alias) => alias.split(' ').includes(word));

/**
 * Whether a name may stand for the words in `others`: as an acronym of these words, or as another name of the same thing.
 */
export function standsFor({ word, raw }: WordToken, others: WordToken[]): boolean {
  const initials = others
    .filter((other) => /^\p{Lu}/u.test(other.raw))
    .map((other) => other.word.charAt(0))
    .join('');
  if (/^\p{Lu}{2,}/u.test(raw) && initials.includes(word)) return true;
  return NAME_ALIASES.some(
    (group) => isWordOfGroup(word, group) && others.some((other) => isWordOfGroup(other.word, group)),
  );
}

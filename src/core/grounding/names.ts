/** The names of a text: what is written with a capital where no rule of the language asks for one. */
import { detectLanguage, getStopWords } from '../summarize/stopwords.ts';
import type { GroundingSource } from './grounding-source.ts';
import { foldWord, isWordForm, type WordToken } from './word-tokens.ts';

/** Names that one thing goes by; written as the words in a row, folded. */
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
];
const WEEKDAYS = new Set('monday tuesday wednesday thursday friday saturday sunday'.split(' '));
/** Capitalised for what they are, not for whom they name. */
const NO_NAMES = new Set(
  // What everybody shortens the same way names nobody.
  'ai api app cd ceo cfo cli cpu css cto db dna dvd faq gb gpu hd html http https ide ip it json kb mb os pc pdf pr ram sdk sms sql tb ui url usb ux vip xml no i im ill ive id mr mrs ms miss dr prof sir lady lord st jr sr am pm ok tv january february march april may june july august september october november december english'.split(
    ' ',
  ),
);
/** Nouns have capitals too: a single one says nothing. */
const CAPITAL_NOUNS = new Set(['de', 'lb']);
/** Where a sentence, or a part that is written like one, begins. */
export const opensSentence = (text: string, start: number): boolean =>
  /(?:^|[.!?…:;。！？\n•|–—([“"«„‘-])\s{0,8}["'“‘«„([¿¡*_]{0,8}$/u.test(text.slice(Math.max(0, start - 8), start));

/** Is every word that can have a capital written with one, as in a headline? */
const isHeadline = (tokens: WordToken[]): boolean => {
  const long = tokens.filter(({ raw }) => raw.length > 3 && /^\p{L}/u.test(raw));
  return long.length > 2 && long.filter(({ raw }) => /^\p{Lu}/u.test(raw)).length > long.length * 0.85;
};

/** The words of a text that are part of a name. Scripts without capitals have none that could be told. */
export function findNames(text: string, tokens: WordToken[]): WordToken[] {
  const headline = isHeadline(tokens);
  return tokens.filter(({ raw, word, start }) => {
    if (!/^\p{L}/u.test(raw) || raw.length < 2 || NO_NAMES.has(word) || WEEKDAYS.has(word)) return false;
    // PostgreSQL, iPhone, NATO: so written anywhere.
    if (/^.+\p{Lu}/u.test(raw)) return true;
    if (!/^\p{Lu}/u.test(raw) || headline) return false;
    return !opensSentence(text, start);
  });
}

/** The names of a text that its article does not hold. */
export function findForeignNames(text: string, tokens: WordToken[], source: GroundingSource): WordToken[] {
  const foreign = findNames(text, tokens).filter((name) => !isNameInSource(name, source));
  const language = detectLanguage(text) || source.language;
  if (!CAPITAL_NOUNS.has(language)) return foreign;
  // A noun that the article lacks is another word for something; two in a row, or one after a title, are a name.
  const capital = (token: WordToken | undefined): token is WordToken =>
    token !== undefined && /^\p{Lu}/u.test(token.raw) && !getStopWords(language).has(token.raw.toLowerCase());
  return foreign.filter((name) => {
    const index = tokens.indexOf(name);
    const beside = (other: WordToken | undefined) =>
      capital(other) &&
      /^ $/.test(text.slice(Math.min(other.end, name.end), Math.max(other.start, name.start))) &&
      !isNameInSource(other, source);
    const titled = /(?:Herr|Frau|Dr\.|Prof\.|nach)\s+$/.test(text.slice(Math.max(0, name.start - 8), name.start));
    return titled || beside(tokens[index - 1]) || beside(tokens[index + 1]) || /^.+\p{Lu}/u.test(name.raw);
  });
}

/** Does the article hold the name's word, in any form of it, as an acronym of its words, or by another name of the same thing? */
export function isNameInSource(name: WordToken, source: GroundingSource): boolean {
  const { word, raw } = name;
  const { words, stems, initials, language, allText, textWithoutSpaces } = source;
  if (words.has(word)) return true;
  if ((stems.get(word.slice(0, 3)) ?? []).some((other) => isWordForm(word, other, language))) return true;
  if (raw.split(/['’-]/).every((part) => words.has(foldWord(part)))) return true;
  // iPhones, LLMs: a plural of an acronym.
  const acronym = /^(\p{Lu}{2,6})s?$/u.exec(raw)?.[1]?.toLowerCase();
  if (acronym && (words.has(acronym) || (acronym.length > 2 && initials.includes(acronym)))) return true;
  if (NAME_ALIASES.some((group) => isWordOfGroup(word, group) && group.some((one) => allText.includes(` ${one} `))))
    return true;
  // PowerPoint, Power Point.
  return word.length > 5 && textWithoutSpaces.includes(word);
}

/** Is the word of a name in the group? */
const isWordOfGroup = (word: string, group: string[]) => group.some((one) => one.split(' ').includes(word));

/** May a name stand for these words: as their acronym, they as its, or both for one of the well-known? */
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

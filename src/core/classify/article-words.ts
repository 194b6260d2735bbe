import { parseMarkdown } from '../markdown/parse.ts';
import { listTextLines, type MarkedText } from '../markdown/plain-text.ts';
import { LANGUAGES, splitWordList } from '../text/get-language.ts';
import { removeMarks } from '../text/remove-marks.ts';
import { hasCommonScriptsOnly, NUMBER_RANGES } from '../text/unicode.ts';
import { findWords, type Word } from '../text/words.ts';
import { isStopword } from './is-stopword.ts';

/** Splits an article into words with their places. All other files of tagging build on these words. */

/** Bits for the places where a word occurs. A phrase has the bits of all its occurrences. */
export const WordPlace = { title: 1, heading: 2, lead: 4, marked: 8, code: 16 } as const;

export interface ArticleWord {
  /** The word as written, without outer punctuation but for the dot of an abbreviation or an initial (`U.S.`, `F.`). */
  text: string;
  /** The folded form of the word (see `toWordKey`). */
  key: string;
  /** `WordPlace` bits for where the word stands. */
  places: number;
  /** Whether the word carries no topic (see `isStopword`). */
  stop: boolean;
  /** Whether the word may be a name (see `NAME_SIGN`). */
  capital: boolean;
  /**
   * Separator between the previous word and this word, as a tag would write it: a space, a hyphen, `/`, `&`, an apostrophe or
   * nothing.
   */
  glue: string;
  /** Whether the word starts a sentence, table cell or list item. There a capital does not indicate a name. */
  starts: boolean;
  /** Whether no phrase continues across the start of the word: `starts`, or punctuation stands before the word. */
  opens: boolean;
}

/** At most this many characters of an article are read. They are enough to show the subject, and they limit the time. */
const READ_LIMIT = 60_000;
/** The first 120 words of the body are the article's lead. */
const LEAD_WORDS = 120;

/** Matches the separators that a phrase may contain: spaces, a hyphen, slashes, apostrophes; no dash with spaces around. */
const JOINS = /^(?:[ \t]{0,8}(?:[_/&'’][ \t]{0,8})?|[-‐‑–])$/u;
/** Matches abbreviations that keep the dot after them: `U.S.`, `Acme Co.` */
const ABBREVIATION = /^(?:(?:\p{L}\.)+\p{L}|Co|Corp|Inc|Ltd|Jr|Sr|Bros)$/u;
/** Finds the words of a text. Hyphens, slashes and apostrophes separate words. */
const findTagWords = (text: string): Word[] => findWords(text, { signs: 'product-signs' });

/**
 * Returns the folded form of a word, which is the same for all spellings: lower case, without accents and a plural `s`;
 * `.NET` → `dotnet`, `Node.js` → `nodejs`, `C#` → `csharp`, `C++` → `cplusplus`. Dots between digits stay, so that 3.1
 * differs from 31.
 */
export const toWordKey = (word: string): string => wordTraits.get(word)?.key ?? computeWordKey(word);

interface WordTraits {
  key: string;
  stop: boolean;
  capital: boolean;
}

/**
 * Matches a word that may be a name: it has a capital, a digit or a sign. Chinese and Japanese have no capitals; there, two
 * or more characters without a hiragana ending are a noun.
 */
const NAME_SIGN = /[\p{Lu}\p{N}.#]|^[\p{Script=Han}\p{Script=Katakana}ー]{2,}$/u;
const COMMON_NAME_SIGN = new RegExp(`[${NUMBER_RANGES}.#]`);
const looksLikeName = (word: string): boolean =>
  hasCommonScriptsOnly(word) ? word !== word.toLowerCase() || COMMON_NAME_SIGN.test(word) : NAME_SIGN.test(word);

/** Cache of key, `stop` and `capital` of words, since words recur in an article and across a blog's posts. */
const wordTraits = new Map<string, WordTraits>();
const MAX_CACHED_WORDS = 50_000;

function getWordTraits(word: string): WordTraits {
  const cached = wordTraits.get(word);
  if (cached) return cached;
  if (wordTraits.size >= MAX_CACHED_WORDS) wordTraits.clear();
  const traits = { key: computeWordKey(word), stop: isStopword(word), capital: looksLikeName(word) };
  wordTraits.set(word, traits);
  return traits;
}

function computeWordKey(word: string): string {
  let key = word.toLowerCase();
  if (!/^[a-z0-9]+$/.test(key)) {
    key = removeMarks(key).normalize('NFC');
    key = key.replace(/^\.(?=\p{L})/u, 'dot').replace(/(?<!\d)\.|\.(?!\d)/g, '');
    key = key.replace(/#/g, 'sharp').replace(/\+/g, 'plus');
  }
  return key.endsWith('s') ? toSingular(key) : key;
}

/** Removes a plural `s` from each word of a text. */
const toSingular = (text: string): string =>
  text
    .replace(/([a-z]{2})ies(?!\S)/g, '$1y')
    .replace(/([a-z]{2}(?:ss|x|ch|sh))es(?!\S)/g, '$1')
    .replace(/(?<!\S)([a-z]{2,}[a-hj-np-rtv-z])s(?!\S)/g, '$1');

/** Splits a short text (a title, a tag) into words, in order. */
export function splitTagWords(text: string): string[] {
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/i.test(text)) return text.split(' ');
  return findTagWords(text).map((word) => word.text);
}

/**
 * Returns for each text the keys of its words, separated by spaces. Texts of ASCII letters, digits and spaces are folded in
 * one pass, since most of a blog's thousands of tags are such texts.
 */
export function toWordKeys(texts: string[]): string[] {
  const plain = texts
    .join('\n')
    .toLowerCase()
    .replace(/^[a-z0-9 ]*[^a-z0-9 \n].*$/gm, '');
  const keys = toSingular(plain).split('\n');
  return texts.map((text, i) => keys[i] || splitTagWords(text).map(toWordKey).join(' '));
}

/** Matches an address, whose parts are no words. */
const ADDRESS = /\b(?:https?:\/\/|www\.)\S+/g;
/** At most this many characters of bold text, a link's text or inline code count as marked. Longer text is prose. */
const MAX_MARKED_LENGTH = { text: 120, code: 80 };

/** Lists the marked parts of a text in order. Of parts inside each other, the outermost counts. */
function listMarkedSpans({ strong, links, code }: MarkedText): { start: number; end: number; places: number }[] {
  const marked = [...strong, ...links.map(({ start, end }): [number, number] => [start, end])];
  const spans = [
    ...marked
      .filter(([start, end]) => end - start <= MAX_MARKED_LENGTH.text)
      .map(([start, end]) => ({ start, end, places: WordPlace.marked as number })),
    ...code
      .filter(([start, end]) => end - start <= MAX_MARKED_LENGTH.code)
      .map(([start, end]) => ({ start, end, places: WordPlace.code as number })),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = -1;
  return spans.filter((span) => {
    const isOuter = span.start >= end;
    if (isOuter) end = span.end;
    return isOuter;
  });
}

/** Matches what stands between two words of one sentence: a comma, a bracket, a dash. */
const CLAUSE_BREAK = /^[\s,;()[\]—–-]+$/u;

let titles: ReadonlySet<string> | undefined;
/** Whether a word is an abbreviation before a name: `Dr`, `Rep`. */
function isTitle(word: string): boolean {
  titles ??= new Set([...LANGUAGES.values()].flatMap(({ abbreviations }) => splitWordList(abbreviations)));
  return titles.has(word.toLowerCase());
}

/** Matches an abbreviation of two or more letters with its dot. */
const ABBREVIATED = /..\.$/u;

/** Whether a word is an initial inside a name: `F` in `John F. Kennedy`. */
const isInitial = ({ text, end }: Word, plain: string, opens: boolean, last: ArticleWord | undefined): boolean =>
  /^\p{Lu}$/u.test(text) && !opens && last?.capital === true && /^\. \p{Lu}\p{Ll}/u.test(plain.slice(end, end + 4));

function addLine(words: ArticleWord[], line: MarkedText, places: number): void {
  const spans = listMarkedSpans(line);
  // Spaces keep the offsets of the marked parts.
  const plain = line.text.replace(ADDRESS, (address) => ' '.repeat(address.length));
  let at = 0;
  let end = -1;
  for (const found of findTagWords(plain)) {
    while (spans[at] && (spans[at]?.end ?? 0) <= found.start) at++;
    const span = spans[at];
    const emphasis = span && span.start <= found.start ? span.places : 0;
    const { key, stop, capital } = getWordTraits(found.text);
    const between = end < 0 ? '|' : plain.slice(end, found.start);
    const last = words.at(-1);
    // After an abbreviation, a word with a capital may start a sentence; after an initial, it continues the name.
    const opens = between === ' ' ? capital && ABBREVIATED.test(last?.text ?? '') : !JOINS.test(between);
    const glue = between === ' ' || between === '' ? between : (/[-‐‑/&'’]/.exec(between)?.[0] ?? ' ');
    const hasDot = plain[found.end] === '.' && (ABBREVIATION.test(found.text) || isInitial(found, plain, opens, last));
    const text = hasDot ? `${found.text}.` : found.text;
    const starts = opens && !CLAUSE_BREAK.test(between) && !(between === '. ' && isTitle(last?.text ?? ''));
    words.push({ text, key, places: places | emphasis, stop, capital, glue, starts, opens });
    end = found.end + (hasDot ? 1 : 0);
  }
}

/** Returns the words of an article: first the title's words, then the body's, in order. */
export function readArticleWords(title: string, markdown: string): ArticleWord[] {
  const words: ArticleWord[] = [];
  addLine(words, { text: title, strong: [], code: [], emphasis: [], links: [] }, WordPlace.title);
  const body = words.length;
  let length = 0;
  for (const line of listTextLines(parseMarkdown(markdown).children)) {
    if (length >= READ_LIMIT) break;
    const text = line.text.slice(0, READ_LIMIT - length);
    if (line.type !== 'code') addLine(words, { ...line, text }, line.type === 'heading' ? WordPlace.heading : 0);
    length += text.length;
  }
  for (let i = body; i < words.length && i < body + LEAD_WORDS; i++) {
    const word = words[i];
    if (word) word.places |= WordPlace.lead;
  }
  return words;
}

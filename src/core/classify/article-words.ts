import { removeImages, removeLinkTargets } from '../remove-links.ts';
import { removeMarks } from '../text/remove-marks.ts';
import { hasCommonScriptsOnly, NUMBER_RANGES } from '../text/unicode.ts';
import { findWords, type Word } from '../text/words.ts';
import { isStopword } from './is-stopword.ts';

/** Splits an article into words with their places. All other files of tagging build on these words. */

/** Bits for the places where a word occurs. A phrase has the bits of all its occurrences. */
export const WordPlace = { title: 1, heading: 2, lead: 4, marked: 8, code: 16 } as const;

export interface ArticleWord {
  /** The word as written, without outer punctuation. */
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
   * Separator between the previous word and this word, as a tag would write it: a space, `/`, `&`, an apostrophe or nothing.
   */
  glue: string;
  /**
   * Whether the word starts a sentence, table cell or list item. There a capital does not indicate a name, and no phrase
   * continues across the start.
   */
  opens: boolean;
}

/** At most this many characters of an article are read. They are enough to show the subject, and they limit the time. */
const READ_LIMIT = 60_000;
/** The first 120 words of the body are the article's lead. */
const LEAD_WORDS = 120;

/** Matches the separators that a phrase may contain: spaces, hyphens, slashes, apostrophes. */
const JOINS = /^(?:[ \t]|[-–_/&]|['’])*$/u;
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

interface PlainLine {
  text: string;
  places: number;
}

/** Markup to remove: a substring that the markup always contains (a quick test), the pattern, and the replacement. */
const MARKUP: [sign: string, form: RegExp, replacement: string][] = [
  ['://', /\bhttps?:\/\/\S+/g, ' '],
  ['www.', /\bwww\.\S+/g, ' '],
  ['&', /&(?:amp|lt|gt|quot|nbsp|#\d+);/g, ' '],
];

/** Converts Markdown to lines of plain text with their places, without code blocks, URLs and HTML tags. */
function toPlainLines(markdown: string): PlainLine[] {
  const lines: PlainLine[] = [];
  let fence = '';
  for (const rawLine of markdown.slice(0, READ_LIMIT).split('\n')) {
    const mark = /^\s*(`{3,}(?!`)|~{3,}(?!~))(.*)$/.exec(rawLine);
    if (mark && (fence === '' || (mark[1]?.startsWith(fence) && mark[2]?.trim() === ''))) {
      fence = fence === '' ? (mark[1] ?? '') : '';
      continue;
    }
    if (fence !== '') continue;
    const plain = rawLine.includes('<') ? rawLine.replace(/<[a-z/!][^<>]{0,300}>/g, ' ') : rawLine;
    const text = MARKUP.reduce(
      (line, [sign, form, replacement]) => (line.includes(sign) ? line.replace(form, replacement) : line),
      plain.includes('](') ? removeLinkTargets(removeImages(plain)) : plain,
    );
    if (!/\S/.test(text)) continue;
    const heading = /^\s{0,3}#{1,6}\s/.test(text);
    lines.push({
      text: text.replace(/^\s*(?:#{1,6}\s|>|[-*+]\s|\d+[.)]\s)+/, ''),
      places: heading ? WordPlace.heading : 0,
    });
  }
  return lines;
}

/** Matches link texts, bold, italic and inline code. */
const EMPHASIS_MARKUP = /(\*\*|__)(?=\S)(.{1,120}?)\1|\[([^\]]{1,120})\]|`([^`]{1,80})`/gu;

function findMarkedSpans(text: string): { start: number; end: number; places: number }[] {
  const spans: { start: number; end: number; places: number }[] = [];
  if (!/\*\*|__|[[`]/.test(text)) return spans;
  for (const match of text.matchAll(EMPHASIS_MARKUP)) {
    const places = match[4] === undefined ? WordPlace.marked : WordPlace.code;
    spans.push({ start: match.index, end: match.index + match[0].length, places });
  }
  return spans;
}

function addLine(words: ArticleWord[], line: PlainLine): void {
  const spans = findMarkedSpans(line.text);
  let at = 0;
  let end = -1;
  for (const found of findTagWords(line.text)) {
    while (spans[at] && (spans[at]?.end ?? 0) <= found.start) at++;
    const span = spans[at];
    const emphasis = span && span.start <= found.start ? span.places : 0;
    const { text } = found;
    const gap = end < 0 ? '|' : line.text.slice(end, found.start);
    const between = gap === ' ' ? gap : gap.replace(/[*`[\]]/g, '');
    const opens = between !== ' ' && !JOINS.test(between);
    const glue = between === ' ' || between === '' ? between : (/[/&'’]/.exec(between)?.[0] ?? ' ');
    const { key, stop, capital } = getWordTraits(text);
    words.push({ text, key, places: line.places | emphasis, stop, capital, glue, opens });
    end = found.end;
  }
}

/** Returns the words of an article: first the title's words, then the body's, in order. */
export function readArticleWords(title: string, markdown: string): ArticleWord[] {
  const words: ArticleWord[] = [];
  addLine(words, { text: title, places: WordPlace.title });
  const body = words.length;
  for (const line of toPlainLines(markdown)) addLine(words, line);
  for (let i = body; i < words.length && i < body + LEAD_WORDS; i++) {
    const word = words[i];
    if (word) word.places |= WordPlace.lead;
  }
  return words;
}

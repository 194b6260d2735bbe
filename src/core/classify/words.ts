import { FIGURES, IN_WORDS, isKnown, MARKS } from '../alphabets.ts';
import { withoutPictures, withoutTargets } from '../without-links.ts';
import { isStop } from './stopwords.ts';

/** An article's text as words with their places: what every later step of tagging reads. */

/** Where a word stands, as bits: a phrase's places are the union over its occurrences. */
export const Place = { title: 1, heading: 2, lead: 4, marked: 8, code: 16 } as const;

export interface Word {
  /** As written, without outer punctuation. */
  text: string;
  /** Its comparing form, see `wordKey`. */
  key: string;
  /** Union of `Place` bits. */
  places: number;
  /** It carries no subject of its own, see `isStop`. */
  stop: boolean;
  /** It may be a name, see `NAME`. */
  capital: boolean;
  /** What stands between the word before and this one, as it would in a tag: a space, `/`, `&`, an apostrophe or nothing. */
  glue: string;
  /** First of its sentence, cell or list item: a capital says nothing there, and no phrase reaches across. */
  opens: boolean;
}

/** How much of a long text is read, in characters: enough for its subject, and it bounds the time. */
const READ_LIMIT = 60_000;
/** The first words of the body are its lead. */
const LEAD_WORDS = 120;

/**
 * A word: letters and digits, joined inside by dots (`Node.js`, `3.19`), with a leading dot (`.NET`) and a trailing `#`
 * or `++` (`C#`, `C++`). Hyphens, slashes and apostrophes part words.
 */
const WORD = /(?<![\p{L}\p{N}.])\.?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\.[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:#|\+\+)?/gu;
/** The same in a known text. */
const KNOWN_WORD = new RegExp(
  `(?<![${IN_WORDS}.])\\.?[${IN_WORDS}][${IN_WORDS}${MARKS}]*(?:\\.[${IN_WORDS}][${IN_WORDS}${MARKS}]*)*(?:#|\\+\\+)?`,
  'g',
);
/** Scripts written without spaces: their runs are cut by the platform's word breaker. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
export const isUnspaced = (text: string): boolean => !isKnown(text) && UNSPACED.test(text);

/** Punctuation between two words that a phrase may reach across: a space, a hyphen, a slash, an apostrophe. */
const JOINS = /^(?:[ \t]|[-–_/&]|['’])*$/u;
/** The platform takes 60 times as long for a run twelve times as long. */
const LONGEST_RUN = 1_000;
/** Made when a text needs it: the first thing of `Intl` that a page makes takes 20 ms. */
let segmenter: Intl.Segmenter | undefined;

function plainWords(text: string): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  const known = isKnown(text);
  const spaced = known || !UNSPACED.test(text);
  for (const match of text.matchAll(known ? KNOWN_WORD : WORD)) {
    const word = match[0];
    if (spaced || !UNSPACED.test(word)) {
      found.push({ text: word, start: match.index, end: match.index + word.length });
      continue;
    }
    segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
    for (let from = 0; from < word.length; from += LONGEST_RUN)
      for (const part of segmenter.segment(word.slice(from, from + LONGEST_RUN))) {
        if (!part.isWordLike) continue;
        const start = match.index + from + part.index;
        found.push({ text: part.segment, start, end: start + part.segment.length });
      }
  }
  return found;
}

/**
 * The comparing form of a word: lower case, accents folded, a plural `s` dropped, `.NET` → `dotnet`, `Node.js` →
 * `nodejs`, `C#` → `csharp`, `C++` → `cplusplus`. Dots between digits stay, so 3.1 is not 31.
 */
export const wordKey = (word: string): string => looks.get(word)?.key ?? keyOf(word);

interface Look {
  key: string;
  stop: boolean;
  capital: boolean;
}

/** A capital, a digit, a sign; in scripts without capitals, a word of two signs or more that has no ending: a noun. */
const NAME = /[\p{Lu}\p{N}.#]|^[\p{Script=Han}\p{Script=Katakana}ー]{2,}$/u;
const KNOWN_SIGN = new RegExp(`[${FIGURES}.#]`);
const isName = (word: string): boolean =>
  isKnown(word) ? word !== word.toLowerCase() || KNOWN_SIGN.test(word) : NAME.test(word);

/** Words come again and again, in an article and across a blog's posts. */
const looks = new Map<string, Look>();
const MOST_LOOKS = 50_000;

function lookOf(word: string): Look {
  const before = looks.get(word);
  if (before) return before;
  if (looks.size >= MOST_LOOKS) looks.clear();
  const look = { key: keyOf(word), stop: isStop(word), capital: isName(word) };
  looks.set(word, look);
  return look;
}

function keyOf(word: string): string {
  let key = word.toLowerCase();
  if (!/^[a-z0-9]+$/.test(key)) {
    key = key
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC');
    key = key.replace(/^\.(?=\p{L})/u, 'dot').replace(/(?<!\d)\.|\.(?!\d)/g, '');
    key = key.replace(/#/g, 'sharp').replace(/\+/g, 'plus');
  }
  return key.endsWith('s') ? singular(key) : key;
}

/** Words, parted by white space, without the `s` of a plural. */
const singular = (text: string): string =>
  text
    .replace(/([a-z]{2})ies(?!\S)/g, '$1y')
    .replace(/([a-z]{2}(?:ss|x|ch|sh))es(?!\S)/g, '$1')
    .replace(/(?<!\S)([a-z]{2,}[a-hj-np-rtv-z])s(?!\S)/g, '$1');

/** The words of a short text (a title, a tag), in order. */
export function wordsOf(text: string): string[] {
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/i.test(text)) return text.split(' ');
  return plainWords(text).map((word) => word.text);
}

/** The keys of the words of each text, parted by spaces: of thousands of tags in one stroke where nothing but plain words is in them. */
export function wordKeysOf(texts: string[]): string[] {
  const plain = texts
    .join('\n')
    .toLowerCase()
    .replace(/^[a-z0-9 ]*[^a-z0-9 \n].*$/gm, '');
  const keys = singular(plain).split('\n');
  return texts.map((text, i) => keys[i] || wordsOf(text).map(wordKey).join(' '));
}

interface Line {
  text: string;
  places: number;
}

/** A sign that the markup must have, its form, and what is left of it. */
const MARKUP: [sign: string, form: RegExp, left: string][] = [
  ['://', /\bhttps?:\/\/\S+/g, ' '],
  ['www.', /\bwww\.\S+/g, ' '],
  ['&', /&(?:amp|lt|gt|quot|nbsp|#\d+);/g, ' '],
];

/** Markdown → lines of plain text with their place: code fences, URLs and HTML tags are left out. */
function linesOf(markdown: string): Line[] {
  const lines: Line[] = [];
  let fence = '';
  for (const raw of markdown.slice(0, READ_LIMIT).split('\n')) {
    const mark = /^\s*(`{3,}(?!`)|~{3,}(?!~))(.*)$/.exec(raw);
    if (mark && (fence === '' || (mark[1]?.startsWith(fence) && mark[2]?.trim() === ''))) {
      fence = fence === '' ? (mark[1] ?? '') : '';
      continue;
    }
    if (fence !== '') continue;
    const plain = raw.includes('<') ? raw.replace(/<[a-z/!][^<>]{0,300}>/g, ' ') : raw;
    const text = MARKUP.reduce(
      (line, [sign, form, left]) => (line.includes(sign) ? line.replace(form, left) : line),
      plain.includes('](') ? withoutTargets(withoutPictures(plain)) : plain,
    );
    if (!/\S/.test(text)) continue;
    const heading = /^\s{0,3}#{1,6}\s/.test(text);
    lines.push({
      text: text.replace(/^\s*(?:#{1,6}\s|>|[-*+]\s|\d+[.)]\s)+/, ''),
      places: heading ? Place.heading : 0,
    });
  }
  return lines;
}

/** Link texts, bold, italic and inline code: what the author marked. */
const MARKED = /(\*\*|__)(?=\S)(.{1,120}?)\1|\[([^\]]{1,120})\]|`([^`]{1,80})`/gu;

function markedSpans(text: string): { start: number; end: number; places: number }[] {
  const spans: { start: number; end: number; places: number }[] = [];
  if (!/\*\*|__|[[`]/.test(text)) return spans;
  for (const match of text.matchAll(MARKED)) {
    const places = match[4] === undefined ? Place.marked : Place.code;
    spans.push({ start: match.index, end: match.index + match[0].length, places });
  }
  return spans;
}

function addLine(words: Word[], line: Line): void {
  const spans = markedSpans(line.text);
  let at = 0;
  let end = -1;
  for (const found of plainWords(line.text)) {
    while (spans[at] && (spans[at]?.end ?? 0) <= found.start) at++;
    const span = spans[at];
    const marked = span && span.start <= found.start ? span.places : 0;
    const { text } = found;
    const gap = end < 0 ? '|' : line.text.slice(end, found.start);
    const between = gap === ' ' ? gap : gap.replace(/[*`[\]]/g, '');
    const opens = between !== ' ' && !JOINS.test(between);
    const glue = between === ' ' || between === '' ? between : (/[/&'’]/.exec(between)?.[0] ?? ' ');
    const { key, stop, capital } = lookOf(text);
    words.push({ text, key, places: line.places | marked, stop, capital, glue, opens });
    end = found.end;
  }
}

/** The words of an article: title first, then the body in order. */
export function readWords(title: string, markdown: string): Word[] {
  const words: Word[] = [];
  addLine(words, { text: title, places: Place.title });
  const body = words.length;
  for (const line of linesOf(markdown)) addLine(words, line);
  for (let i = body; i < words.length && i < body + LEAD_WORDS; i++) {
    const word = words[i];
    if (word) word.places |= Place.lead;
  }
  return words;
}

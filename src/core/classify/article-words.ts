import { removeImages, removeLinkTargets } from '../remove-links.ts';
import { hasCommonScriptsOnly, MARK_RANGES, NUMBER_RANGES, WORD_RANGES } from '../unicode.ts';
import { isStopword } from './stopwords.ts';

/** An article's text as words with their places: what every later step of tagging reads. */

/** Where a word stands, as bits: a phrase's places are the union over its occurrences. */
export const WordPlace = { title: 1, heading: 2, lead: 4, marked: 8, code: 16 } as const;

export interface ArticleWord {
  /** As written, without outer punctuation. */
  text: string;
  /** Its comparing form, see `toWordKey`. */
  key: string;
  /** Union of `WordPlace` bits. */
  places: number;
  /** It carries no subject of its own, see `isStopword`. */
  stop: boolean;
  /** It may be a name, see `NAME_SIGN`. */
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
const TAG_WORD =
  /(?<![\p{L}\p{N}.])\.?[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:\.[\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*(?:#|\+\+)?/gu;
/** The same in a known text. */
const COMMON_TAG_WORD = new RegExp(
  `(?<![${WORD_RANGES}.])\\.?[${WORD_RANGES}][${WORD_RANGES}${MARK_RANGES}]*(?:\\.[${WORD_RANGES}][${WORD_RANGES}${MARK_RANGES}]*)*(?:#|\\+\\+)?`,
  'g',
);
/** Scripts written without spaces: their runs are cut by the platform's word breaker. */
const UNSPACED_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;
export const isUnspacedWord = (text: string): boolean => !hasCommonScriptsOnly(text) && UNSPACED_SCRIPTS.test(text);

/** Punctuation between two words that a phrase may reach across: a space, a hyphen, a slash, an apostrophe. */
const JOINS = /^(?:[ \t]|[-–_/&]|['’])*$/u;
/** The platform takes 60 times as long for a run twelve times as long. */
const LONGEST_RUN = 1_000;
/** Made when a text needs it: the first thing of `Intl` that a page makes takes 20 ms. */
let segmenter: Intl.Segmenter | undefined;

function findPlainWords(text: string): { text: string; start: number; end: number }[] {
  const found: { text: string; start: number; end: number }[] = [];
  const known = hasCommonScriptsOnly(text);
  const spaced = known || !UNSPACED_SCRIPTS.test(text);
  for (const match of text.matchAll(known ? COMMON_TAG_WORD : TAG_WORD)) {
    const word = match[0];
    if (spaced || !UNSPACED_SCRIPTS.test(word)) {
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
export const toWordKey = (word: string): string => wordTraits.get(word)?.key ?? computeWordKey(word);

interface WordTraits {
  key: string;
  stop: boolean;
  capital: boolean;
}

/** A capital, a digit, a sign; in scripts without capitals, a word of two signs or more that has no ending: a noun. */
const NAME_SIGN = /[\p{Lu}\p{N}.#]|^[\p{Script=Han}\p{Script=Katakana}ー]{2,}$/u;
const COMMON_NAME_SIGN = new RegExp(`[${NUMBER_RANGES}.#]`);
const looksLikeName = (word: string): boolean =>
  hasCommonScriptsOnly(word) ? word !== word.toLowerCase() || COMMON_NAME_SIGN.test(word) : NAME_SIGN.test(word);

/** Words come again and again, in an article and across a blog's posts. */
const wordTraits = new Map<string, WordTraits>();
const MAX_CACHED_WORDS = 50_000;

function getWordTraits(word: string): WordTraits {
  const before = wordTraits.get(word);
  if (before) return before;
  if (wordTraits.size >= MAX_CACHED_WORDS) wordTraits.clear();
  const look = { key: computeWordKey(word), stop: isStopword(word), capital: looksLikeName(word) };
  wordTraits.set(word, look);
  return look;
}

function computeWordKey(word: string): string {
  let key = word.toLowerCase();
  if (!/^[a-z0-9]+$/.test(key)) {
    key = key
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .normalize('NFC');
    key = key.replace(/^\.(?=\p{L})/u, 'dot').replace(/(?<!\d)\.|\.(?!\d)/g, '');
    key = key.replace(/#/g, 'sharp').replace(/\+/g, 'plus');
  }
  return key.endsWith('s') ? toSingular(key) : key;
}

/** Words, parted by white space, without the `s` of a plural. */
const toSingular = (text: string): string =>
  text
    .replace(/([a-z]{2})ies(?!\S)/g, '$1y')
    .replace(/([a-z]{2}(?:ss|x|ch|sh))es(?!\S)/g, '$1')
    .replace(/(?<!\S)([a-z]{2,}[a-hj-np-rtv-z])s(?!\S)/g, '$1');

/** The words of a short text (a title, a tag), in order. */
export function splitTagWords(text: string): string[] {
  if (/^[a-z0-9]+(?: [a-z0-9]+)*$/i.test(text)) return text.split(' ');
  return findPlainWords(text).map((word) => word.text);
}

/** The keys of the words of each text, parted by spaces: of thousands of tags in one stroke where nothing but plain words is in them. */
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

/** A sign that the markup must have, its form, and what is left of it. */
const MARKUP: [sign: string, form: RegExp, left: string][] = [
  ['://', /\bhttps?:\/\/\S+/g, ' '],
  ['www.', /\bwww\.\S+/g, ' '],
  ['&', /&(?:amp|lt|gt|quot|nbsp|#\d+);/g, ' '],
];

/** Markdown → lines of plain text with their place: code fences, URLs and HTML tags are left out. */
function toPlainLines(markdown: string): PlainLine[] {
  const lines: PlainLine[] = [];
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

/** Link texts, bold, italic and inline code: what the author marked. */
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
  for (const found of findPlainWords(line.text)) {
    while (spans[at] && (spans[at]?.end ?? 0) <= found.start) at++;
    const span = spans[at];
    const marked = span && span.start <= found.start ? span.places : 0;
    const { text } = found;
    const gap = end < 0 ? '|' : line.text.slice(end, found.start);
    const between = gap === ' ' ? gap : gap.replace(/[*`[\]]/g, '');
    const opens = between !== ' ' && !JOINS.test(between);
    const glue = between === ' ' || between === '' ? between : (/[/&'’]/.exec(between)?.[0] ?? ' ');
    const { key, stop, capital } = getWordTraits(text);
    words.push({ text, key, places: line.places | marked, stop, capital, glue, opens });
    end = found.end;
  }
}

/** The words of an article: title first, then the body in order. */
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

/** The text of a page as a browser shows it, prepared for finding quotes in it. */
import { collapseSpaces } from '../text/collapse-spaces.ts';
import { tokenizeWords } from './word-tokens.ts';

/** A word of a page. `start`, `end`: offsets in the text of its block. */
interface PageWord {
  block: number;
  start: number;
  end: number;
}

export interface PageText {
  /** The text of each block, such as a paragraph or a table cell, in page order. */
  blocks: string[];
  words: PageWord[];
  /** The words in lower case without accents, with a space between words and at both ends. */
  folded: string;
  /** Offset of each word in `folded`. */
  offsets: number[];
}

/** The indexes in `PageText.words` of the first and the last word of a text on a page. */
export interface PageSpan {
  first: number;
  last: number;
}

/** The text around a quote, by which equal sentences of a page are told apart. */
export interface QuoteContext {
  before: string;
  after: string;
}

/** Matches characters that are not shown, and that browsers ignore when they search a page. */
const UNSHOWN = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;
/** Words of the context that are compared with those on the page. */
const CONTEXT_WORDS = 8;
/** A quote whose middle differs from the page is found by so many words at both ends: the most that match count. */
const END_WORDS = [8, 6, 4, 3];
/** The page may have so many more words than the quote, such as the numbers of footnotes. */
const MAX_MORE_WORDS = 30;

/** Prepares the text of a page. `text`: as `innerText` gives it, with line feeds between blocks and tabs between cells. */
export function buildPageText(text: string): PageText {
  const blocks = text
    .replace(UNSHOWN, '')
    .split(/[\n\t]+/)
    .map(collapseSpaces)
    .filter((block) => block !== '');
  const words: PageWord[] = [];
  const offsets: number[] = [];
  const parts: string[] = [];
  let length = 1;
  for (const [block, blockText] of blocks.entries())
    for (const { word, start, end } of tokenizeWords(blockText)) {
      words.push({ block, start, end });
      offsets.push(length);
      parts.push(word);
      length += word.length + 1;
    }
  return { blocks, words, folded: ` ${parts.join(' ')} `, offsets };
}

/** Returns the words of a text in the form in which `PageText.folded` has them. */
export const toPageWords = (text: string): string[] => tokenizeWords(text.replace(UNSHOWN, '')).map(({ word }) => word);

/** Returns the words of a span of the page, with a space between words. */
export const getSpanWords = ({ folded, offsets }: PageText, { first, last }: PageSpan): string =>
  folded.slice(offsets[first], (offsets[last + 1] ?? folded.length) - 1);

/** Lists where the page has these words, from the word `from` on. `words`: with a space between words. */
export function findSpans({ folded, offsets }: PageText, words: string, from = 0): PageSpan[] {
  const spans: PageSpan[] = [];
  if (words === '') return spans;
  const more = words.split(' ').length - 1;
  for (let at = folded.indexOf(` ${words} `, (offsets[from] ?? folded.length) - 1); at >= 0; ) {
    const first = findWordAt(offsets, at + 1);
    spans.push({ first, last: first + more });
    at = folded.indexOf(` ${words} `, at + 1);
  }
  return spans;
}

/** Returns the index of `offset` in an ascending list (binary search). */
function findWordAt(offsets: number[], offset: number): number {
  let [low, high] = [0, offsets.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Lists where the page has a quote. If it has the quote nowhere, tries without a cut word at either end (a user may select
 * half a word), then only the words at both ends (footnote numbers may stand between the others).
 */
export function locateQuote(quote: string, page: PageText): PageSpan[] {
  const words = toPageWords(quote);
  const wholes = [words, words.slice(1), words.slice(0, -1), words.slice(1, -1)];
  for (const [index, some] of wholes.entries()) {
    const spans = index === 0 || some.length > 3 ? findSpans(page, some.join(' ')) : [];
    if (spans.length > 0) return spans;
  }
  for (const size of END_WORDS) {
    if (words.length < 2 * size) continue;
    const end = words.slice(-size).join(' ');
    const spans = findSpans(page, words.slice(0, size).join(' ')).flatMap(({ first, last }) => {
      const [found] = findSpans(page, end, last + 1);
      return found && found.last - first < words.length + MAX_MORE_WORDS ? [{ first, last: found.last }] : [];
    });
    if (spans.length > 0) return spans;
  }
  return [];
}

/** Returns the span whose surroundings are most like the context; the first one of equals, null without spans. */
export function chooseSpan(spans: PageSpan[], page: PageText, context?: QuoteContext): PageSpan | null {
  if (spans.length < 2 || !context) return spans[0] ?? null;
  const before = toPageWords(context.before).slice(-CONTEXT_WORDS).reverse();
  const after = toPageWords(context.after).slice(0, CONTEXT_WORDS);
  const getWord = (index: number) => getSpanWords(page, { first: index, last: index });
  const countSame = (words: string[], getOther: (index: number) => string) => {
    const different = words.findIndex((word, index) => word !== getOther(index));
    return different < 0 ? words.length : different;
  };
  const scores = spans.map(
    ({ first, last }) =>
      countSame(before, (index) => (first > index ? getWord(first - 1 - index) : '')) +
      countSame(after, (index) => (last + 1 + index < page.words.length ? getWord(last + 1 + index) : '')),
  );
  return spans[scores.indexOf(Math.max(...scores))] ?? null;
}

/** Returns the text around a span of the page. */
export function getSpanContext(page: PageText, { first, last }: PageSpan): QuoteContext {
  const count = page.words.length;
  return {
    before: first > 0 ? getSpanWords(page, { first: Math.max(0, first - CONTEXT_WORDS), last: first - 1 }) : '',
    after:
      last + 1 < count ? getSpanWords(page, { first: last + 1, last: Math.min(count - 1, last + CONTEXT_WORDS) }) : '',
  };
}

/**
 * Text directives: the part of an address by which a browser scrolls to a text of the page and highlights it
 * (`#:~:text=prefix-,start,end,-suffix`; WICG, "URL Fragment Text Directives").
 */
import { getSegmenter } from '../text/segmenter.ts';
import {
  chooseSpan,
  findSpans,
  getSpanWords,
  locateQuote,
  type PageSpan,
  type PageText,
  type QuoteContext,
  toPageWords,
} from './page-text.ts';

/** Characters. A longer text is given by its first and last words. */
const MAX_WHOLE_TEXT = 80;
/** Fewest words and characters at either end of a longer text: fewer often occur elsewhere once the page changes. */
const MIN_END = { words: 3, characters: 8 };
/** At most this many words at either end of a longer text. */
const MAX_END_WORDS = 12;
/** At most this many words before or after a text that occurs twice. */
const MAX_CONTEXT_WORDS = 12;
/** Characters on either side of a word's edge that are enough to know whether it is one. */
const EDGE_SAMPLE = 60;

/**
 * Returns the text directives of a quote, one for each line of it that stands alone on the page: `text=…&text=…`. '' when
 * the page does not have the quote. `context`: the text around the quote, which tells equal sentences apart.
 */
export function buildTextDirectives(quote: string, page: PageText, context?: QuoteContext): string {
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  // Lines that follow each other on the page are highlighted as one text.
  const whole = chooseSpan(findSpans(page, toPageWords(quote).join(' ')), page, context);
  const spans = whole ? [whole] : lines.map((line) => chooseSpan(locateQuote(line, page), page, context));
  return spans
    .filter((span) => span !== null)
    .map((span) => buildDirective(page, widenToEdges(page, span)))
    .filter((directive) => directive !== '')
    .join('&');
}

/** Returns the address that opens a page at a text; '' without a directive. */
export function addTextDirective(url: string, directive: string): string {
  return directive === '' || url === '' ? '' : `${url}${url.includes('#') ? '' : '#'}:~:${directive}`;
}

function buildDirective(page: PageText, span: PageSpan): string {
  const { first, last } = span;
  const whole = isInOneBlock(page, span) ? getShownText(page, span) : null;
  const start = whole !== null && whole.length <= MAX_WHOLE_TEXT ? null : findStart(page, span);
  const end = start && findEnd(page, span, start);
  // A browser finds the first text that fits, so only what identifies the beginning must be unique.
  const key = start && end ? start : isInOneBlock(page, span) ? span : null;
  if (!key) return '';
  const terms = start && end ? [getShownText(page, start), getShownText(page, end)] : [whole ?? ''];
  const isUnique = (some: PageSpan) => findSpans(page, getSpanWords(page, some)).length === 1;
  let [prefix, suffix]: (PageSpan | null)[] = [null, null];
  if (!isUnique(key)) {
    const before = listContexts(page, first, -1);
    prefix = before.find((some) => isUnique({ first: some.first, last: key.last })) ?? null;
    if (!prefix) {
      const from = before.at(-1) ?? null;
      const after = listContexts(page, last, 1);
      suffix = after.find((some) => isUnique({ first: from?.first ?? first, last: some.last })) ?? null;
      // Without a difference in the context, the directive leads to the first of the equal texts.
      prefix = suffix && from;
    }
  }
  const encoded = terms.map(encodeTerm);
  if (prefix) encoded.unshift(`${encodeTerm(getContextText(page, prefix, first))}-`);
  if (suffix) encoded.push(`-${encodeTerm(getContextText(page, suffix, last))}`);
  return `text=${encoded.join(',')}`;
}

/** Returns the fewest words at the start of a text that occur once on the page, else the fewest that a term may have. */
function findStart(page: PageText, { first, last }: PageSpan): PageSpan | null {
  let fewest: PageSpan | null = null;
  for (let end = first + MIN_END.words - 1; end <= Math.min(last, first + MAX_END_WORDS - 1); end += 1) {
    const term = { first, last: end };
    if (!isInOneBlock(page, term)) break;
    if (!isEdge(page, end, 'end') || getShownText(page, term).length < MIN_END.characters) continue;
    fewest ??= term;
    if (findSpans(page, getSpanWords(page, term)).length === 1) return term;
  }
  return fewest;
}

/** Returns the fewest words at the end of a text whose first occurrence after `start` is there. */
function findEnd(page: PageText, { first, last }: PageSpan, start: PageSpan): PageSpan | null {
  const lowest = Math.max(first, start.last + 1, last - MAX_END_WORDS + 1);
  for (let begin = last - MIN_END.words + 1; begin >= lowest; begin -= 1) {
    const term = { first: begin, last };
    if (!isInOneBlock(page, term)) break;
    if (!isEdge(page, begin, 'start') || getShownText(page, term).length < MIN_END.characters) continue;
    if (findSpans(page, getSpanWords(page, term), start.last + 1)[0]?.first === begin) return term;
  }
  return null;
}

/**
 * Lists the contexts before (`step` -1) or after (1) the word at `index`, shortest first. A context is in one block: in the
 * word's own, or in the next one when the word is at the edge of its own.
 */
function listContexts(page: PageText, index: number, step: -1 | 1): PageSpan[] {
  const contexts: PageSpan[] = [];
  for (let size = 1; size <= MAX_CONTEXT_WORDS; size += 1) {
    const far = index + size * step;
    const context = step < 0 ? { first: far, last: index - 1 } : { first: index + 1, last: far };
    if (!page.words[far] || !isInOneBlock(page, context)) break;
    if (isEdge(page, far, step < 0 ? 'start' : 'end')) contexts.push(context);
  }
  return contexts;
}

/** Returns the text of a context up to the text whose context it is, so that only a space is between the two. */
function getContextText(page: PageText, context: PageSpan, neighbour: number): string {
  const text = getShownText(page, context);
  const [from, to, other] = [page.words[context.first], page.words[context.last], page.words[neighbour]];
  if (!from || !to || !other || from.block !== other.block) return text;
  const block = page.blocks[from.block] ?? '';
  return (context.first < neighbour ? block.slice(from.start, other.start) : block.slice(other.end, to.end)).trim();
}

const isInOneBlock = ({ words }: PageText, { first, last }: PageSpan): boolean =>
  words[first]?.block === words[last]?.block;

/** Returns the text of a span in one block. It includes signs at the edge of the block, which belong to no other text. */
function getShownText({ blocks, words }: PageText, { first, last }: PageSpan): string {
  const [from, to] = [words[first], words[last]];
  if (!from || !to) return '';
  const block = blocks[from.block] ?? '';
  const isFirst = words[first - 1]?.block !== from.block;
  const isLast = words[last + 1]?.block !== to.block;
  return block.slice(isFirst ? 0 : from.start, isLast ? block.length : to.end);
}

/** Whether a browser sees an edge of a word there: `l’eau` is one word for it, and so is a Japanese word of two letters. */
function isEdge({ blocks, words }: PageText, index: number, side: 'start' | 'end'): boolean {
  const word = words[index];
  if (!word) return false;
  const [block, at] = [blocks[word.block] ?? '', word[side]];
  const from = Math.max(0, at - EDGE_SAMPLE);
  const sample = block.slice(from, at + EDGE_SAMPLE);
  return (
    at - from >= sample.length ||
    getSegmenter('', 'word')
      .segment(sample)
      .containing(at - from)?.index ===
      at - from
  );
}

/** Widens a span until both ends are edges of words, since a browser finds no parts of words. */
function widenToEdges(page: PageText, { first, last }: PageSpan): PageSpan {
  const isSameBlock = (one: number, other: number) => page.words[one]?.block === page.words[other]?.block;
  let [from, to] = [first, last];
  while (!isEdge(page, from, 'start') && isSameBlock(from, from - 1)) from -= 1;
  while (!isEdge(page, to, 'end') && isSameBlock(to, to + 1)) to += 1;
  return { first: from, last: to };
}

/** Encodes a term. `-`, `,` and `&` are the directive's own signs; brackets and stars are signs of Markdown. */
const encodeTerm = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Surrogate}/gu, '')).replace(
    /[-!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/** Finds the sentences of the article that a quote comes from. */

import { hasUnspacedScripts } from '../text/unicode.ts';
import { findFuzzyMatch } from './fuzzy-quote.ts';
import type { GroundingSource } from './grounding-source.ts';
import type { QuoteMatch } from './quote-match.ts';
import { tokenizeWords } from './word-tokens.ts';

/** Minimum length of a quote, in words (in characters for scripts without spaces). A shorter quote occurs by chance. */
const MIN_QUOTE_WORDS = { spaced: 4, unspaced: 8 };
/** An ellipsis in a quote may stand for at most this many words. */
const MAX_ELLIPSIS_WORDS = 60;

/**
 * Finds a quote in the article; null when the article lacks the quote. A short quote counts only when it is a whole
 * sentence.
 */
export function findQuote(quote: string, source: GroundingSource): QuoteMatch | null {
  const quoteText = quote
    .trim()
    .replace(/^["'“‘«„「]+|(?<!["'”’»“」])["'”’»“」]+$/g, '')
    .trim();
  const words = tokenizeWords(quoteText).map(({ word }) => word);
  const minWords = hasUnspacedScripts(quoteText) ? MIN_QUOTE_WORDS.unspaced : MIN_QUOTE_WORDS.spaced;
  const whole = source.sentences.findIndex(({ text }) => text === quote.trim());
  if (whole >= 0) return { how: 'exact', likeness: 1, first: whole, last: whole };
  if (words.length < minWords) return null;
  const at = source.plain.indexOf(quoteText);
  if (at >= 0) return toQuoteMatch(source, at, at + quoteText.length, 'exact', 1);
  const parts = quoteText
    .split(/(?<!\s)\s*\[?(?:…|\.{3})\]?\s*/)
    .map((part) => tokenizeWords(part).map(({ word }) => word))
    .filter((part) => part.length > 0);
  const span = findPartsInOrder(parts, source);
  if (span) return toQuoteMatch(source, ...span, 'normalised', 1);
  return words.length > minWords ? findFuzzyMatch(words, source) : null;
}

/**
 * Finds the parts of a quote (the text between ellipses) in order and near each other. Returns the offsets `[start, end)` in
 * `GroundingSource.plain`.
 */
function findPartsInOrder(parts: string[][], source: GroundingSource): [number, number] | null {
  const { folded, offsets, tokens } = source;
  let from = 0;
  let start = -1;
  let end = -1;
  for (const part of parts) {
    const at = folded.indexOf(` ${part.join(' ')} `, from);
    if (at < 0 || part.length < Math.min(3, parts.length === 1 ? 1 : 3)) return null;
    const token = findIndexAt(offsets, at + 1);
    if (start < 0) start = token;
    else if (token - end > MAX_ELLIPSIS_WORDS) return null;
    end = token + part.length - 1;
    from = at + 1;
  }
  const [one, other] = [tokens[start], tokens[end]];
  return one && other ? [one.start, other.end] : null;
}

/** Returns the index of `value` in an ascending list (binary search). */
function findIndexAt(sorted: number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function toQuoteMatch(
  source: GroundingSource,
  start: number,
  end: number,
  how: QuoteMatch['how'],
  likeness: number,
): QuoteMatch | null {
  const { sentences } = source;
  const first = sentences.findIndex((sentence) => sentence.end > start);
  const last = sentences.findLastIndex((sentence) => sentence.start < end);
  return first < 0 || last < first ? null : { how, likeness, first, last };
}

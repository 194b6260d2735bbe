/** Finding the place of a quote in the article. */
import type { GroundingSource } from './grounding-source.ts';
import { hasUnspacedScript, tokenizeWords } from './word-tokens.ts';

/** Where a quote stands. */
export interface QuoteMatch {
  /** `exact`: to the letter. `normalised`: but for case, accents, punctuation and white space. `fuzzy`: nearly. */
  how: 'exact' | 'normalised' | 'fuzzy';
  /** Share of the quote's words that are there in its order: 1 but for `fuzzy`. */
  likeness: number;
  /** Index in `Source.sentences` of the first and the last sentence that it touches. */
  first: number;
  last: number;
}

/** Of a quote's words, this share must be there in order, at the cost of one for each that is there too much. */
export const MIN_QUOTE_LIKENESS = 0.8;
/** Words (characters, in scripts without spaces) below which a quote says too little to be a proof. */
const MIN_QUOTE_WORDS = { spaced: 4, unspaced: 8 };
/** Sentences looked at closely. */
const MAX_CLOSE_SENTENCES = 4;
/** Words that a quote may leave out where it says so with an ellipsis. */
const MAX_ELLIPSIS_WORDS = 60;

/** The place of a quote; null when the article does not hold it. One that is shorter than any sentence proves nothing. */
export function findQuote(quote: string, source: GroundingSource): QuoteMatch | null {
  const wanted = quote
    .trim()
    .replace(/^["'“‘«„「]+|(?<!["'”’»“」])["'”’»“」]+$/g, '')
    .trim();
  const words = tokenizeWords(wanted).map(({ word }) => word);
  const fewest = hasUnspacedScript(wanted) ? MIN_QUOTE_WORDS.unspaced : MIN_QUOTE_WORDS.spaced;
  const whole = source.sentences.findIndex(({ text }) => text === quote.trim());
  if (whole >= 0) return { how: 'exact', likeness: 1, first: whole, last: whole };
  if (words.length < fewest) return null;
  const at = source.plain.indexOf(wanted);
  if (at >= 0) return toQuoteMatch(source, at, at + wanted.length, 'exact', 1);
  const parts = wanted
    .split(/(?<!\s)\s*\[?(?:…|\.{3})\]?\s*/)
    .map((part) => tokenizeWords(part).map(({ word }) => word))
    .filter((part) => part.length > 0);
  const span = findPartsInOrder(parts, source);
  if (span) return toQuoteMatch(source, ...span, 'normalised', 1);
  return words.length > fewest ? findFuzzyMatch(words, source) : null;
}

/** Places of the parts' words, one after the other and not far apart; `[start, end)` in `Source.plain`. */
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

/** Index of the value in sorted numbers. */
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

/** The place most like the words, when it is like enough. */
function findFuzzyMatch(words: string[], source: GroundingSource): QuoteMatch | null {
  const wanted = new Set(words);
  const counted = source.sentences.map(({ text }, index) => {
    const held = tokenizeWords(text).map(({ word }) => word);
    return { index, held, shared: new Set(held.filter((word) => wanted.has(word))).size };
  });
  const best = [...counted].sort((a, b) => b.shared - a.shared || a.index - b.index).slice(0, MAX_CLOSE_SENTENCES);
  let found: QuoteMatch | null = null;
  for (const { index, shared } of best) {
    if (shared * 3 < wanted.size) continue;
    for (const first of [index, index - 1]) {
      const held: string[] = [];
      let last = first - 1;
      while (counted[last + 1] && (last < index || held.length < words.length)) {
        last += 1;
        held.push(...(counted[last]?.held ?? []));
      }
      if (!counted[first]) continue;
      const likeness = 1 - countEdits(words, held) / words.length;
      if (likeness < MIN_QUOTE_LIKENESS || likeness <= (found?.likeness ?? 0)) continue;
      found = { how: 'fuzzy', likeness, ...narrowMatch(words, counted, first, last) };
    }
  }
  return found;
}

/** Without sentences at either end that have next to nothing of the words. */
function narrowMatch(
  words: string[],
  counted: { held: string[] }[],
  first: number,
  last: number,
): { first: number; last: number } {
  const wanted = new Set(words);
  const rest = (index: number) => {
    const held = counted[index]?.held ?? [];
    return held.filter((word) => wanted.has(word)).length < held.length * 0.5;
  };
  let [from, to] = [first, last];
  while (from < to && rest(from)) from += 1;
  while (to > from && rest(to)) to -= 1;
  return { first: from, last: to };
}

/** Words put in, left out or changed between `words` and the part of `held` most like them (Sellers 1980). */
function countEdits(words: string[], held: string[]): number {
  let row = new Array<number>(held.length + 1).fill(0);
  for (const [index, word] of words.entries()) {
    const next = [index + 1];
    for (let at = 1; at <= held.length; at += 1)
      next[at] = Math.min(
        (row[at - 1] ?? 0) + (held[at - 1] === word ? 0 : 1),
        (row[at] ?? 0) + 1,
        (next[at - 1] ?? 0) + 1,
      );
    row = next;
  }
  return Math.min(...row);
}

/** The sentence of the article that shares most of a text's words, for one that came without a quote; '' when none does. */
export function guessQuote(text: string, source: GroundingSource): string {
  const wanted = new Set(
    tokenizeWords(text)
      .map(({ word }) => word)
      .filter((word) => word.length > 3 || hasUnspacedScript(word)),
  );
  let best = { quote: '', score: 0 };
  for (const sentence of source.sentences) {
    const held = new Set(tokenizeWords(sentence.text).map(({ word }) => word));
    const shared = [...wanted].filter((word) => held.has(word)).length;
    const score = shared / Math.sqrt(held.size + 4);
    if (shared > 1 && score > best.score) best = { quote: sentence.text, score };
  }
  return best.quote;
}

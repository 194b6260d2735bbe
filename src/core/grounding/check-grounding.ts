/** Checks that an article supports a key point: the article must contain the point's quote and every fact of the point. */
import type { KeyPoint } from '../summary.ts';
import { findQuote, type QuoteMatch } from './find-quote.ts';
import type { GroundingFault } from './grounding-fault.ts';
import type { GroundingSource } from './grounding-source.ts';
import { findMissingFacts } from './missing-facts.ts';
import { findStrayFacts } from './nearby-support.ts';
import { tokenizeWords } from './word-tokens.ts';

export interface GroundingResult {
  /** One match per line of the quote; empty when the article lacks one of these lines. */
  matches: QuoteMatch[];
  /** The article's sentences that the quote covers: verbatim, in the order of the article, one per line. */
  quote: string;
  /** The faults in the order of the point's text, without overlaps. */
  faults: GroundingFault[];
}

/** Whether the article contains the point's quote and the check found no fault. */
export const isGrounded = ({ matches, faults }: GroundingResult): boolean => matches.length > 0 && faults.length === 0;

/**
 * Checks a point against its article. `quote` is one sentence of the article, or several, one per line. If the quote is
 * empty or the article lacks the quote, the point is checked against the whole article and is never grounded.
 */
export function checkGrounding(
  { text, quote }: Pick<KeyPoint, 'text' | 'quote'>,
  source: GroundingSource,
): GroundingResult {
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => findQuote(line, source));
  const matches = found.every((match) => match !== null) ? found : [];
  const quoted = new Set(
    matches.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );
  const sentences = source.sentences.filter((_, index) => quoted.has(index));
  const tokens = tokenizeWords(text);
  const all = [
    ...findMissingFacts(text, tokens, source),
    ...(matches.length > 0 ? findStrayFacts(text, tokens, sentences, matches, source) : []),
  ];
  const faults: GroundingFault[] = [];
  for (const fault of all)
    if (!faults.some(({ start, end }) => fault.start < end && fault.end > start)) faults.push(fault);
  return {
    matches,
    quote: sentences.map((sentence) => sentence.text).join('\n'),
    faults: faults.sort((one, other) => one.start - other.start),
  };
}

/** Returns the share of points that the article supports, 0 to 1; 1 for an empty list. */
export const computeGroundedShare = (results: GroundingResult[]): number =>
  results.length === 0 ? 1 : results.filter(isGrounded).length / results.length;

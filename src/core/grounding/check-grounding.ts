/** Whether a point says what the article says: its quote is there, and so is every fact of it. */
import type { KeyPoint } from '../summary.ts';
import { findQuote, type QuoteMatch } from './find-quote.ts';
import type { GroundingSource } from './grounding-source.ts';
import { findMissingFacts } from './missing-facts.ts';
import { findStrayFacts } from './nearby-support.ts';
import { tokenizeWords } from './word-tokens.ts';

export interface GroundingFault {
  kind: 'number' | 'date' | 'name' | 'quotation' | 'url' | 'negation' | 'support';
  /** `missing`: nowhere in the article; `elsewhere`: there, but not where the quote is; `changed`: in place of another. */
  why: 'missing' | 'elsewhere' | 'changed';
  /** Place in the point's text; the whole of it for a `support` that is wanting throughout. */
  start: number;
  end: number;
}

export interface GroundingResult {
  /** One for each line of the quote; empty where the article does not hold all of them. */
  matches: QuoteMatch[];
  /** The sentences of the article that the quote is of, verbatim, in its order, a line each. */
  quote: string;
  /** In the order of the text; none overlap. */
  faults: GroundingFault[];
}

/** A point is proved when its quote was found and nothing of it is in fault. */
export const isGrounded = ({ matches, faults }: GroundingResult): boolean => matches.length > 0 && faults.length === 0;

/**
 * Checks a point against its article. `quote`: one sentence of it, or several, a line each. A point without a quote, or with
 * one that the article does not hold, is checked against the whole of it, and is never proved.
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

/** Share of points that are proved, from 0 to 1; 1 where there are none. */
export const computeGroundedShare = (proofs: GroundingResult[]): number =>
  proofs.length === 0 ? 1 : proofs.filter(isGrounded).length / proofs.length;

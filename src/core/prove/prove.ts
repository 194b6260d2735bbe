/** Whether a point says what the article says: its quote is there, and so is every fact of it. */
import type { KeyPoint } from '../types.ts';
import { missingFacts } from './facts.ts';
import { findQuote, type Match } from './match.ts';
import { strayFacts } from './near.ts';
import type { Source } from './source.ts';
import { tokensOf } from './tokens.ts';

export interface Fault {
  kind: 'number' | 'date' | 'name' | 'quotation' | 'url' | 'negation' | 'support';
  /** `missing`: nowhere in the article; `elsewhere`: there, but not where the quote is; `changed`: in place of another. */
  why: 'missing' | 'elsewhere' | 'changed';
  /** Place in the point's text; the whole of it for a `support` that is wanting throughout. */
  start: number;
  end: number;
}

export interface Proof {
  /** One for each line of the quote; empty where the article does not hold all of them. */
  matches: Match[];
  /** The sentences of the article that the quote is of, verbatim, in its order, a line each. */
  quote: string;
  /** In the order of the text; none overlap. */
  faults: Fault[];
}

/** A point is proved when its quote was found and nothing of it is in fault. */
export const isProved = ({ matches, faults }: Proof): boolean => matches.length > 0 && faults.length === 0;

/**
 * Checks a point against its article. `quote`: one sentence of it, or several, a line each. A point without a quote, or with
 * one that the article does not hold, is checked against the whole of it, and is never proved.
 */
export function prove({ text, quote }: Pick<KeyPoint, 'text' | 'quote'>, source: Source): Proof {
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  const found = lines.map((line) => findQuote(line, source));
  const matches = found.every((match) => match !== null) ? found : [];
  const quoted = new Set(
    matches.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );
  const sentences = source.sentences.filter((_, index) => quoted.has(index));
  const tokens = tokensOf(text);
  const all = [
    ...missingFacts(text, tokens, source),
    ...(matches.length > 0 ? strayFacts(text, tokens, sentences, matches, source) : []),
  ];
  const faults: Fault[] = [];
  for (const fault of all)
    if (!faults.some(({ start, end }) => fault.start < end && fault.end > start)) faults.push(fault);
  return {
    matches,
    quote: sentences.map((sentence) => sentence.text).join('\n'),
    faults: faults.sort((one, other) => one.start - other.start),
  };
}

/** Share of points that are proved, from 0 to 1; 1 where there are none. */
export const grounding = (proofs: Proof[]): number =>
  proofs.length === 0 ? 1 : proofs.filter(isProved).length / proofs.length;

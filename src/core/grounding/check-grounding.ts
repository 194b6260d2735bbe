/** Checks that an article supports a key point: the article must contain the point's quote and every fact of the point. */
import type { KeyPoint } from '../summary.ts';
import { findQuote } from './find-quote.ts';
import type { GroundingFault } from './grounding-fault.ts';
import type { GroundingSource, SourceSentence } from './grounding-source.ts';
import { isWordSubsequence } from './is-extract.ts';
import { findMissingExactFacts, findMissingFacts } from './missing-facts.ts';
import { findStrayFacts } from './nearby-support.ts';
import type { QuoteMatch } from './quote-match.ts';
import { canCheckClaim, checkClaim } from './support/check-claim.ts';
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
 * Checks a point against its article. `quote` is one sentence of the article, or several, one per line. If the article lacks
 * the quote, the point is checked against the whole article and is never grounded. If there is no quote, the check finds
 * the sentences itself, when it has a thesaurus of the point's language; without one, such a point is never grounded either.
 */
export function checkGrounding(
  { text, quote }: Pick<KeyPoint, 'text' | 'quote'>,
  source: GroundingSource,
): GroundingResult {
  const lines = quote.split('\n').filter((line) => line.trim() !== '');
  const tokens = tokenizeWords(text);
  if (lines.length === 0 && canCheckClaim(text, source)) {
    const { matches, faults } = checkClaim(text, source);
    return toResult(matches, [...findMissingExactFacts(text, tokens, source), ...faults], source);
  }
  const found = lines.map((line) => findQuote(line, source));
  const matches = found.every((match) => match !== null) ? found : [];
  const sentences = getQuotedSentences(matches, source);
  const faults = [
    ...findMissingFacts(text, tokens, source),
    ...(matches.length > 0 ? findStrayFacts(text, tokens, sentences, matches, source) : []),
  ];
  // Whoever only trims and joins sentences says nothing new, and the models need not be asked.
  const quoted = sentences.map((sentence) => sentence.text).join(' ');
  if (faults.length === 0 && matches.length > 0 && !isWordSubsequence(text, quoted))
    faults.push(...checkClaim(text, source).faults);
  return toResult(matches, faults, source);
}

/** Returns the sentences of the article that the matches cover. */
function getQuotedSentences(matches: QuoteMatch[], source: GroundingSource): SourceSentence[] {
  const quoted = new Set(
    matches.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at)),
  );
  return source.sentences.filter((_, index) => quoted.has(index));
}

/** Of faults that overlap, the first counts; what the article has instead is taken from the other one. */
function toResult(matches: QuoteMatch[], all: GroundingFault[], source: GroundingSource): GroundingResult {
  const faults: GroundingFault[] = [];
  for (const fault of all) {
    const known = faults.find(({ start, end }) => fault.start < end && fault.end > start);
    if (!known) faults.push({ ...fault });
    else if (fault.article && fault.kind === known.kind) known.article ??= fault.article;
  }
  return {
    matches,
    quote: getQuotedSentences(matches, source)
      .map((sentence) => sentence.text)
      .join('\n'),
    faults: faults.sort((one, other) => one.start - other.start),
  };
}

/** Returns the share of points that the article supports, 0 to 1; 1 for an empty list. */
export const computeGroundedShare = (results: GroundingResult[]): number =>
  results.length === 0 ? 1 : results.filter(isGrounded).length / results.length;

/** The features by which the check estimates, from the doubts about its words, whether a claim is borne out. */
import type { GroundingSource } from '../grounding-source.ts';
import { tokenizeWords } from '../word-tokens.ts';
import type { Evidence } from './find-evidence.ts';
import { MIN_SUPPORT } from './sentence-view.ts';
import { isContent } from './terms.ts';
import { WORD_FEATURES } from './word-feature-names.ts';

/**
 * `doubt*`: the greatest doubt about a word of the claim, of a kind, and the next greatest. `unsupported*`: share of the
 * weight of the terms that the evidence, or the whole article, does not support. `worstBest`: share of a sentence that no
 * single sentence of the article supports, of the claim's worst sentence. `newPairs`, `newTriples`: share of two and three
 * words in a row that the article never has in a row.
 */
export const CLAIM_FEATURES = [
  ...['doubt', 'doubtSecond', 'doubtThird', 'doubtName', 'doubtNumber', 'doubtDenial', 'doubtWord', 'doubtOpposite'],
  ...['unsupported', 'unsupportedAnywhere', 'unsupportedCount', 'worstBest', 'newPairs', 'newTriples'],
  ...['apart'],
] as const;

const column = (name: (typeof WORD_FEATURES)[number]): number => WORD_FEATURES.indexOf(name);
const LEAST_DOUBT = -6;

/** Computes the one row of `CLAIM_FEATURES`. `rows`, `doubts`: those of the claim's terms. */
export function computeClaimFeatures(
  claim: string,
  rows: readonly Float32Array[],
  doubts: ArrayLike<number>,
  evidence: readonly Evidence[],
  source: GroundingSource,
): Float32Array {
  const isSet = (row: Float32Array, name: (typeof WORD_FEATURES)[number]) => (row[column(name)] ?? 0) > 0;
  const getMost = (matches: (row: Float32Array) => boolean) =>
    rows.reduce((most, row, at) => (matches(row) ? Math.max(most, doubts[at] ?? 0) : most), LEAST_DOUBT);
  const sorted = Array.from(doubts).sort((a, b) => b - a);
  const terms = evidence.flatMap((one) =>
    one.terms.map((term, at) => ({ term, near: one.near[at] ?? 0, anywhere: one.anywhere[at] ?? 0 })),
  );
  const total = Math.max(
    0.1,
    terms.reduce((sum, { term }) => sum + term.weight, 0),
  );
  const words = tokenizeWords(claim).map(({ word }) => word);
  const countNew = (length: number) => {
    const runs = words.slice(length - 1).map((_, at) => ` ${words.slice(at, at + length).join(' ')} `);
    return runs.filter((run) => !source.folded.includes(run)).length / Math.max(1, runs.length);
  };
  const best = rows.map((row) => row[column('best')] ?? 0);
  const pairs = rows.filter((row) => row[column('leftTogether')] !== 0.5);
  return Float32Array.from([
    sorted[0] ?? LEAST_DOUBT,
    sorted[1] ?? LEAST_DOUBT,
    sorted[2] ?? LEAST_DOUBT,
    getMost((row) => isSet(row, 'isName')),
    getMost((row) => isSet(row, 'isNumber')),
    getMost((row) => isSet(row, 'isDenial')),
    getMost(
      (row) =>
        !['isName', 'isNumber', 'isDenial', 'isHedge', 'isComparison'].some((name) => isSet(row, name as 'isName')),
    ),
    getMost((row) => isSet(row, 'opposite') || isSet(row, 'prefix')),
    terms.reduce((sum, { term, near }) => sum + term.weight * (1 - near), 0) / total,
    terms.reduce((sum, { term, anywhere }) => sum + term.weight * (1 - anywhere), 0) / total,
    terms.filter(({ term, near }) => isContent(term) && near < MIN_SUPPORT).length,
    1 - Math.min(1, ...best),
    countNew(2),
    countNew(3),
    pairs.filter((row) => row[column('leftTogether')] === 0).length / Math.max(1, pairs.length),
  ]);
}

/** Estimates whether an article bears out a claim, and which of its words it does not bear out. */
import type { StoredTrees } from '../../trees/stored-trees.ts';
import { createTreeScorer } from '../../trees/tree-scorer.ts';
import type { GroundingSource } from '../grounding-source.ts';
import { CLAIM_FEATURES, computeClaimFeatures } from './claim-features.ts';
import { computeClaimRows, type PlacedTerm, pairSentences, type SentencePair } from './claim-rows.ts';
import weights from './support.weights.json';
import type { Thesaurus } from './thesaurus.ts';
import { WORD_FEATURES } from './word-feature-names.ts';

/** A term of a claim, and the log-odds that the article does not bear it out. */
export interface AssessedTerm extends PlacedTerm {
  doubt: number;
}

export interface ClaimAssessment {
  /** Log-odds that the article does not bear out the claim. */
  doubt: number;
  terms: AssessedTerm[];
  /** The sentences of the article (indexes) that support most of the claim, in the order of the article. */
  sentences: number[];
  /** Share of the claim that these sentences support, 0 to 1. */
  support: number;
  pairs: SentencePair[];
}

const scorers: { words?: ReturnType<typeof createTreeScorer>; claims?: ReturnType<typeof createTreeScorer> } = {};

/** Scores rows of `WORD_FEATURES`: the log-odds that the article does not bear out the word. */
const scoreWords = (rows: Float32Array): Float64Array => {
  scorers.words ??= createTreeScorer(weights.words satisfies StoredTrees, WORD_FEATURES);
  return scorers.words(rows);
};
const scoreClaims = (rows: Float32Array): Float64Array => {
  scorers.claims ??= createTreeScorer(weights.claims satisfies StoredTrees, CLAIM_FEATURES);
  return scorers.claims(rows);
};

/** Assesses a claim of one or several sentences. Finds its evidence itself. Takes a few milliseconds; never throws. */
export function assessClaim(claim: string, source: GroundingSource, thesaurus: Thesaurus): ClaimAssessment {
  const { terms, rows, evidence, spans } = computeClaimRows(claim, source, thesaurus);
  if (rows.length === 0) return { doubt: Number.NEGATIVE_INFINITY, terms: [], sentences: [], support: 0, pairs: [] };
  const flat = new Float32Array(rows.length * WORD_FEATURES.length);
  for (const [at, row] of rows.entries()) flat.set(row, at * WORD_FEATURES.length);
  const doubts = scoreWords(flat);
  const [doubt = 0] = scoreClaims(computeClaimFeatures(claim, rows, doubts, evidence, source));
  const supported = evidence.flatMap((one) =>
    one.terms.map(({ weight }, at) => [weight, weight * (one.near[at] ?? 0)]),
  );
  const sum = (column: number) => supported.reduce((total, pair) => total + (pair[column] ?? 0), 0);
  return {
    doubt,
    terms: terms.map((term, at) => ({ ...term, doubt: doubts[at] ?? 0 })),
    sentences: [...new Set(evidence.flatMap(({ chosen }) => chosen))].sort((a, b) => a - b),
    support: sum(1) / Math.max(0.1, sum(0)),
    pairs: pairSentences({ evidence, spans }),
  };
}

import { findSentenceSpans } from '../../text/sentences.ts';
import type { GroundingSource } from '../grounding-source.ts';
import { type Evidence, findEvidence } from './find-evidence.ts';
import { indexSource } from './source-index.ts';
import { findTerms, type Term } from './terms.ts';
import type { Thesaurus } from './thesaurus.ts';
import { computeWordFeatures } from './word-features.ts';

/** A term of a claim. `start`, `end`: offsets in the claim. */
export interface PlacedTerm {
  term: Term;
  start: number;
  end: number;
  /** How well the article supports the term anywhere, 0 to 1. */
  anywhere: number;
  /** What the article has in its place, when that contradicts the claim. */
  rival?: string;
}

/** The inputs of the two models for a claim: one row for each term, and what the second model needs besides. */
export interface ClaimRows {
  terms: PlacedTerm[];
  rows: Float32Array[];
  evidence: Evidence[];
  /** Per sentence: its offsets in the claim. */
  spans: [start: number, end: number][];
}

/** Computes the features of each term of a claim. */
export function computeClaimRows(claim: string, source: GroundingSource, thesaurus: Thesaurus): ClaimRows {
  const index = indexSource(source, thesaurus);
  const out: ClaimRows = { terms: [], rows: [], evidence: [], spans: [] };
  for (const [start, end] of findSentenceSpans(claim, source.language)) {
    const text = claim.slice(start, end);
    const terms = findTerms(text, source.language, thesaurus);
    if (terms.length === 0) continue;
    const evidence = findEvidence(text, terms, source, index, thesaurus);
    const { rows, rivals } = computeWordFeatures(evidence, index, thesaurus);
    out.evidence.push(evidence);
    out.spans.push([start, end]);
    out.rows.push(...rows);
    for (const [at, term] of terms.entries()) {
      const rival = rivals[at]?.raw;
      out.terms.push({
        term,
        start: start + term.start,
        end: start + term.end,
        anywhere: evidence.anywhere[at] ?? 0,
        ...(rival ? { rival } : {}),
      });
    }
  }
  return out;
}

/** A sentence of a claim, by its offsets, and the sentence of the article (index) that supports most of it. */
export interface SentencePair {
  start: number;
  end: number;
  sentence: number;
}

/** Pairs each sentence of a claim with the article's sentence that supports most of it; one without support has none. */
export const pairSentences = ({ evidence, spans }: Pick<ClaimRows, 'evidence' | 'spans'>): SentencePair[] =>
  spans.flatMap(([start, end], at) => {
    const sentence = evidence[at]?.chosen[0];
    return sentence === undefined ? [] : [{ start, end, sentence }];
  });

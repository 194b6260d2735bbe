import type { Evidence } from './find-evidence.ts';
import type { SourceIndex } from './source-index.ts';
import { isContent, type Term } from './terms.ts';
import type { Thesaurus } from './thesaurus.ts';

/** A term is unsupported below this support. */
export const MIN_SUPPORT = 0.4;

/** A sentence of a claim with its evidence, as the features of its words need them. */
export interface SentenceView extends Evidence {
  index: SourceIndex;
  thesaurus: Thesaurus;
  /** The terms of the best sentence of the evidence, and per term of the claim: its place there, or -1. */
  main: Term[];
  mainPlaces: number[];
  /** The terms of the evidence with the sentences beside it. */
  nearTerms: Term[];
  /** Weight of all terms. */
  total: number;
  /** Per sentence of the article: the weight of the terms that it supports. */
  cover: ReadonlyMap<number, number>;
  /** Per term: whether it is a word of content that the evidence does not support. */
  isUnsupported: boolean[];
  unsupportedWeight: number;
}

export function viewSentence(evidence: Evidence, index: SourceIndex, thesaurus: Thesaurus): SentenceView {
  const { terms, support, chosen, nearby, near } = evidence;
  const main = index.terms[chosen[0] ?? -1] ?? [];
  const cover = new Map<number, number>();
  for (const [at, found] of support.entries())
    for (const [sentence, value] of found)
      cover.set(sentence, (cover.get(sentence) ?? 0) + value * (terms[at]?.weight ?? 0));
  const isUnsupported = terms.map((term, at) => isContent(term) && (near[at] ?? 0) < MIN_SUPPORT);
  return {
    ...evidence,
    index,
    thesaurus,
    main,
    mainPlaces: terms.map(({ key }) => main.findIndex((other) => other.key === key)),
    nearTerms: [...nearby].flatMap((at) => index.terms[at] ?? []),
    total: Math.max(
      0.1,
      terms.reduce((sum, { weight }) => sum + weight, 0),
    ),
    cover,
    isUnsupported,
    unsupportedWeight: terms.reduce((sum, { weight }, at) => sum + (isUnsupported[at] ? weight : 0), 0),
  };
}

import type { GroundingSource } from '../grounding-source.ts';
import { isNameInSource } from '../names.ts';
import { isSameNumber } from '../numbers.ts';
import type { SourceIndex } from './source-index.ts';
import type { Term } from './terms.ts';
import type { Relation, Thesaurus } from './thesaurus.ts';

/** How well a word of the article supports a related word of a claim, 0 to 1. */
const SUPPORT: Partial<Record<Relation, number>> = { same: 0.85, broader: 0.7, narrower: 0.4 };
/** At most this many sentences of the article are evidence for a sentence of a claim. */
const MAX_EVIDENCE = 4;
/** A further sentence is evidence only if it supports terms of at least this weight. */
const MIN_GAIN = 0.45;
/** Sentences this near to each other probably speak of one thing, which makes them better evidence by `NEAR_FACTOR`. */
const NEAR = 2;
const NEAR_FACTOR = 1.2;
/** A long sentence has more words by chance: each of its terms makes it this much worse evidence. */
const LENGTH_COST = 0.02;

/** A sentence of a claim, and what the article says to it. */
export interface Evidence {
  terms: Term[];
  /** Per term: how well each sentence of the article supports it, 0 to 1; sentences that don't are missing. */
  support: Map<number, number>[];
  /** The sentences of the article that support most of the claim together, the best first. */
  chosen: number[];
  /** `chosen` and the sentences beside them. */
  nearby: ReadonlySet<number>;
  /** Per term: its best support in `nearby`, and in the whole article. */
  near: number[];
  anywhere: number[];
}

const QUARTERS: Readonly<Record<string, number>> = {
  ...{ first: 1, second: 2, third: 3, fourth: 4, q1: 1, q2: 2, q3: 3, q4: 4 },
  ...{ '1st': 1, '2nd': 2, '3rd': 3, '4th': 4 },
};

/** Returns how well each sentence of the article supports a term. `text`: the text that the term is from. */
function supportTerm(term: Term, text: string, index: SourceIndex, thesaurus: Thesaurus): Map<number, number> {
  const found = new Map<number, number>();
  const { number, word, raw, id, key } = term;
  if (QUARTERS[word])
    for (const [at, terms] of index.terms.entries())
      if (terms.some((other) => QUARTERS[other.word] === QUARTERS[word])) found.set(at, 1);
  if (number)
    for (const [at, numbers] of index.numbers.entries())
      if (numbers.some((other) => isSameNumber(number, other, text))) found.set(at, 1);
  if (/\d/.test(word)) {
    if (!number) for (const at of index.places.get(key) ?? []) found.set(at, 1);
    return found;
  }
  for (const at of index.places.get(key) ?? []) found.set(at, 1);
  for (const [other, relation] of thesaurus.listRelated(id)) {
    const value = SUPPORT[thesaurus.relate(id, other) ?? relation];
    if (value === undefined) continue;
    for (const at of index.places.get(`#${other}`) ?? []) if ((found.get(at) ?? 0) < value) found.set(at, value);
  }
  if (/^\p{Lu}{2,6}s?$/u.test(raw) || (id < 0 && /^[a-z]{3,5}$/.test(word)))
    for (const [at, letters] of index.initials.entries()) if (letters.includes(word)) found.set(at, 1);
  return found;
}

/** Chooses the sentences that together support most of the terms, one after another. */
function chooseSentences(terms: Term[], support: Map<number, number>[], index: SourceIndex): number[] {
  const chosen: number[] = [];
  const have = terms.map(() => 0);
  while (chosen.length < MAX_EVIDENCE) {
    const gains = new Map<number, number>();
    for (const [at, places] of support.entries())
      for (const [sentence, value] of places) {
        const gain = Math.max(0, value - (have[at] ?? 0)) * (terms[at]?.weight ?? 0);
        gains.set(sentence, (gains.get(sentence) ?? 0) + gain);
      }
    let best = -1;
    let most = chosen.length > 0 ? MIN_GAIN : 0;
    for (const sentence of [...gains.keys()].sort((a, b) => a - b)) {
      if (chosen.includes(sentence)) continue;
      const isNear = chosen.some((one) => Math.abs(one - sentence) <= NEAR);
      const length = index.terms[sentence]?.length ?? 0;
      const gain = ((gains.get(sentence) ?? 0) * (isNear ? NEAR_FACTOR : 1)) / (1 + LENGTH_COST * length);
      if (gain > most) [best, most] = [sentence, gain];
    }
    if (best < 0) break;
    chosen.push(best);
    for (const [at, places] of support.entries()) have[at] = Math.max(have[at] ?? 0, places.get(best) ?? 0);
  }
  return chosen;
}

/** Finds what the article says to a sentence of a claim. `text`: the sentence; `terms`: its terms. */
export function findEvidence(
  text: string,
  terms: Term[],
  source: GroundingSource,
  index: SourceIndex,
  thesaurus: Thesaurus,
): Evidence {
  const support = terms.map((term) => supportTerm(term, text, index, thesaurus));
  const chosen = chooseSentences(terms, support, index);
  const nearby = new Set(
    chosen.flatMap((at) => [at - 1, at, at + 1]).filter((at) => at >= 0 && at < index.terms.length),
  );
  const near = support.map((places) => Math.max(0, ...[...places].map(([at, value]) => (nearby.has(at) ? value : 0))));
  const anywhere = support.map((places, at) => {
    const term = terms[at] as Term;
    const isWritten =
      source.words.has(term.word) ||
      (term.word.length > 4 && source.textWithoutSpaces.includes(term.word)) ||
      (term.kind === 'name' && isNameInSource(term, source)) ||
      (term.number &&
        source.figures.some((other) => isSameNumber(term.number as NonNullable<Term['number']>, other, text)));
    return isWritten ? 1 : Math.max(0, ...places.values());
  });
  return { terms, support, chosen, nearby, near, anywhere };
}

/** Words of the article that contradict a word of a claim: opposites, and what stands in its place. */
import type { SentenceView } from './sentence-view.ts';
import { getWordKey, isContent, type Term } from './terms.ts';
import type { PartialFeatures } from './word-feature-names.ts';

/** Two supported terms with at most this many others between them in the evidence leave a slot for a term of the claim. */
const MAX_SLOT = 3;
/** A term with this support is in the evidence, and no other term stands in its place. */
const IN_EVIDENCE = 0.7;

const NEGATING_PREFIX = /^(?:un|in|im|ir|il|dis|non|mis|de|anti|under|over)(?=[a-z]{4})/;
const NEGATING_SUFFIX = /less$/;

/** Finds opposites and siblings of a term in the article. `rival`: the opposite. */
export function findOpposites({ index, nearby, nearTerms, thesaurus }: SentenceView, { id }: Term) {
  const features: PartialFeatures = {};
  let rival: Term | undefined;
  for (const [other, relation] of thesaurus.listRelated(id)) {
    if (relation !== 'opposite' && relation !== 'sibling') continue;
    const sentences = index.places.get(`#${other}`);
    if (!sentences) continue;
    if (relation === 'opposite') features.oppositeAnywhere = 1;
    if (!sentences.some((sentence) => nearby.has(sentence))) continue;
    features[relation] = 1;
    if (relation === 'opposite') rival = nearTerms.find((term) => term.id === other);
  }
  return { features, rival };
}

/**
 * Whether the article has the word without its negating prefix or suffix (2: in the evidence, 1: elsewhere), or the evidence
 * has it with one (2).
 */
export function findNegatingAffix(
  { nearby, nearTerms, index, thesaurus, anywhere }: SentenceView,
  term: Term,
  at: number,
) {
  if (!isContent(term) || anywhere[at] === 1) return 0;
  for (const affix of [NEGATING_PREFIX, NEGATING_SUFFIX]) {
    const base = term.word.replace(affix, '');
    const sentences = base === term.word ? undefined : index.places.get(getWordKey(base, thesaurus));
    if (sentences) return sentences.some((sentence) => nearby.has(sentence)) ? 2 : 1;
  }
  const hasNegated = nearTerms.some(({ word }) => {
    const base = word.replace(NEGATING_PREFIX, '');
    return base !== word && getWordKey(base, thesaurus) === term.key;
  });
  return hasNegated ? 2 : 0;
}

/** Finds the terms that stand in the best sentence of the evidence where the claim has another term. */
export function findSlot({ main, mainPlaces, near, thesaurus }: SentenceView, term: Term, at: number) {
  const features: PartialFeatures = {};
  let rival: Term | undefined;
  if ((near[at] ?? 0) >= IN_EVIDENCE || (mainPlaces[at] ?? -1) >= 0) return { features, rival };
  const left = mainPlaces[at - 1] ?? -1;
  const right = mainPlaces[at + 1] ?? -1;
  const isEnclosed = left >= 0 && right > left + 1 && right - left <= MAX_SLOT + 1;
  const [first, last] = isEnclosed
    ? [left + 1, right]
    : right > 0
      ? [right - 1, right]
      : left >= 0
        ? [left + 1, left + 2]
        : [0, 0];
  const slot = main
    .slice(first, last)
    .filter((other, place) => other.kind !== 'hedge' && !mainPlaces.includes(first + place));
  if (slot.length > 0) features.slot = isEnclosed ? 2 : 1;
  for (const other of slot) {
    const relation = thesaurus.relate(term.id, other.id);
    if (relation === 'opposite') features.slotOpposite = 1;
    if (relation === 'sibling') features.slotSibling = 1;
    if (relation === 'same' || relation === 'broader') features.slotSame = 1;
    if (other.kind !== term.kind) continue;
    if (term.kind === 'name') features.slotName = 1;
    if (term.kind === 'number') features.slotNumber = 1;
    if (term.kind === 'name' || term.kind === 'number') rival ??= other;
  }
  return { features, rival };
}

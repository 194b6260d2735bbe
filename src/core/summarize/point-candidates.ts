/** Lists what can become one point: a sentence, neighbours that read as one, or a lead-in with its items. */
import { ROLE_BITS } from './fact-cues.ts';
import type { SentenceFeatures } from './features.ts';
import { isAnaphoric, isShort } from './filter-sentences.ts';
import { chooseSiblings } from './list-runs.ts';
import type { PointChances } from './point-chances.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';

export interface PointCandidate {
  /** Indices of the sentences in the document, in order. */
  sentences: readonly number[];
  /** Probability that the point states the thesis; that an editor would never make it a point. */
  thesis: number;
  never: number;
  /** Expected number of vital facts, and of facts worth a point. */
  vital: number;
  fact: number;
  /** Score of the rankers (rank.ts), in standard deviations. */
  score: number;
  section: number;
  /** One bit for each role that the point plays (fact-cues.ts). */
  roles: number;
  /** Number of the unit (units.ts); -1 outside units. */
  unit: number;
  /** Content terms of all sentences, and of each. */
  terms: ReadonlySet<number>;
  parts: readonly ReadonlySet<number>[];
  words: number;
  isShort: boolean;
  /** Whether the point leans on the sentence before. */
  isAnaphoric: boolean;
  /** Whether the kind of article requires the point (point-form.ts). */
  isRequired: boolean;
}

/** Neighbours are joined up to this many words together, so that they read as one sentence. */
const MAX_JOINED_WORDS = 28;
const MAX_WORDS = 60;

export interface CandidateInput {
  textDocument: TextDocument;
  features: SentenceFeatures;
  chances: PointChances;
  scores: Float64Array;
  /** Per sentence: one bit for each of `FACT_KINDS` that it states. */
  facts: Int32Array;
  /** Per sentence: number of its unit; -1 outside units. */
  units: Int32Array;
  language: string;
  /** Points that the kind of article requires (point-form.ts), as indices of their sentences. */
  required?: readonly (readonly number[])[];
}

/** Lists the candidates among the sentences that `canBePoint` accepts, and those that are required. */
export function listPointCandidates(input: CandidateInput, canBePoint: (at: number) => boolean): PointCandidate[] {
  const { sentences } = input.textDocument;
  const candidates: PointCandidate[] = [];
  let before: PointCandidate | null = null;
  sentences.forEach((sentence, at) => {
    const one = canBePoint(at) && sentence.words <= MAX_WORDS ? createCandidate(input, sentence, at) : null;
    if (one) candidates.push(one);
    if (one && before && canJoin(sentences[at - 1], sentence)) candidates.push(joinCandidates(before, one));
    before = one;
  });
  const bySentence = new Map(
    candidates.flatMap((one) => (one.sentences.length === 1 ? [[one.sentences[0], one]] : [])),
  );
  const joined = chooseSiblings(sentences, (at) => {
    const one = bySentence.get(at);
    return one ? one.vital + one.fact : null;
  });
  for (const { lead, items } of joined) {
    const before = sentences[lead];
    const parts = items.flatMap((at) => bySentence.get(at) ?? []);
    if (before) candidates.push(joinSiblings(createCandidate(input, before, lead), parts));
  }
  for (const required of input.required ?? []) {
    const parts = required.flatMap((at) => (sentences[at] ? [createCandidate(input, sentences[at], at)] : []));
    if (parts.length) candidates.push({ ...joinSiblings(null, parts), isRequired: true });
  }
  return candidates;
}

function createCandidate(input: CandidateInput, sentence: DocumentSentence, at: number): PointCandidate {
  const { features, chances, scores, units, language } = input;
  const get = (values: ArrayLike<number>) => values[at] ?? 0;
  const terms = new Set(features.terms.contentTerms[at]);
  return {
    sentences: [at],
    thesis: get(chances.thesis),
    vital: get(chances.vital),
    fact: get(chances.fact),
    never: get(chances.never),
    score: get(scores),
    section: sentence.section,
    roles: get(input.facts) & ROLE_BITS,
    unit: units[at] ?? -1,
    terms,
    parts: [terms],
    words: sentence.words,
    isShort: isShort(sentence),
    isAnaphoric: isAnaphoric(sentence, language),
    isRequired: false,
  };
}

const canJoin = (one: DocumentSentence | undefined, other: DocumentSentence): boolean =>
  one !== undefined && one.block === other.block && !other.label && one.words + other.words <= MAX_JOINED_WORDS;

/** A joined point covers what either sentence covers. Both are judged on their own, and one bad half spoils the point. */
function joinCandidates(one: PointCandidate, other: PointCandidate): PointCandidate {
  return {
    ...one,
    sentences: [...one.sentences, ...other.sentences],
    thesis: 1 - (1 - one.thesis) * (1 - other.thesis),
    vital: one.vital + other.vital,
    fact: 1 - (1 - one.fact) * (1 - other.fact),
    never: Math.max(one.never, other.never),
    roles: one.roles | other.roles,
    score: (one.score + other.score) / 2,
    terms: new Set([...one.terms, ...other.terms]),
    parts: [...one.parts, ...other.parts],
    words: one.words + other.words,
    isShort: one.isShort && other.isShort,
  };
}

/** Items of one list are no fragments when they stand together with their lead-in, which tells what they are. */
function joinSiblings(lead: PointCandidate | null, items: readonly PointCandidate[]): PointCandidate {
  const parts = lead ? [lead, ...items] : items;
  const never = parts.reduce((sum, one) => sum + one.never, 0) / parts.length;
  const sentences = items.flatMap((one) => one.sentences);
  return { ...parts.reduce(joinCandidates), sentences, never, isShort: false };
}

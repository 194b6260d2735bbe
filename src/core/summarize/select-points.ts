/** Selects the points that together tell most of what a reader must know. */
import type { PointCandidate } from './point-candidates.ts';

/**
 * What a point gains, in vital facts that it covers. The thesis is worth more than any fact until it is said. The
 * numbers were chosen by cross-validation on what editors chose (training/learn-chances.mjs).
 */
export const GAINS = {
  thesis: 6,
  /** How far a point that is likely the thesis is believed to be it; the rest leaves room for a second try. */
  said: 0.6,
  vital: 1,
  fact: 0.8,
  never: -2,
  /** Per word, so that of two points that say the same the shorter wins. */
  word: -0.004,
  /** Per word beyond `LONG_POINT`. */
  long: 0,
  /** For a standard deviation of the rankers' score: at first, and more for each point after the first `early` ones. */
  score: 0.2,
  later: 0.08,
  early: 3,
  /** For a point that leans on a sentence that is no point. */
  anaphoric: -0.15,
  short: -0.5,
  /** For each point of the same section, and of the same unit; for the first point of a unit. */
  section: -0.05,
  unit: -0.5,
  newUnit: 0.7,
  /** For a point that plays a role which no selected point plays: states a price, a limit, a verdict … */
  role: 0.4,
  /** For a point that the kind of article requires (point-form.ts): more than all others can gain. */
  required: 100,
  /** Times the share of terms that the most similar selected point has: the facts count only as far as they are new. */
  overlap: -1,
  /** For a point that repeats the excerpt, as far as it is not the main message, which a reader of the points alone needs. */
  repeated: -1.2,
  /** Least gain of a further point when nobody asks for a number. */
  least: -0.15,
};

/** The gain that differs where readers see the excerpt: a point repeats it only when nothing else is left. */
export const SHOWN_GAINS = { repeated: -100 };

/** The gains when the user wants short points. */
export const SHORT_GAINS = { ...GAINS, long: -0.08 };

/** Words of a point, half of all points that editors write. */
const LONG_POINT = 14;

/**
 * Only this many of the best candidates are considered. The number does not depend on the limit, so that a longer selection
 * begins with the points of a shorter one.
 */
const POOL_SIZE = 600;
/** A point that shares more of its terms with a selected point repeats it. */
const MAX_OVERLAP = 0.75;
/** A point with this share of its terms in the excerpt repeats it. */
const REPEATED_SHARE = 0.6;
/** Number of points that an article gets when nobody asks for a number. */
const FREE = { fewest: 3, most: 9 };

interface Selection {
  /** How much of the gain of the thesis is left, 0 to 1. */
  thesisLeft: number;
  count: number;
  sections: Map<number, number>;
  units: Map<number, number>;
  sentences: Set<number>;
  /** Bits of the roles that the selected points play. */
  roles: number;
}

/** `nearest`: overlap with the most similar text that is selected. `isRepeated`: whether the post said it before its points. */
function measureGain(
  candidate: PointCandidate,
  { nearest, isRepeated }: { nearest: number; isRepeated: boolean },
  selected: Selection,
  gains: typeof GAINS,
): number {
  const {
    sentences,
    thesis,
    vital,
    fact,
    never,
    score,
    section,
    roles,
    unit,
    words,
    isAnaphoric,
    isShort,
    isRequired,
  } = candidate;
  const first = sentences[0] ?? 0;
  return (
    gains.thesis * thesis * selected.thesisLeft +
    (gains.vital * vital + gains.fact * fact) * (1 + gains.overlap * nearest) +
    gains.never * never +
    gains.word * words +
    gains.long * Math.max(0, words - LONG_POINT) +
    (gains.score + gains.later * Math.max(0, selected.count - gains.early)) * Math.max(-1.5, Math.min(2.5, score)) +
    (isAnaphoric && !selected.sentences.has(first - 1) ? gains.anaphoric : 0) +
    (isShort ? gains.short : 0) +
    gains.section * (selected.sections.get(section) ?? 0) +
    (unit < 0
      ? 0
      : selected.units.has(unit)
        ? gains.unit * Math.min(2, selected.units.get(unit) ?? 0)
        : gains.newUnit) +
    (roles & ~selected.roles ? gains.role : 0) +
    (isRepeated ? gains.repeated * (1 - thesis) : 0) +
    (isRequired ? gains.required : 0)
  );
}

const countShared = (one: ReadonlySet<number>, other: ReadonlySet<number>): number => {
  let shared = 0;
  for (const id of one) if (other.has(id)) shared++;
  return shared;
};

/** Returns the number of shared terms, as a share of the smaller set. */
const measureOverlap = (one: ReadonlySet<number>, other: ReadonlySet<number>): number =>
  countShared(one, other) / Math.max(1, Math.min(one.size, other.size));

const increase = (counts: Map<number, number>, key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Selects at most `limit` candidates, and returns them in the order of selection. Greedy by expected coverage, like maximal
 * marginal relevance (Carbonell & Goldstein 1998). Without a limit: as many as have something of their own to say.
 * `accept` is asked once for each winner; one that it refuses is dropped. `known`: the terms of what the post says before its
 * points, of which it repeats no more than the main message.
 */
export function selectPoints(
  candidates: readonly PointCandidate[],
  limit: number | undefined,
  accept: (candidate: PointCandidate) => boolean = () => true,
  gains = GAINS,
  known: ReadonlySet<number> = new Set(),
): PointCandidate[] {
  const selected: Selection = {
    thesisLeft: 1,
    count: 0,
    sections: new Map(),
    units: new Map(),
    sentences: new Set(),
    roles: 0,
  };
  const rated = candidates.map((candidate) => {
    const isRepeated = countShared(candidate.terms, known) >= REPEATED_SHARE * Math.max(1, candidate.terms.size);
    // The facts of a repeated point are said already.
    const standing = { candidate, nearest: isRepeated ? 1 : 0, isRepeated, isDropped: false };
    return { ...standing, first: measureGain(candidate, standing, selected, gains) };
  });
  const pool = rated.sort((a, b) => b.first - a.first).slice(0, POOL_SIZE);
  const out: PointCandidate[] = [];
  while (out.length < (limit ?? FREE.most)) {
    let best: (typeof pool)[number] | null = null;
    let bestGain = Number.NEGATIVE_INFINITY;
    for (const one of pool) {
      const gain = one.isDropped ? Number.NEGATIVE_INFINITY : measureGain(one.candidate, one, selected, gains);
      if (gain > bestGain) [best, bestGain] = [one, gain];
    }
    if (!best || (limit === undefined && out.length >= FREE.fewest && bestGain < gains.least)) break;
    best.isDropped = true;
    const winner = best.candidate;
    if (!accept(winner)) continue;
    out.push(winner);
    selected.count++;
    selected.thesisLeft *= 1 - gains.said * winner.thesis;
    selected.roles |= winner.roles;
    increase(selected.sections, winner.section);
    if (winner.unit >= 0) increase(selected.units, winner.unit);
    for (const at of winner.sentences) selected.sentences.add(at);
    for (const one of pool) {
      const { candidate } = one;
      if (one.isDropped) continue;
      const overlap = winner.parts.reduce((most, part) => Math.max(most, measureOverlap(candidate.terms, part)), 0);
      one.nearest = Math.max(one.nearest, overlap);
      one.isDropped =
        (overlap > MAX_OVERLAP && !candidate.isRequired) ||
        candidate.sentences.some((at) => selected.sentences.has(at));
    }
  }
  return out;
}

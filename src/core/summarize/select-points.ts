/** Selects the points that together tell most of what a reader must know. */
import type { PointCandidate } from './point-candidates.ts';

/**
 * What a point gains, in vital facts that it covers. The thesis is worth more than two vital facts until it is said. The
 * numbers were chosen by cross-validation on what editors chose (training/learn-chances.mjs).
 */
export const GAINS = {
  thesis: 4,
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
  /** Least gain of a further point when nobody asks for a number. */
  least: -0.05,
};

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

function measureGain(candidate: PointCandidate, nearest: number, selected: Selection, gains = GAINS): number {
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
    (isRequired ? gains.required : 0)
  );
}

/** Returns the number of shared terms, as a share of the smaller set. */
function measureOverlap(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let shared = 0;
  for (const id of one) if (other.has(id)) shared++;
  return shared / Math.max(1, Math.min(one.size, other.size));
}

const increase = (counts: Map<number, number>, key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);

/**
 * Selects at most `limit` candidates, and returns them in the order of selection. Greedy by expected coverage, like maximal
 * marginal relevance (Carbonell & Goldstein 1998). Without a limit: as many as have something of their own to say.
 * `accept` is asked once for each winner; one that it refuses is dropped.
 */
export function selectPoints(
  candidates: readonly PointCandidate[],
  limit: number | undefined,
  accept: (candidate: PointCandidate) => boolean = () => true,
  gains = GAINS,
): PointCandidate[] {
  const none: Selection = {
    thesisLeft: 1,
    count: 0,
    sections: new Map(),
    units: new Map(),
    sentences: new Set(),
    roles: 0,
  };
  const firstGains = new Map(candidates.map((candidate) => [candidate, measureGain(candidate, 0, none, gains)]));
  const pool = [...candidates].sort((a, b) => (firstGains.get(b) ?? 0) - (firstGains.get(a) ?? 0)).slice(0, POOL_SIZE);
  const nearest = new Float64Array(pool.length);
  const dropped = new Uint8Array(pool.length);
  const out: PointCandidate[] = [];
  const selected = none;
  while (out.length < (limit ?? FREE.most)) {
    let best = -1;
    let bestGain = Number.NEGATIVE_INFINITY;
    pool.forEach((candidate, i) => {
      if (dropped[i]) return;
      const gain = measureGain(candidate, nearest[i] ?? 0, selected, gains);
      if (gain > bestGain) [best, bestGain] = [i, gain];
    });
    const winner = pool[best];
    if (!winner) break;
    if (limit === undefined && out.length >= FREE.fewest && bestGain < gains.least) break;
    dropped[best] = 1;
    if (!accept(winner)) continue;
    out.push(winner);
    selected.count++;
    selected.thesisLeft *= 1 - gains.said * winner.thesis;
    selected.roles |= winner.roles;
    increase(selected.sections, winner.section);
    if (winner.unit >= 0) increase(selected.units, winner.unit);
    for (const at of winner.sentences) selected.sentences.add(at);
    pool.forEach((candidate, i) => {
      if (dropped[i]) return;
      const overlap = winner.parts.reduce((most, part) => Math.max(most, measureOverlap(candidate.terms, part)), 0);
      if (overlap > (nearest[i] ?? 0)) nearest[i] = overlap;
      if (
        (overlap > MAX_OVERLAP && !candidate.isRequired) ||
        candidate.sentences.some((at) => selected.sentences.has(at))
      )
        dropped[i] = 1;
    });
  }
  return out;
}

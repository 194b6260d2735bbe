/** Ranked sentences → the order in which they become points. */

export interface Candidate {
  /** Index of its unit. */
  unit: number;
  score: number;
  section: number;
  terms: Int32Array;
  /** Too short to be one of the first points. */
  brief: boolean;
}

export interface Balance {
  /** Taken off for overlap with the nearest point already chosen (0–1 of its terms). */
  overlap: number;
  /** Taken off for each point already chosen from the same section. */
  section: number;
  /** How many points keep that price in full. */
  short: number;
  /** How many points are chosen before a brief one may be. */
  long: number;
}

/** Beyond this many, the worst could not be reached by any penalty. The same for every `limit`, to stay monotone. */
const POOL = 1500;

/**
 * Maximal marginal relevance with a price for staying in one section (Carbonell & Goldstein 1998). Greedy, so the first
 * `k` of a longer answer are the answer for `k`. Returns unit indices in the order of choosing, at most `limit`.
 */
export function select(candidates: readonly Candidate[], limit: number, balance: Balance): number[] {
  const pool = [...candidates].sort((a, b) => b.score - a.score || a.unit - b.unit).slice(0, POOL);
  const nearest = new Float64Array(pool.length);
  const perSection = new Map<number, number>();
  const gone = new Uint8Array(pool.length);
  const out: number[] = [];
  let onlyBrief = false;
  while (out.length < limit) {
    // A short list should look round the article; in a long one a rich section may give many points.
    const fade = 1 / (1 + Math.max(0, out.length - balance.short) / 4);
    let best = -1;
    let most = Number.NEGATIVE_INFINITY;
    pool.forEach((candidate, i) => {
      if (gone[i] || (candidate.brief && out.length < balance.long && !onlyBrief)) return;
      const value =
        candidate.score -
        balance.overlap * (nearest[i] ?? 0) -
        balance.section * fade * (perSection.get(candidate.section) ?? 0);
      if (value > most) {
        most = value;
        best = i;
      }
    });
    const chosen = pool[best];
    if (!chosen) {
      if (onlyBrief) break;
      onlyBrief = true;
      continue;
    }
    gone[best] = 1;
    out.push(chosen.unit);
    perSection.set(chosen.section, (perSection.get(chosen.section) ?? 0) + 1);
    const have = new Set(chosen.terms);
    pool.forEach((candidate, i) => {
      if (gone[i]) return;
      let shared = 0;
      for (const id of candidate.terms) if (have.has(id)) shared++;
      const overlap = shared / Math.max(1, Math.min(candidate.terms.length, have.size));
      if (overlap > (nearest[i] ?? 0)) nearest[i] = overlap;
      // The same thing said twice is one point.
      if (overlap > 0.8) gone[i] = 1;
    });
  }
  return out;
}

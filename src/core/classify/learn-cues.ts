import type { KnownTag } from './taxonomy-index.ts';

/** Cues of fewer posts, and tags of fewer, are chance. */
const MIN_CUE_POSTS = 3;
const MIN_TAG_POSTS = 5;
/** Cues that are kept for a tag, and how much likelier one must make it. */
const CUES_PER_TAG = 4;
const MIN_LIFT = 3;

/** Cue sets of posts as numbers, so that counting is fast. */
export interface CueTable {
  names: string[];
  posts: Int32Array[];
}

/** Numbers the cues that stand in at least three posts. */
export function buildCueTable(cueSets: Iterable<string>[]): CueTable {
  const count = new Map<string, number>();
  for (const set of cueSets) for (const cue of set) count.set(cue, (count.get(cue) ?? 0) + 1);
  const names = [...count]
    .filter(([, n]) => n >= MIN_CUE_POSTS)
    .map(([cue]) => cue)
    .sort();
  const numbers = new Map(names.map((name, i) => [name, i]));
  const posts = cueSets.map((set) => {
    const own: number[] = [];
    for (const cue of set) {
      const number = numbers.get(cue);
      if (number !== undefined) own.push(number);
    }
    return Int32Array.from(own);
  });
  return { names, posts };
}

/**
 * For each tag the cues that raise its chance most, by the log-likelihood ratio of the two-by-two table
 * (Dunning 1993, "Accurate Methods for the Statistics of Surprise and Coincidence").
 * `carriers`: for each tag the posts that carry it. Gives `Taxonomy.cues`.
 */
export function learnCues(table: CueTable, tags: KnownTag[], carriers: number[][]): string {
  const total = table.posts.length;
  const df = new Int32Array(table.names.length);
  for (const cues of table.posts) for (const cue of cues) df[cue] = (df[cue] ?? 0) + 1;
  const together = new Int32Array(table.names.length);
  const spoken = new Map<number, number[]>();
  tags.forEach((tag, t) => {
    const posts = carriers[t] ?? [];
    if (posts.length < MIN_TAG_POSTS) return;
    const seen: number[] = [];
    for (const p of posts) {
      for (const cue of table.posts[p] ?? []) {
        if (together[cue] === 0) seen.push(cue);
        together[cue] = (together[cue] ?? 0) + 1;
      }
    }
    const strong: { cue: number; surprise: number; share: number }[] = [];
    for (const cue of seen) {
      const both = together[cue] ?? 0;
      const all = df[cue] ?? 0;
      together[cue] = 0;
      if (both < MIN_CUE_POSTS || both * total < MIN_LIFT * all * posts.length || table.names[cue] === tag.key)
        continue;
      strong.push({
        cue,
        surprise: computeLogLikelihoodRatio(both, all, posts.length, total),
        share: both / (all + 2),
      });
    }
    strong.sort((a, b) => b.surprise - a.surprise || a.cue - b.cue);
    for (const { cue, share } of strong.slice(0, CUES_PER_TAG)) {
      const pairs = spoken.get(cue) ?? [];
      pairs.push(t, Math.round(share * 100));
      spoken.set(cue, pairs);
    }
  });
  const lines = [...spoken].sort((a, b) => a[0] - b[0]);
  return lines.map(([cue, pairs]) => [table.names[cue] ?? '', ...pairs].join(' ')).join('\n');
}

/** Log-likelihood ratio of cue and tag standing together in `both` of `total` posts. */
function computeLogLikelihoodRatio(both: number, cue: number, tag: number, total: number): number {
  const part = (seen: number, expected: number): number => (seen > 0 ? seen * Math.log(seen / expected) : 0);
  const cells: [number, number, number][] = [
    [both, cue, tag],
    [cue - both, cue, total - tag],
    [tag - both, total - cue, tag],
    [total - cue - tag + both, total - cue, total - tag],
  ];
  return cells.reduce((sum, [seen, a, b]) => sum + part(seen, (a * b) / total), 0);
}

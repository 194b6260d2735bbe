import type { KnownTag } from './taxonomy-index.ts';

/** Minimum of posts with the cue, and of posts with the tag. Rarer cues and tags occur together by chance. */
const MIN_CUE_POSTS = 3;
const MIN_TAG_POSTS = 5;
/** At most this many cues are learned per tag. */
const CUES_PER_TAG = 4;
/** A post with the cue must be at least this many times as likely to have the tag as the average post. */
const MIN_LIFT = 3;

/** The cues of each post, as indices into `names` for fast counting. */
interface CueTable {
  names: string[];
  posts: Int32Array[];
}

/** Numbers the cues that occur in at least three posts, and lists for each post the numbers of its cues. */
export function buildCueTable(cueSets: Iterable<string>[]): CueTable {
  const count = new Map<string, number>();
  for (const set of cueSets) for (const cue of set) count.set(cue, (count.get(cue) ?? 0) + 1);
  const names = [...count]
    .filter(([, n]) => n >= MIN_CUE_POSTS)
    .map(([cue]) => cue)
    .sort();
  const numbers = new Map(names.map((name, i) => [name, i]));
  const posts = cueSets.map((set) => {
    const cueNumbers: number[] = [];
    for (const cue of set) {
      const number = numbers.get(cue);
      if (number !== undefined) cueNumbers.push(number);
    }
    return Int32Array.from(cueNumbers);
  });
  return { names, posts };
}

/**
 * Finds for each tag the cues with the highest log-likelihood ratio (Dunning 1993, "Accurate Methods for the Statistics of
 * Surprise and Coincidence"). `carriers`: for each tag the numbers of the posts that have the tag. Returns the table
 * `Taxonomy.cues`.
 */
export function learnCues(table: CueTable, tags: KnownTag[], carriers: number[][]): string {
  const total = table.posts.length;
  const df = new Int32Array(table.names.length);
  for (const cues of table.posts) for (const cue of cues) df[cue] = (df[cue] ?? 0) + 1;
  const together = new Int32Array(table.names.length);
  const pairsByCue = new Map<number, number[]>();
  tags.forEach((tag, t) => {
    const posts = carriers[t] ?? [];
    if (posts.length < MIN_TAG_POSTS) return;
    const found: number[] = [];
    for (const p of posts) {
      for (const cue of table.posts[p] ?? []) {
        if (together[cue] === 0) found.push(cue);
        together[cue] = (together[cue] ?? 0) + 1;
      }
    }
    const strong: { cue: number; surprise: number; share: number }[] = [];
    for (const cue of found) {
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
      const pairs = pairsByCue.get(cue) ?? [];
      pairs.push(t, Math.round(share * 100));
      pairsByCue.set(cue, pairs);
    }
  });
  const lines = [...pairsByCue].sort((a, b) => a[0] - b[0]);
  return lines.map(([cue, pairs]) => [table.names[cue] ?? '', ...pairs].join(' ')).join('\n');
}

/**
 * Computes how surprising it is that a cue and a tag occur together in `both` of `total` posts (log-likelihood ratio). `cue`
 * and `tag`: number of posts with each.
 */
function computeLogLikelihoodRatio(both: number, cue: number, tag: number, total: number): number {
  const part = (observed: number, expected: number): number =>
    observed > 0 ? observed * Math.log(observed / expected) : 0;
  const cells: [number, number, number][] = [
    [both, cue, tag],
    [cue - both, cue, total - tag],
    [tag - both, total - cue, tag],
    [total - cue - tag + both, total - cue, total - tag],
  ];
  return cells.reduce((sum, [observed, a, b]) => sum + part(observed, (a * b) / total), 0);
}

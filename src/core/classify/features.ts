import type { Candidate } from './candidates.ts';
import type { TaxonomyIndex } from './index-of.ts';
import type { Reading } from './reading.ts';
import { Place } from './words.ts';

/** Log-odds of a share, held away from 0 and 1. */
const odds = (share: number): number => Math.log(Math.max(share, 0.002) / (1 - Math.min(share, 0.98)));
const flag = (yes: boolean): number => (yes ? 1 : 0);

/**
 * What is measured of a candidate. The first is the constant 1.
 * `rank.weights.json` knows them by their number: change the list and it must be learned anew.
 */
export function featuresOf(candidate: Candidate, reading: Reading, index: TaxonomyIndex, posts: number): number[] {
  const { mention, cues } = candidate;
  const places = mention?.places ?? 0;
  const count = mention?.count ?? 0;
  const text = candidate.pageTag ?? mention?.text ?? index.list[candidate.tag]?.name ?? '';
  const { used, named, both } = index.list[candidate.tag] ?? { used: 0, named: 0, both: 0 };
  const base = (used + 0.5) / (posts + 10);
  const share = (both + 8 * Math.max(base, 0.05)) / (named + 8);
  const words = text.split(' ').length;
  const cueOdds = cues.slice(0, 4).map((cue) => odds(cue.share));
  return [
    1,
    flag(candidate.tag < 0),
    Math.log(1 + posts),
    flag(candidate.pageTag !== undefined),
    flag((places & Place.title) !== 0),
    flag((places & Place.heading) !== 0),
    flag((places & Place.lead) !== 0),
    flag((places & Place.marked) !== 0),
    flag((places & Place.code) !== 0),
    flag(count > 0),
    Math.log(1 + count),
    Math.log(1 + (1000 * count) / (200 + reading.length)),
    mention ? (mention.marked + 0.5) / (count + 1) : 0,
    mention ? mention.first / (reading.length + 1) : 0,
    mention ? (mention.capital + 0.25) / (mention.open + 0.5) : 0,
    flag(words === 1),
    flag(words === 2),
    flag(words === 3),
    flag(words > 3),
    flag(/\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|[.#+]/u.test(text)),
    flag(/^\P{Ll}{2,}$/u.test(text)),
    flag(/\d/.test(text)),
    Math.min(text.length, 40) / 10,
    mention ? mention.longer / mention.count : 0,
    Math.log(1 + used),
    odds(base),
    odds(share),
    cueOdds[0] ?? odds(0),
    cueOdds[1] ?? odds(0),
    cueOdds[2] ?? odds(0),
    Math.min(cues.length, 8) / 2,
    flag(reading.pageTags.size > 0),
    flag(candidate.pageTag !== undefined && count > 0),
  ];
}

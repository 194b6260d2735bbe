import type { Candidate } from './candidates.ts';
import { endsOf, sharesOf, type TaxonomyIndex } from './index-of.ts';
import { dwelt } from './mentions.ts';
import { digestOf, type Reading } from './reading.ts';
import { Place } from './words.ts';

/** What all candidates of an article are measured against. */
export interface Context {
  reading: Reading;
  index: TaxonomyIndex;
  /** Posts that the taxonomy was learned from. */
  posts: number;
  /** Count of the commonest phrase. */
  most: number;
  /** The known tags that the article names most plainly: the company that a tag would be in. */
  company: Companion[];
}

interface Companion {
  tag: number;
  /** Share of its posts that carry another tag too, by that tag's number. */
  shares: Map<number, number>;
}

const COMPANY = 8;
/** How much a page tag and being dwelt on weigh beside the share of a tag's mentions that became tags. */
const PAGE_TAG_WEIGHT = 0.5;
const DWELT_WEIGHT = 0.2;

export function contextOf(candidates: Candidate[], reading: Reading, index: TaxonomyIndex, posts: number): Context {
  let most = 1;
  for (const { count, key } of reading.mentions.values()) if (key.length > 2 && count > most) most = count;
  const plain: { tag: number; weight: number }[] = [];
  for (const { tag, mention, pageTag } of candidates) {
    const known = index.list[tag];
    if (!known || (!mention && pageTag === undefined)) continue;
    const share = (known.both + 0.5) / (known.named + 3);
    const places = (mention && dwelt(mention) ? DWELT_WEIGHT : 0) + (pageTag === undefined ? 0 : PAGE_TAG_WEIGHT);
    plain.push({ tag, weight: share + places });
  }
  plain.sort((a, b) => b.weight - a.weight || a.tag - b.tag);
  const company = plain
    .slice(0, COMPANY)
    .map(({ tag }) => ({ tag, shares: new Map(sharesOf(index.together.get(tag) ?? '')) }));
  return { reading, index, posts, most, company };
}

/** Log-odds of a share, held away from 0 and 1. */
const odds = (share: number): number => Math.log(Math.max(share, 0.002) / (1 - Math.min(share, 0.98)));
const flag = (yes: boolean): number => (yes ? 1 : 0);

/** The second of each for texts with other letters than English ones: it takes a new window a millisecond to make ready. */
const [CAPITALS, ANY_CAPITALS] = [/[A-Z].*[A-Z]|[a-z][A-Z]|[.#+]/, /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|[.#+]/u];
const [NOTHING_SMALL, NOTHING_SMALL_AT_ALL] = [/^[^a-z]{2,}$/, /^\P{Ll}{2,}$/u];

/**
 * What is measured of a candidate. The first is the constant 1.
 * The `rank-*.weights.json` know them by their number: change the list and they must be learned anew.
 */
export function featuresOf(candidate: Candidate, context: Context): number[] {
  const { reading, index, posts } = context;
  const { mention, cues } = candidate;
  const places = mention?.places ?? 0;
  const count = mention?.count ?? 0;
  const known = index.list[candidate.tag];
  const text = candidate.pageTag ?? mention?.text ?? known?.name ?? '';
  const base = ((known?.used ?? 0) + 0.5) / (posts + 10);
  const share = ((known?.both ?? 0) + 8 * Math.max(base, 0.05)) / ((known?.named ?? 0) + 8);
  const simple = /^[a-z]+(?: [a-z]+)*$/.test(text);
  const plain = /^[ -~]*$/.test(text);
  const words = text.split(' ').length;
  const best = (kind: string): number =>
    odds(cues.find(({ cue }) => (cue[1] === ':' ? cue[0] : '') === kind)?.share ?? 0);
  const digest = candidate.tag < 0 ? digestOf(candidate.key) : '';
  const ends = mention?.ends;
  const [firstWord, lastWord] = ends ? [mention.key.slice(0, ends[0]), mention.key.slice(-ends[1])] : endsOf(text);
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
    Math.log(1 + count),
    Math.log(1 + (1000 * count) / (200 + reading.length)),
    count / context.most,
    mention ? (mention.marked + 0.5) / (count + 1) : 0,
    mention ? mention.first / (reading.length + 1) : 0,
    mention ? (mention.capital + 0.25) / (mention.open + 0.5) : 0,
    words,
    flag(!simple && (plain ? CAPITALS : ANY_CAPITALS).test(text)),
    flag(!simple && (plain ? NOTHING_SMALL : NOTHING_SMALL_AT_ALL).test(text)),
    flag(!simple && /\d/.test(text)),
    Math.min(text.length, 40) / 10,
    mention ? mention.longer / mention.count : 0,
    Math.log(1 + (known?.used ?? 0)),
    odds(base),
    odds(share),
    mention && known ? odds(shareHere(known, dwelt(mention), share)) : odds(0),
    flag(mention !== undefined && dwelt(mention)),
    odds(cues[0]?.share ?? 0),
    odds(cues[1]?.share ?? 0),
    odds(cues[2]?.share ?? 0),
    best('t'),
    best('p'),
    best('f'),
    best(''),
    cues.reduce((sum, cue) => sum + Math.log(Math.max(cue.share, 0.01) / base), 0),
    cues.length,
    reading.pageTags.size,
    Math.log(1 + (index.firstWords.get(firstWord) ?? 0)),
    Math.log(1 + (index.lastWords.get(lastWord) ?? 0)),
    ...companyOf(candidate.tag, base, context.company),
    flag(index.once.has(digest)),
    flag(index.passed.has(digest)),
  ];
}

/** Share of the mentions of its sort, dwelt on or in passing, that became tags, leaning on the share of all mentions. */
function shareHere(
  known: { named: number; both: number; dwelt: number; dweltBoth: number },
  onIt: boolean,
  share: number,
): number {
  if (onIt) return (known.dweltBoth + 4 * share) / (known.dwelt + 4);
  return (Math.max(0, known.both - known.dweltBoth) + 2 * share) / (Math.max(0, known.named - known.dwelt) + 4);
}

/** How much likelier the company makes a tag: mean log lift, and the largest share. */
function companyOf(tag: number, base: number, company: Companion[]): [number, number] {
  if (tag < 0) return [0, 0];
  let [sum, most, others] = [0, 0, 0];
  for (const other of company) {
    if (other.tag === tag) continue;
    const share = other.shares.get(tag) ?? 0;
    sum += Math.log((share + base / 2) / (base * 1.5));
    most = Math.max(most, share);
    others++;
  }
  return others === 0 ? [0, 0] : [sum / others, most];
}

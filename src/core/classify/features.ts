import { type ArticleSignals, toDigest } from './article-signals.ts';
import { WordPlace } from './article-words.ts';
import { isEmphasised } from './mentions.ts';
import type { TagCandidate } from './tag-candidates.ts';
import { getOuterWordKeys, parseShares, type TaxonomyIndex } from './taxonomy-index.ts';

/** Facts about the article and the blog that the features of every tag candidate are computed from. */
interface RankingContext {
  signals: ArticleSignals;
  index: TaxonomyIndex;
  /** Number of the blog's posts that the taxonomy was learned from. */
  posts: number;
  /** Number of occurrences of the article's most frequent phrase. */
  maxCount: number;
  /** The blog's tags that the article names most clearly. They make the tags that often go with them more likely. */
  coOccurrence: CoOccurringTag[];
}

interface CoOccurringTag {
  tag: number;
  /** For each other tag, by its number: the share of the posts with `tag` that also have the other tag. */
  shares: Map<number, number>;
}

/** At most this many of the tags that the article names are used as evidence for other tags. */
const MAX_CO_OCCURRING = 8;
/**
 * How much a page tag or an emphasised mention adds to the weight of a tag that the article names. The weight begins with
 * the share of the posts naming the tag that also have the tag.
 */
const PAGE_TAG_WEIGHT = 0.5;
const EMPHASIS_WEIGHT = 0.2;

export function buildRankingContext(
  candidates: TagCandidate[],
  signals: ArticleSignals,
  index: TaxonomyIndex,
  posts: number,
): RankingContext {
  let maxCount = 1;
  for (const { count, key } of signals.mentions.values()) if (key.length > 2 && count > maxCount) maxCount = count;
  const namedTags: { tag: number; weight: number }[] = [];
  for (const { tag, mention, pageTag } of candidates) {
    const knownTag = index.list[tag];
    if (!knownTag || (!mention && pageTag === undefined)) continue;
    const share = (knownTag.both + 0.5) / (knownTag.named + 3);
    const places =
      (mention && isEmphasised(mention) ? EMPHASIS_WEIGHT : 0) + (pageTag === undefined ? 0 : PAGE_TAG_WEIGHT);
    namedTags.push({ tag, weight: share + places });
  }
  namedTags.sort((a, b) => b.weight - a.weight || a.tag - b.tag);
  const coOccurrence = namedTags
    .slice(0, MAX_CO_OCCURRING)
    .map(({ tag }) => ({ tag, shares: new Map(parseShares(index.together.get(tag) ?? '')) }));
  return { signals, index, posts, maxCount, coOccurrence };
}

/** Log-odds of a share, clamped to 0.002 … 0.98. */
const toLogOdds = (share: number): number => Math.log(Math.max(share, 0.002) / (1 - Math.min(share, 0.98)));
const toFlag = (yes: boolean): number => (yes ? 1 : 0);

/**
 * Match text with capitals or signs inside, and text without lower-case letters. The second pattern of each pair is for
 * non-ASCII text only, since a new window takes a millisecond to compile it.
 */
const [CAPITALS, ANY_CAPITALS] = [/[A-Z].*[A-Z]|[a-z][A-Z]|[.#+]/, /\p{Lu}.*\p{Lu}|\p{Ll}\p{Lu}|[.#+]/u];
const [NOTHING_SMALL, NOTHING_SMALL_AT_ALL] = [/^[^a-z]{2,}$/, /^\P{Ll}{2,}$/u];

/**
 * Computes the features of a tag candidate; the first feature is the constant 1. The files `rank-*.weights.json` refer to
 * features by number, so that a change here needs new training.
 */
export function computeTagFeatures(candidate: TagCandidate, context: RankingContext): number[] {
  const { signals, index, posts } = context;
  const { mention, cues } = candidate;
  const places = mention?.places ?? 0;
  const count = mention?.count ?? 0;
  const knownTag = index.list[candidate.tag];
  const text = candidate.pageTag ?? mention?.text ?? knownTag?.name ?? '';
  const base = ((knownTag?.used ?? 0) + 0.5) / (posts + 10);
  const share = ((knownTag?.both ?? 0) + 8 * Math.max(base, 0.05)) / ((knownTag?.named ?? 0) + 8);
  const simple = /^[a-z]+(?: [a-z]+)*$/.test(text);
  const isAscii = /^[ -~]*$/.test(text);
  const words = text.split(' ').length;
  const best = (kind: string): number =>
    toLogOdds(cues.find(({ cue }) => (cue[1] === ':' ? cue[0] : '') === kind)?.share ?? 0);
  const digest = candidate.tag < 0 ? toDigest(candidate.key) : '';
  const ends = mention?.ends;
  const [firstWord, lastWord] = ends
    ? [mention.key.slice(0, ends[0]), mention.key.slice(-ends[1])]
    : getOuterWordKeys(text);
  return [
    1,
    toFlag(candidate.tag < 0),
    Math.log(1 + posts),
    toFlag(candidate.pageTag !== undefined),
    toFlag((places & WordPlace.title) !== 0),
    toFlag((places & WordPlace.heading) !== 0),
    toFlag((places & WordPlace.lead) !== 0),
    toFlag((places & WordPlace.marked) !== 0),
    toFlag((places & WordPlace.code) !== 0),
    Math.log(1 + count),
    Math.log(1 + (1000 * count) / (200 + signals.length)),
    count / context.maxCount,
    mention ? (mention.marked + 0.5) / (count + 1) : 0,
    mention ? mention.first / (signals.length + 1) : 0,
    mention ? (mention.capital + 0.25) / (mention.open + 0.5) : 0,
    words,
    toFlag(!simple && (isAscii ? CAPITALS : ANY_CAPITALS).test(text)),
    toFlag(!simple && (isAscii ? NOTHING_SMALL : NOTHING_SMALL_AT_ALL).test(text)),
    toFlag(!simple && /\d/.test(text)),
    Math.min(text.length, 40) / 10,
    mention ? mention.longer / mention.count : 0,
    Math.log(1 + (knownTag?.used ?? 0)),
    toLogOdds(base),
    toLogOdds(share),
    mention && knownTag ? toLogOdds(estimateMentionShare(knownTag, isEmphasised(mention), share)) : toLogOdds(0),
    toFlag(mention !== undefined && isEmphasised(mention)),
    toLogOdds(cues[0]?.share ?? 0),
    toLogOdds(cues[1]?.share ?? 0),
    toLogOdds(cues[2]?.share ?? 0),
    best('t'),
    best('p'),
    best('f'),
    best(''),
    cues.reduce((sum, cue) => sum + Math.log(Math.max(cue.share, 0.01) / base), 0),
    cues.length,
    signals.pageTags.size,
    Math.log(1 + (index.firstWords.get(firstWord) ?? 0)),
    Math.log(1 + (index.lastWords.get(lastWord) ?? 0)),
    ...measureCoOccurrence(candidate.tag, base, context.coOccurrence),
    toFlag(index.singleUseTags.has(digest)),
    toFlag(index.rejectedTags.has(digest)),
  ];
}

/**
 * Estimates the share of the posts naming the tag as this article does (emphasised or not) that also have the tag. With few
 * such posts, the estimate stays near `share`, the value for all posts naming the tag.
 */
function estimateMentionShare(
  knownTag: { named: number; both: number; emphasised: number; emphasisedBoth: number },
  isEmphasisedHere: boolean,
  share: number,
): number {
  if (isEmphasisedHere) return (knownTag.emphasisedBoth + 4 * share) / (knownTag.emphasised + 4);
  return (
    (Math.max(0, knownTag.both - knownTag.emphasisedBoth) + 2 * share) /
    (Math.max(0, knownTag.named - knownTag.emphasised) + 4)
  );
}

/**
 * Measures how likely this tag is beside the tags that the article names: the mean logarithm of the lift, and the largest
 * share.
 */
function measureCoOccurrence(tag: number, base: number, coOccurrence: CoOccurringTag[]): [number, number] {
  if (tag < 0) return [0, 0];
  let [sum, maxShare, others] = [0, 0, 0];
  for (const other of coOccurrence) {
    if (other.tag === tag) continue;
    const share = other.shares.get(tag) ?? 0;
    sum += Math.log((share + base / 2) / (base * 1.5));
    maxShare = Math.max(maxShare, share);
    others++;
  }
  return others === 0 ? [0, 0] : [sum / others, maxShare];
}

import type { ArticleSignals } from './article-signals.ts';
import { isEmphasised } from './mentions.ts';
import type { TagCandidate } from './tag-candidates.ts';
import { parseShares, type TaxonomyIndex } from './taxonomy-index.ts';

/** Facts about the article and the blog that the features of every tag candidate are computed from. */
export interface RankingContext {
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

/**
 * Measures how likely this tag is beside the tags that the article names. `lift`: mean logarithm of the lift; `share`: the
 * largest share of posts; both 0 for a new tag. `base`: the share of all posts that have the tag.
 */
export function measureCoOccurrence(
  tag: number,
  base: number,
  coOccurrence: CoOccurringTag[],
): { lift: number; share: number } {
  if (tag < 0) return { lift: 0, share: 0 };
  let [sum, maxShare, others] = [0, 0, 0];
  for (const other of coOccurrence) {
    if (other.tag === tag) continue;
    const share = other.shares.get(tag) ?? 0;
    sum += Math.log((share + base / 2) / (base * 1.5));
    maxShare = Math.max(maxShare, share);
    others++;
  }
  return { lift: others === 0 ? 0 : sum / others, share: maxShare };
}

/** Article → tags and categories, offline: the page's own tags, the blog's vocabulary, the phrases of the text. */

import { type ArticleSignals, collectArticleSignals, removeRepeatedReasons, toReason } from './article-signals.ts';
import { WordPlace } from './article-words.ts';
import { parseCategoryModel, suggestCategories } from './categories.ts';
import { rankTagCandidates } from './rank.ts';
import { collectTagCandidates, type TagCandidate } from './tag-candidates.ts';
import { formatTag, toTagKey } from './tag-form.ts';
import {
  emptyTaxonomy,
  type Reason,
  type Suggestion,
  type Tagging,
  type TaggingInput,
  type Taxonomy,
} from './taxonomy.ts';
import { indexTaxonomy, type KnownTag, type TaxonomyIndex } from './taxonomy-index.ts';

export { completeTag } from './complete-tag.ts';
export type { Reason, Suggestion, Tagging, TaggingInput, Taxonomy };
export { emptyTaxonomy };

/** Most tags that are offered, and how many when the blog's own habit is not known. */
const MAX_SUGGESTED_TAGS = 10;
const MIN_SUGGESTED_TAGS = 5;
/** A tag of many posts that its being named hardly makes likelier says where a post stands in the blog (`News`). */
const SECTION_SHARE = 0.1;
const SECTION_LIFT = 2;
/** Such tags come beside the others, when they are likelier than not. */
const MIN_SECTION_CHANCE = 0.5;

/** Unpacks a taxonomy, which is done but once for each. */
export function warmUpClassifier(taxonomy: Taxonomy): void {
  indexTaxonomy(taxonomy);
  if (taxonomy.model) parseCategoryModel(taxonomy.model);
}

/**
 * Suggests tags and categories for an article; pure, a few milliseconds. Tags come best first, the blog's own before new
 * ones, about as many as its posts have; no tag is a near-duplicate of another, of one the blog has, or of a category
 * (case, plural, punctuation). Each has its chance as `score`; an article that no tag of the blog fits is not from its
 * field, and its categories are doubted as well. `tagLimit`: tags to offer instead of as many as the blog's posts have. Never
 * throws.
 */
export function classifyArticle(input: TaggingInput, taxonomy: Taxonomy, tagLimit?: number): Tagging {
  const index = indexTaxonomy(taxonomy);
  const reading = collectArticleSignals(input, (key) => index.tags.has(key));
  const ranked = rankTagCandidates(collectTagCandidates(reading, index), reading, index, taxonomy.posts ?? 0);
  const limit =
    tagLimit ??
    Math.min(MAX_SUGGESTED_TAGS, Math.max(MIN_SUGGESTED_TAGS, Math.round(taxonomy.tagsPerPost ?? MAX_SUGGESTED_TAGS)));
  const chosen = new Map<string, Suggestion>();
  let topics = 0;
  for (const { candidate, chance } of ranked) {
    const known = index.list[candidate.tag];
    const section = known !== undefined && isSectionTag(known, taxonomy.posts ?? 0);
    if (section ? chance < MIN_SECTION_CHANCE : topics >= limit) continue;
    const value = known?.name ?? formatTag(candidate.pageTag ?? candidate.mention?.text ?? '');
    const key = known?.key ?? toTagKey(value);
    if (key === '' || chosen.has(key) || (!known && !isNewTag(key, candidate, chosen, index))) continue;
    if (!section) topics++;
    chosen.set(key, {
      value,
      known: known !== undefined,
      score: chance,
      why: listReasons(candidate, reading, input.feedName),
    });
  }
  const tags = [...chosen.values()];
  const [known, others] = [tags.filter((tag) => tag.known), tags.filter((tag) => !tag.known)];
  const categories = suggestCategories(reading, taxonomy, input.feedName);
  const field =
    index.list.length === 0
      ? 1
      : Math.min(
          1,
          known.reduce((sum, { score }) => sum + score, 0),
        );
  return {
    tags: [...known, ...others],
    categories: categories.map((category) => ({ ...category, score: category.score * field })),
  };
}

function isSectionTag({ used, named, both }: KnownTag, posts: number): boolean {
  const share = used / Math.max(1, posts);
  return share >= SECTION_SHARE && both < SECTION_LIFT * share * named;
}

/** False for a respelled tag or category, and for a part of a chosen tag that mostly stands in it (`IQ` in `Foundry IQ`). */
function isNewTag(
  key: string,
  { mention, pageTag }: TagCandidate,
  chosen: Map<string, Suggestion>,
  index: TaxonomyIndex,
): boolean {
  if (index.tags.has(key) || index.categories.has(key)) return false;
  if (pageTag !== undefined || !mention || mention.longer * 2 < mention.count) return true;
  return ![...chosen.keys()].some((other) => other.startsWith(key) || other.endsWith(key));
}

const PLACE_REASONS: [bit: number, reason: Reason][] = [
  [WordPlace.title, { by: 'title' }],
  [WordPlace.heading, { by: 'heading' }],
  [WordPlace.lead, { by: 'lead' }],
];
/** The strongest reasons that are given. */
const MAX_REASONS = 3;

function listReasons(candidate: TagCandidate, reading: ArticleSignals, feedName: string): Reason[] {
  const { mention, pageTag, cues } = candidate;
  const why: Reason[] = [];
  if (pageTag !== undefined) why.push({ by: 'page-tag' });
  for (const [bit, reason] of PLACE_REASONS) if ((mention?.places ?? 0) & bit) why.push(reason);
  if (mention && (mention.count > 1 || why.length === 0)) why.push({ by: 'text', times: mention.count });
  for (const { cue } of cues.slice(0, 2 * MAX_REASONS)) why.push(toReason(cue, reading, feedName));
  return removeRepeatedReasons(why, MAX_REASONS);
}

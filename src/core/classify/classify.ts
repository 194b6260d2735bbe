/** Article → tags and categories, offline: the page's own tags, the blog's vocabulary, the phrases of the text. */
import { type Candidate, candidatesOf } from './candidates.ts';
import { categorize, readModel } from './categories.ts';
import { indexOf, type KnownTag, type TaxonomyIndex } from './index-of.ts';
import {
  emptyTaxonomy,
  type Reason,
  type Suggestion,
  type Tagging,
  type TaggingInput,
  type Taxonomy,
} from './model.ts';
import { rank } from './rank.ts';
import { distinct, type Reading, readArticle, reasonOf } from './reading.ts';
import { tagKey, tagStyle } from './tag-form.ts';
import { Place } from './words.ts';

export { complete } from './complete.ts';
export type { Reason, Suggestion, Tagging, TaggingInput, Taxonomy };
export { emptyTaxonomy };

/** Most tags that are offered, and how many when the blog's own habit is not known. */
const MOST_TAGS = 10;
const LEAST_TAGS = 5;
/** A tag of many posts that its being named hardly makes likelier says where a post stands in the blog (`News`). */
const SECTION_SHARE = 0.1;
const SECTION_LIFT = 2;
/** Such tags come beside the others, when they are likelier than not. */
const LIKELY = 0.5;

/** Unpacks a taxonomy, which is done but once for each. */
export function prepareToClassify(taxonomy: Taxonomy): void {
  indexOf(taxonomy);
  if (taxonomy.model) readModel(taxonomy.model);
}

/**
 * Suggests tags and categories for an article; pure, a few milliseconds. Tags come best first, the blog's own before new
 * ones, about as many as its posts have; no tag is a near-duplicate of another, of one the blog has, or of a category
 * (case, plural, punctuation). Each has its chance as `score`; an article that no tag of the blog fits is not from its
 * field, and its categories are doubted as well. `most`: tags to offer instead of as many as the blog's posts have. Never
 * throws.
 */
export function classify(input: TaggingInput, taxonomy: Taxonomy, most?: number): Tagging {
  const index = indexOf(taxonomy);
  const reading = readArticle(input, (key) => index.tags.has(key));
  const ranked = rank(candidatesOf(reading, index), reading, index, taxonomy.posts ?? 0);
  const limit = most ?? Math.min(MOST_TAGS, Math.max(LEAST_TAGS, Math.round(taxonomy.tagsPerPost ?? MOST_TAGS)));
  const chosen = new Map<string, Suggestion>();
  let topics = 0;
  for (const { candidate, chance } of ranked) {
    const known = index.list[candidate.tag];
    const section = known !== undefined && isSection(known, taxonomy.posts ?? 0);
    if (section ? chance < LIKELY : topics >= limit) continue;
    const value = known?.name ?? tagStyle(candidate.pageTag ?? candidate.mention?.text ?? '');
    const key = known?.key ?? tagKey(value);
    if (key === '' || chosen.has(key) || (!known && !isNew(key, candidate, chosen, index))) continue;
    if (!section) topics++;
    chosen.set(key, {
      value,
      known: known !== undefined,
      score: chance,
      why: reasons(candidate, reading, input.feedName),
    });
  }
  const tags = [...chosen.values()];
  const [known, others] = [tags.filter((tag) => tag.known), tags.filter((tag) => !tag.known)];
  const categories = categorize(reading, taxonomy, input.feedName);
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

function isSection({ used, named, both }: KnownTag, posts: number): boolean {
  const share = used / Math.max(1, posts);
  return share >= SECTION_SHARE && both < SECTION_LIFT * share * named;
}

/** False for a respelled tag or category, and for a part of a chosen tag that mostly stands in it (`IQ` in `Foundry IQ`). */
function isNew(
  key: string,
  { mention, pageTag }: Candidate,
  chosen: Map<string, Suggestion>,
  index: TaxonomyIndex,
): boolean {
  if (index.tags.has(key) || index.categories.has(key)) return false;
  if (pageTag !== undefined || !mention || mention.longer * 2 < mention.count) return true;
  return ![...chosen.keys()].some((other) => other.startsWith(key) || other.endsWith(key));
}

const PLACES: [bit: number, reason: Reason][] = [
  [Place.title, { by: 'title' }],
  [Place.heading, { by: 'heading' }],
  [Place.lead, { by: 'lead' }],
];
/** The strongest reasons that are given. */
const REASONS = 3;

function reasons(candidate: Candidate, reading: Reading, feedName: string): Reason[] {
  const { mention, pageTag, cues } = candidate;
  const why: Reason[] = [];
  if (pageTag !== undefined) why.push({ by: 'page-tag' });
  for (const [bit, reason] of PLACES) if ((mention?.places ?? 0) & bit) why.push(reason);
  if (mention && (mention.count > 1 || why.length === 0)) why.push({ by: 'text', times: mention.count });
  for (const { cue } of cues.slice(0, 2 * REASONS)) why.push(reasonOf(cue, reading, feedName));
  return distinct(why, REASONS);
}

/** Suggests tags and categories offline, from the page's own tags, the blog's vocabulary and the phrases of the text. */

import {
  type ArticleSignals,
  collectArticleSignals,
  removeRepeatedReasons,
  toDigest,
  toReason,
} from './article-signals.ts';
import { WordPlace } from './article-words.ts';
import { parseCategoryModel, suggestCategories } from './categories.ts';
import { findWholeName } from './mentions.ts';
import { chooseScorers, rankTagCandidates } from './rank.ts';
import { collectTagCandidates, type TagCandidate } from './tag-candidates.ts';
import { formatTag, toTagKey } from './tag-form.ts';
import { isTagRepeated } from './tag-overlap.ts';
import type { Reason, Suggestion, Tagging, TaggingInput, Taxonomy } from './taxonomy.ts';
import { indexTaxonomy, type KnownTag, type TaxonomyIndex } from './taxonomy-index.ts';

/** Limits of the number of suggested tags. Between the limits, it is the usual number of tags of the blog's posts. */
const MAX_SUGGESTED_TAGS = 10;
const MIN_SUGGESTED_TAGS = 3;
/** Number of suggested tags for a blog whose posts are unknown: the most that an editor gives to an article. */
const DEFAULT_SUGGESTED_TAGS = 6;
/**
 * A section tag (`News`) is on at least this share of the posts, and naming the tag makes a post less than twice as likely
 * to have it.
 */
const SECTION_SHARE = 0.1;
const SECTION_LIFT = 2;
/** Minimum score of a suggested section tag. Section tags are suggested in addition to the usual number of tags. */
const MIN_SECTION_CHANCE = 0.5;

/** Indexes a taxonomy and loads the learned models for its blog ahead of their first use. */
export function warmUpClassifier(taxonomy: Taxonomy): void {
  const { list } = indexTaxonomy(taxonomy);
  chooseScorers(taxonomy.posts ?? 0, list.length);
  if (taxonomy.model) parseCategoryModel(taxonomy.model);
}

/**
 * Suggests tags and categories for an article, in a few milliseconds; pure, never throws. The blog's own tags come before
 * new tags, best first. There are `tagLimit` tags, or about as many as the blog's posts usually have. No tag is a respelling
 * (case, plural, punctuation) of another tag, of a tag of the blog, or of a category. `score` is a probability. Categories
 * lose score when none of the blog's tags fits.
 */
export function classifyArticle(input: TaggingInput, taxonomy: Taxonomy, tagLimit?: number): Tagging {
  const index = indexTaxonomy(taxonomy);
  const signals = collectArticleSignals(input, (key) => index.tags.has(key));
  const ranked = rankTagCandidates(collectTagCandidates(signals, index), signals, index, taxonomy.posts ?? 0);
  const limit =
    tagLimit ??
    Math.min(
      MAX_SUGGESTED_TAGS,
      Math.max(MIN_SUGGESTED_TAGS, Math.round(taxonomy.tagsPerPost ?? DEFAULT_SUGGESTED_TAGS)),
    );
  const suggestions = new Map<string, Suggestion>();
  // The name of the site says where an article is from, not what it is about.
  const site = toTagKey(input.feedName);
  let topics = 0;
  const candidates = new Map(ranked.map(({ candidate }) => [candidate.key, candidate]));
  for (const { candidate: part, chance } of ranked) {
    const candidate = completeName(part, candidates, signals);
    const known = index.list[candidate.tag];
    const isSection = known !== undefined && isSectionTag(known, taxonomy.posts ?? 0);
    if (isSection ? chance < MIN_SECTION_CHANCE : topics >= limit) continue;
    const value = known?.name ?? formatTag(chooseSpelling(candidate), { hyphens: writesHyphens(index) });
    const key = known?.key ?? toTagKey(value);
    if (key === '' || suggestions.has(key) || (!known && (key === site || !isNewTag(key, candidate, index)))) continue;
    // Says the same as a tag before it.
    if (!known && [...suggestions.values()].some((other) => isTagRepeated(value, other.value))) continue;
    if (!isSection) topics++;
    suggestions.set(key, {
      value,
      known: known !== undefined,
      score: chance,
      why: listReasons(candidate, signals, input.feedName),
    });
  }
  const tags = [...suggestions.values()];
  const [known, newTags] = [tags.filter((tag) => tag.known), tags.filter((tag) => !tag.known)];
  const categories = suggestCategories(signals, taxonomy, input.feedName);
  const fit =
    index.list.length === 0
      ? 1
      : Math.min(
          1,
          known.reduce((sum, { score }) => sum + score, 0),
        );
  return {
    tags: [...known, ...newTags],
    categories: categories.map((category) => ({ ...category, score: category.score * fit })),
  };
}

function isSectionTag({ used, named, both }: KnownTag, posts: number): boolean {
  const share = used / Math.max(1, posts);
  return share >= SECTION_SHARE && both < SECTION_LIFT * share * named;
}

/** A blog with at least this many tags, of which none has a hyphen, writes tags without hyphens. */
const MANY_TAGS = 100;
const writesHyphens = ({ list }: TaxonomyIndex): boolean =>
  list.length < MANY_TAGS || list.some(({ name }) => name.includes('-'));

/** Matches a number or a version without a name. */
const BARE_NUMBER = /^v?[\d.]+$/;

/** A single word that neither is a page tag nor has a capital in a sentence must occur this often to be a new tag. */
const MIN_WORD_USES = 3;

/**
 * Whether a phrase may be a new tag. False for a respelled tag or category of the blog, for a page tag that neither the text
 * nor the blog has, for a number or version, for a rare common word, and for a part of a compound (`Wi` in `Wi-Fi`).
 */
function isNewTag(key: string, { mention, pageTag }: TagCandidate, index: TaxonomyIndex): boolean {
  if (index.tags.has(key) || index.categories.has(key) || BARE_NUMBER.test(key)) return false;
  if (index.singleUseTags.has(toDigest(key))) return true;
  if (!mention || mention.torn * 2 > mention.count) return false;
  return pageTag !== undefined || mention.words > 1 || mention.capital > 0 || mention.count >= MIN_WORD_USES;
}

/**
 * Returns the candidate for the name that a new tag of one word is a part of, or the candidate itself. Pages tag halves of
 * names, too: there the name must be another page tag, or be made of this word and one more wherever the word first occurs.
 */
function completeName(
  candidate: TagCandidate,
  candidates: Map<string, TagCandidate>,
  { mentions, pageTags }: ArticleSignals,
): TagCandidate {
  const { tag, mention, pageTag } = candidate;
  if (tag >= 0 || mention?.words !== 1) return candidate;
  const tagged = pageTag === undefined ? undefined : mention.names.find((name) => pageTags.has(name));
  const key = tagged ?? findWholeName(mention, mentions, pageTag !== undefined)?.key;
  return candidates.get(key ?? '') ?? candidate;
}

/** Matches a page tag in the form of an address: `cloud-native-apps`. */
const SLUG = /^[\p{Ll}\p{N}]+(?:[-_][\p{Ll}\p{N}]+)*$/u;

const hasInnerCapital = (text: string): boolean => /\p{Lu}/u.test(text.slice(1));
/** Whether a text of several words is only in capitals. */
const isShouted = (text: string): boolean => text.includes(' ') && !/\p{Ll}/u.test(text);

/**
 * Returns the page's spelling of a tag. The text's spelling is better than a slug (`wi-fi`), and than a name without its
 * capitals (`Githubcopilot`).
 */
function chooseSpelling({ pageTag, mention }: TagCandidate): string {
  if (pageTag === undefined) return mention?.text ?? '';
  const text = mention && !isShouted(mention.text) ? mention.text : '';
  if (text === '') return SLUG.test(pageTag) ? pageTag.replace(/[-_]/g, ' ') : pageTag;
  const isSlug = SLUG.test(pageTag) && (/[-_]/.test(pageTag) || (mention?.capital ?? 0) > 0);
  return isSlug || (hasInnerCapital(text) && !hasInnerCapital(pageTag)) ? text : pageTag;
}

const PLACE_REASONS: [bit: number, reason: Reason][] = [
  [WordPlace.title, { by: 'title' }],
  [WordPlace.heading, { by: 'heading' }],
  [WordPlace.lead, { by: 'lead' }],
];
/** At most this many reasons are shown per tag. */
const MAX_REASONS = 3;

function listReasons(candidate: TagCandidate, signals: ArticleSignals, feedName: string): Reason[] {
  const { mention, pageTag, cues } = candidate;
  const why: Reason[] = [];
  if (pageTag !== undefined) why.push({ by: 'page-tag' });
  for (const [bit, reason] of PLACE_REASONS) if ((mention?.places ?? 0) & bit) why.push(reason);
  if (mention && (mention.count > 1 || why.length === 0)) why.push({ by: 'text', times: mention.count });
  for (const { cue } of cues.slice(0, 2 * MAX_REASONS)) why.push(toReason(cue, signals, feedName));
  return removeRepeatedReasons(why, MAX_REASONS);
}

/** Turns an article into a draft, and a draft into a file. Bundled separately, to load while the page is being read. */

import type { Article } from '../../core/article.ts';
import { completeTag } from '../../core/classify/complete-tag.ts';
import type { Tagging, Taxonomy } from '../../core/classify/taxonomy.ts';
import { indexTaxonomy } from '../../core/classify/taxonomy-index.ts';
import { saysInHeading } from '../../core/format/borrowed-points.ts';
import { keepAllowedSuggestions, listAllowedValues } from '../../core/format/keep-allowed-values.ts';
import { printsInBody } from '../../core/format/prints-field.ts';
import { hasProofLinks, type Profile } from '../../core/format/profile.ts';
import { quoteSelection } from '../../core/format/quote-selection.ts';
import { setPoints } from '../../core/format/set-points.ts';
import { type AddedPassage, addPassages } from '../../core/grounding/add-passage.ts';
import { prepareQuotedTexts } from '../../core/grounding/add-proof.ts';
import { listCovers } from '../../core/list-covers.ts';
import type { Passage } from '../../core/passage.ts';
import { identifyLanguage, printPost, toSummaryInput, warmUp } from '../../core/pipeline.ts';
import type { PostFile } from '../../core/post.ts';
import type { Summary, SummaryOptions } from '../../core/summary.ts';
import { completeCapture } from '../../drafting/complete-capture.ts';
import { type Blog, createPost, linkPoints, suggestLabels } from '../../drafting/create-post.ts';
import { summarizeOffline } from '../../drafting/offline-summarizer.ts';
import { rehearsePost } from '../../drafting/rehearse-post.ts';
import { type Draft, isSelectionDraft } from '../../storage/draft.ts';
import type { DraftContext } from './draft-context.ts';

export { completeCapture, listCovers, rehearsePost, saysInHeading, warmUp };

/** A draft made from the page without changes by the user, with the blog and the formats used for it. */
export interface CreatedDraft extends DraftContext {
  draft: Draft;
}

/** Reads what the tab shows of the article's page, if the format links points to their sentences there; else ''. */
async function readShown({ url }: Article, profile: Profile, tabId: number | undefined): Promise<string> {
  if (!hasProofLinks(profile)) return '';
  // Imported only here: workers share files with this one, and the browser's interface does not load in a worker.
  const { readShownText } = await import('../../extension/read-shown-text.ts');
  return readShownText(tabId, url, profile);
}

/** Creates the draft of an article. `key`: from `buildDraftKey`. `now`: ISO 8601. `tabId`: the tab that shows the article. */
export async function createDraft(
  { article: asRead, key }: Pick<Draft, 'article' | 'key'>,
  { blog, profiles }: DraftContext,
  options: SummaryOptions,
  now: string,
  tabId?: number,
): Promise<CreatedDraft> {
  const article = identifyLanguage(asRead);
  const summarized = await createPost(article, blog, options, await readShown(article, blog.profile, tabId));
  const post = isSelectionDraft({ key }) ? quoteSelection(summarized, article.markdown, blog.profile) : summarized;
  const draft: Draft = {
    version: 5,
    key,
    article,
    post,
    profile: blog.profile.id,
    points: options.points ?? post.points.length,
    rewritten: [],
    removed: [],
    saved: null,
    at: now,
  };
  return { blog, profiles, draft };
}

/** Lists every tag of the blog; [] for a blog from which Precis has not learned any. */
export function listKnownTags(taxonomy: Taxonomy): string[] {
  return indexTaxonomy(taxonomy).list.map(({ name }) => name);
}

/** At most this many tags are suggested in addition to the post's own. */
const MAX_SUGGESTED_TAGS = 40;

/** Suggests further tags and categories for the article, each with the reasons. */
export const suggestMoreLabels = (article: Article, blog: Blog): Tagging =>
  keepAllowedSuggestions(suggestLabels(article, blog, MAX_SUGGESTED_TAGS), blog.profile);

/** Completes a tag that the user types: from the tags that the blog's configuration allows, else from the blog's tags. */
export function completeAllowedTag(typed: string, { profile, taxonomy }: Blog): string[] {
  const begin = typed.trim().toLowerCase();
  return (
    listAllowedValues('tags', profile)?.filter((tag) => tag.toLowerCase().startsWith(begin)) ??
    completeTag(typed, taxonomy)
  );
}

/** Number of points for which the order in the article is computed: enough for all points that the slider can reach. */
const MAX_ORDERED_POINTS = 60;

/**
 * Summarizes the article again. Returns `options.points` points in addition to those that the user removed, and `order`: the quotes
 * of all possible points in the order of the article.
 */
export async function resummarize(
  draft: Draft,
  options: SummaryOptions & { points: number },
  profile: Profile,
  tabId: number | undefined,
): Promise<{ summary: Summary; order: string[] }> {
  const text = toSummaryInput(draft.article);
  const shown = { ...options, isExcerptShown: printsInBody(profile, 'excerpt') };
  const summary = await summarizeOffline(text, { ...shown, points: options.points + draft.removed.length });
  const all = await summarizeOffline(text, { ...shown, points: MAX_ORDERED_POINTS });
  const points = linkPoints(summary.points, draft.article, profile, await readShown(draft.article, profile, tabId));
  return { summary: { ...summary, points }, order: all.points.map((point) => point.quote) };
}

/** Links the points of a draft to their sentences, if the format does so. `tabId`: the tab that shows the article. */
export async function linkDraftPoints(draft: Draft, profile: Profile, tabId: number | undefined): Promise<Draft> {
  const shown = await readShown(draft.article, profile, tabId);
  return { ...draft, post: { ...draft.post, points: linkPoints(draft.post.points, draft.article, profile, shown) } };
}

/** Adds passages of the article's page to a draft's points. `tabId`: the tab that shows the article. */
export async function addPassagesToDraft(
  draft: Draft,
  passages: Passage[],
  profile: Profile,
  tabId: number | undefined,
): Promise<{ draft: Draft; passages: AddedPassage[] }> {
  const texts = prepareQuotedTexts(draft.article.markdown, await readShown(draft.article, profile, tabId));
  const added = addPassages(draft.post.points, passages, texts, { isLinked: hasProofLinks(profile) });
  const points = added.at(-1)?.points ?? draft.post.points;
  const quotes = added.map(({ points, index }) => points[index]?.quote ?? '');
  return {
    draft: {
      ...draft,
      post: setPoints(draft.post, points),
      rewritten: [...new Set([...draft.rewritten, ...quotes])],
      removed: draft.removed.filter((quote) => !quotes.includes(quote)),
    },
    passages: added,
  };
}

/** Prints the post, or returns the reason why it can't be printed. `describe`: turns an error into a text for the user. */
export function tryPrint(
  { post, article }: Pick<Draft, 'post' | 'article'>,
  profile: Profile,
  describe: (error: unknown) => string,
): PostFile | { error: string } {
  try {
    return printPost(post, profile, article.markdown);
  } catch (error) {
    return { error: describe(error) };
  }
}

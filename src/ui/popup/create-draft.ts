/** What turns an article into a draft and a draft into a file. A chunk of its own: it loads while the page is being read. */

import type { Article } from '../../core/article.ts';
import { completeTag } from '../../core/classify/complete-tag.ts';
import type { Tagging, Taxonomy } from '../../core/classify/taxonomy.ts';
import { indexTaxonomy } from '../../core/classify/taxonomy-index.ts';
import type { Profile } from '../../core/format/profile.ts';
import { printPost, toSummaryInput, warmUp } from '../../core/pipeline.ts';
import type { Post, PostFile } from '../../core/post.ts';
import type { Summary } from '../../core/summary.ts';
import { type Blog, createPost, suggestLabels as suggestFor } from '../../drafting/create-post.ts';
import { summarizeOffline } from '../../drafting/offline-summarizer.ts';
import type { Draft } from '../../storage/drafts.ts';
import type { DraftContext } from './draft-context.ts';

export { completeTag, warmUp };

/** What the popup works with, and the draft as the page alone gives it. */
export interface CreatedDraft extends DraftContext {
  draft: Draft;
}

/** `key`: where the draft is kept. `now`: ISO 8601. */
export async function createDraft(
  { article, key }: Pick<Draft, 'article' | 'key'>,
  { blog, profiles }: DraftContext,
  points: number,
  now: string,
): Promise<CreatedDraft> {
  const post = await createPost(article, blog, points);
  const draft: Draft = {
    version: 3,
    key,
    article,
    post,
    profile: blog.profile.id,
    points,
    rewritten: [],
    removed: [],
    saved: null,
    at: now,
  };
  return { blog, profiles, draft };
}

/** Every tag that the blog has; none for a blog that has not been learned. */
export function listKnownTags(taxonomy: Taxonomy): string[] {
  return indexTaxonomy(taxonomy).list.map(({ name }) => name);
}

/** Tags that are offered beyond those that the post has. */
const MAX_SUGGESTED_TAGS = 40;

/** What else may fit, and why it does. */
export const suggestMoreLabels = (article: Article, blog: Blog): Tagging =>
  suggestFor(article, blog, MAX_SUGGESTED_TAGS);

/** Enough points to know the order in the article of any that the slider can reach. */
const MAX_ORDERED_POINTS = 60;

/** The points for another place of the slider, and the order of all that there are. Those taken out are made up for. */
export async function resummarize(draft: Draft, points: number): Promise<{ summary: Summary; order: string[] }> {
  const text = toSummaryInput(draft.article);
  const summary = await summarizeOffline(text, { points: points + draft.removed.length });
  const all = await summarizeOffline(text, { points: MAX_ORDERED_POINTS });
  return { summary, order: all.points.map((point) => point.quote) };
}

/** The file, or the reason why it can't be printed, in the words that are given: workers share what is here, and have none. */
export function tryPrint(
  post: Post,
  profile: Profile,
  wordsOf: (error: unknown) => string,
): PostFile | { error: string } {
  try {
    return printPost(post, profile);
  } catch (error) {
    return { error: wordsOf(error) };
  }
}

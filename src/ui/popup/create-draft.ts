/** Turns an article into a draft, and a draft into a file. A chunk of its own: it loads while the page is being read. */

import type { Article } from '../../core/article.ts';
import { completeTag } from '../../core/classify/complete-tag.ts';
import type { Tagging, Taxonomy } from '../../core/classify/taxonomy.ts';
import { indexTaxonomy } from '../../core/classify/taxonomy-index.ts';
import type { Profile } from '../../core/format/profile.ts';
import { printPost, toSummaryInput, warmUp } from '../../core/pipeline.ts';
import type { Post, PostFile } from '../../core/post.ts';
import type { Summary } from '../../core/summary.ts';
import { type Blog, createPost, suggestLabels } from '../../drafting/create-post.ts';
import { summarizeOffline } from '../../drafting/offline-summarizer.ts';
import type { Draft } from '../../storage/drafts.ts';
import type { DraftContext } from './draft-context.ts';

export { completeTag, warmUp };

/** A draft that the page alone gives, with the blog and the formats that it was made with. */
export interface CreatedDraft extends DraftContext {
  draft: Draft;
}

/** `key`: see `buildDraftKey`. `points`: how many. `now`: ISO 8601. */
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

/** Every tag of the blog; none for a blog that has not been learned. */
export function listKnownTags(taxonomy: Taxonomy): string[] {
  return indexTaxonomy(taxonomy).list.map(({ name }) => name);
}

/** Tags that are offered in addition to the post's own. */
const MAX_SUGGESTED_TAGS = 40;

/** More tags and categories that may fit, each with the reasons. */
export const suggestMoreLabels = (article: Article, blog: Blog): Tagging =>
  suggestLabels(article, blog, MAX_SUGGESTED_TAGS);

/** Enough to know the order of every point that the slider can reach. */
const MAX_ORDERED_POINTS = 60;

/** `points` points in addition to the removed ones, and the quotes of all points in the article's order. */
export async function resummarize(draft: Draft, points: number): Promise<{ summary: Summary; order: string[] }> {
  const text = toSummaryInput(draft.article);
  const summary = await summarizeOffline(text, { points: points + draft.removed.length });
  const all = await summarizeOffline(text, { points: MAX_ORDERED_POINTS });
  return { summary, order: all.points.map((point) => point.quote) };
}

/** The file, or the reason why the post cannot be printed. `describe` gives the words: a worker has no locale texts. */
export function tryPrint(
  post: Post,
  profile: Profile,
  describe: (error: unknown) => string,
): PostFile | { error: string } {
  try {
    return printPost(post, profile);
  } catch (error) {
    return { error: describe(error) };
  }
}

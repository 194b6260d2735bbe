/** What turns an article into a draft and a draft into a file. A chunk of its own: it loads while the page is being read. */
import type { Draft } from '../../browser/drafts.ts';
import { print, textOf } from '../../core/pipeline.ts';
import type { Article, Post, PostFile, Profile, Summary } from '../../core/types.ts';
import { extractive } from '../../engines/index.ts';
import { makePost } from '../../make-post.ts';
import { profileOf, profiles } from '../../profiles/index.ts';

export { profileOf, profiles };

export interface Made {
  draft: Draft;
  /** The categories that the blog has. */
  categories: string[];
}

export async function makeDraft(article: Article, profileId: string, points: number, now: string): Promise<Made> {
  const { post, profile, categories } = await makePost(article, profileId, points);
  const draft: Draft = {
    version: 1,
    article,
    post,
    profile: profile.id,
    points,
    rewritten: [],
    removed: [],
    saved: null,
    at: now,
  };
  return { draft, categories };
}

/** Enough points to know the order in the article of any that the slider can reach. */
const MANY = 60;

/** The points for another place of the slider, and the order of all that there are. Those taken out are made up for. */
export async function choosePoints(draft: Draft, points: number): Promise<{ summary: Summary; order: string[] }> {
  const text = textOf(draft.article);
  const summary = await extractive.summarize(text, { points: points + draft.removed.length });
  const all = await extractive.summarize(text, { points: MANY });
  return { summary, order: all.points.map((point) => point.quote) };
}

/** The file, or the reason why it can't be printed (a mistake in the profile's template). */
export function tryPrint(post: Post, profile: Profile): PostFile | { error: string } {
  try {
    return print(post, profile);
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

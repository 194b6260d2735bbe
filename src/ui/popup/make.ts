/** What turns an article into a draft and a draft into a file. A chunk of its own: it loads while the page is being read. */
import type { Draft } from '../../browser/drafts.ts';
import { complete } from '../../core/classify/complete.ts';
import { indexOf } from '../../core/classify/index-of.ts';
import type { Taxonomy } from '../../core/classify/model.ts';
import { prepare, print, textOf } from '../../core/pipeline.ts';
import type { Article, Post, PostFile, Profile, Summary, Tagging } from '../../core/types.ts';
import { extractive } from '../../engines/index.ts';
import { type Blog, makePost, suggest as suggestFor } from '../../make-post.ts';
import type { Around } from './around.ts';

export { complete, prepare };

/** What the popup works with, and the draft as the page alone gives it. */
export interface Made extends Around {
  draft: Draft;
}

/** `key`: where the draft is kept. `now`: ISO 8601. */
export async function makeDraft(
  { article, key }: Pick<Draft, 'article' | 'key'>,
  { blog, profiles }: Around,
  points: number,
  now: string,
): Promise<Made> {
  const post = await makePost(article, blog, points);
  const draft: Draft = {
    version: 2,
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
export function knownTags(taxonomy: Taxonomy): string[] {
  return indexOf(taxonomy).list.map(({ name }) => name);
}

/** Tags that are offered beyond those that the post has. */
const MOST_TAGS = 40;

/** What else may fit, and why it does. */
export const suggest = (article: Article, blog: Blog): Tagging => suggestFor(article, blog, MOST_TAGS);

/** Enough points to know the order in the article of any that the slider can reach. */
const MANY = 60;

/** The points for another place of the slider, and the order of all that there are. Those taken out are made up for. */
export async function choosePoints(draft: Draft, points: number): Promise<{ summary: Summary; order: string[] }> {
  const text = textOf(draft.article);
  const summary = await extractive.summarize(text, { points: points + draft.removed.length });
  const all = await extractive.summarize(text, { points: MANY });
  return { summary, order: all.points.map((point) => point.quote) };
}

/** The file, or the reason why it can't be printed, in the words that are given: workers share what is here, and have none. */
export function tryPrint(
  post: Post,
  profile: Profile,
  wordsOf: (error: unknown) => string,
): PostFile | { error: string } {
  try {
    return print(post, profile);
  } catch (error) {
    return { error: wordsOf(error) };
  }
}

import { draft, print, textOf } from './core/pipeline.ts';
import type { Article, Post, PostFile, Profile } from './core/types.ts';
import { extractive } from './engines/index.ts';
import { profileOf, taxonomyOf } from './profiles/index.ts';

export interface MadePost {
  post: Post;
  profile: Profile;
  file: PostFile;
  /** The categories that the blog has. */
  categories: string[];
}

/** Article → post and file in one stroke: the default engine, a shipped profile and its taxonomy. `points`: 3 to 9. */
export async function makePost(article: Article, profileId: string, points: number): Promise<MadePost> {
  const profile = profileOf(profileId);
  const [summary, taxonomy] = await Promise.all([
    extractive.summarize(textOf(article), { points }),
    taxonomyOf(profile.id),
  ]);
  const post = draft(article, summary, profile, taxonomy);
  return { post, profile, file: print(post, profile), categories: taxonomy.categories };
}

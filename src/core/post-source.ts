import type { Post, PostSource } from './post.ts';

/** Returns the authors and the date of a post's article. */
export const getSource = ({ source, authors, date }: Pick<Post, 'source' | 'authors' | 'date'>): PostSource =>
  source ?? { authors, date };

/**
 * Returns the fields of a post that change when the user corrects a fact of its article. The post's own authors or date
 * change too where they are the article's. `isOwn`: for each fact, whether the format fills it with the user's own.
 */
export function correctSource(
  post: Post,
  change: Partial<PostSource>,
  isOwn: { authors: boolean; date: boolean },
): Partial<Post> {
  const source = getSource(post);
  // An empty value says nothing about whose it is, so there the format decides.
  const follows = (fact: keyof PostSource) =>
    String(post[fact]) === String(source[fact]) && (post[fact].length > 0 || !isOwn[fact]);
  return {
    source: { ...source, ...change },
    ...(change.authors && follows('authors') ? { authors: change.authors } : {}),
    ...(change.date !== undefined && follows('date') ? { date: change.date } : {}),
  };
}

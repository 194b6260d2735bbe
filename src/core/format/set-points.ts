import type { Post, PostKind } from '../post.ts';
import type { KeyPoint } from '../summary.ts';

/**
 * Sets the points of a post. A post that had at most one follows their number: a note with one passage becomes a quote, and
 * with more points a link, as a quote does.
 */
export function setPoints(post: Post, points: KeyPoint[]): Post {
  const { kind } = post;
  if (kind === undefined || kind === 'link' || points.length === 0 || post.points.length > 1)
    return { ...post, points };
  const [first] = points;
  const next: PostKind = points.length > 1 ? 'link' : kind === 'quote' || first?.quote ? 'quote' : 'link';
  return { ...post, points, kind: next };
}

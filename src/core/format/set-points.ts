import type { Post } from '../post.ts';
import type { KeyPoint } from '../summary.ts';

/** Sets the points of a post. A note has none, so it becomes a quote with one passage and a link with more. */
export function setPoints(post: Post, points: KeyPoint[]): Post {
  if (post.kind !== 'note' || points.length === 0) return { ...post, points };
  return { ...post, points, kind: points.length === 1 && points[0]?.quote ? 'quote' : 'link' };
}

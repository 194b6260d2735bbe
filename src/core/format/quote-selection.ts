import type { Post } from '../post.ts';
import { parseProseBlocks } from '../summarize/blocks.ts';
import type { Profile } from './profile.ts';

/** Characters. A longer paragraph is summarized, since nobody quotes so much at once. */
const MAX_PASSAGE = 1_000;

/**
 * Makes a quote of a post that was made of a selection, if the selection (`markdown`) is one paragraph and the format shows
 * borrowed sentences as such. Returns any other post unchanged.
 */
export function quoteSelection(post: Post, markdown: string, { borrowed = 'none' }: Profile): Post {
  const [passage, ...more] = parseProseBlocks(markdown);
  if (!passage || more.length > 0 || passage.text.length > MAX_PASSAGE || borrowed === 'none') return post;
  return { ...post, kind: 'quote', points: [{ text: passage.text, quote: passage.text }] };
}

import type { Post } from '../post.ts';
import { printPost } from './print-post.ts';
import type { Profile } from './profile.ts';

/** Prints the body of a post's file, without front matter. Throws like `printPost`. `article`: see there. */
export function printBody(post: Post, profile: Profile, article = ''): string {
  return printPost(post, { ...profile, frontMatter: { ...profile.frontMatter, language: 'none' } }, article).text;
}

/**
 * Prints the body as plain Markdown, for a renderer without template syntax: it is what the blog's own generator renders,
 * because the template syntax that the file escapes for the generator is text to its readers.
 */
export const printPlainBody = (post: Post, profile: Profile, article = ''): string =>
  printBody(post, { ...profile, hazards: [] }, article);

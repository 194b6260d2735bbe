import type { SavedPost } from '../../core/saved-post.ts';

/** Whether an address can be a link. An imported post may contain any text as its address, such as `javascript:`. */
export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address);

/** Opens the article of a post in a new tab. Returns false when the post has no address on the web. */
export function openOriginal(saved: Pick<SavedPost, 'post'> | undefined): boolean {
  if (!saved || !isWebAddress(saved.post.canonical)) return false;
  window.open(saved.post.canonical, '_blank', 'noreferrer');
  return true;
}

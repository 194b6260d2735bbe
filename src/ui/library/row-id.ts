/** Returns the id of the element that shows a post in the library's list. */
export const toRowId = (postId: string): string => `post-${postId}`;

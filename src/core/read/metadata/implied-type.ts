import { getPath } from '../../url.ts';
import type { PageScan } from '../page/scan-page.ts';
import { attr } from '../page/tree.ts';

/** Matches the path of one thread: an issue, a merge request or a discussion by its number, or comments by an id. */
const THREAD_PATH = /\/(issues|pulls?|merge_requests|discussions)\/\d+\/?$|\/comments\/[a-z\d]{5,9}\/[^/]+\/?$/;

/**
 * Returns the schema.org type of the article that the page shows without JSON-LD: a post of a social network, a
 * repository, a question, or a thread of a forum; '' when nothing says so.
 */
export function findImpliedType({ page, metas, body }: PageScan): string {
  if (metas.has('profile:username')) return 'SocialMediaPosting';
  const thread = body?.element.querySelector('[itemtype$="/Question"], [itemtype$="/DiscussionForumPosting"]');
  if (thread) return attr(thread, 'itemtype').split('/').at(-1) ?? '';
  const path = getPath(page.url);
  if (THREAD_PATH.test(path)) return 'DiscussionForumPosting';
  // Code hosts call a repository an object.
  return metas.get('og:type')?.[0]?.content === 'object' && /^\/[^/]+\/[^/]+\/?$/.test(path)
    ? 'SoftwareSourceCode'
    : '';
}

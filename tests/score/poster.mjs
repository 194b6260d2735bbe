// Adapter for nuggets.mjs: a page → the post that the toolbar button makes, with the profile `techhub`.
import { createPost } from '#built/create-post';
import { parseHtml } from '#built/dom';
import { identifyLanguage, readArticle } from '#built/pipeline';
import { loadShippedTaxonomy, profiles } from '#built/profiles';

const profile = profiles.find(({ id }) => id === 'techhub');
const blog = { profile, taxonomy: await loadShippedTaxonomy(profile.id), sites: [], paths: [] };
/** A fixed time instead of the clock, so that a relative date on a page gives the same post every day. */
export const READ_AT = '2026-06-01T00:00:00Z';

export function post({ html, url }, options = {}) {
  const article = identifyLanguage(readArticle({ url, document: parseHtml(html, url), readAt: READ_AT }));
  // The measure looks at the record, in which the points tell the main message whether or not the excerpt does.
  return createPost(article, blog, { isExcerptShown: false, ...options });
}

import { LIMITS } from '../../core/limits.ts';
import { type SiteRule, toSitePath } from '../../core/site-rules.ts';
import { isValidSiteRule } from '../../core/validate-stored.ts';

/**
 * Converts a feed list (OPML 2.0, opml.org/spec2.opml: `outline` with `xmlUrl`, `text` or `title`, `htmlUrl`) to site rules,
 * one per site. The rule of a feed without `htmlUrl` is for the feed's host. `leftOut`: number of feeds that are invalid,
 * too long or over the limit. Throws an Error for a text that is not OPML.
 */
export function parseOpml(text: string): { rules: SiteRule[]; leftOut: number } {
  // Refuses entity definitions: OPML needs none, and nested entities can expand to gigabytes (the "billion laughs" attack).
  if (text.length > LIMITS.feedListFile || /<!ENTITY/i.test(text)) throw new Error('no OPML');
  const document = new DOMParser().parseFromString(text, 'text/xml');
  if (document.querySelector('parsererror') || document.documentElement?.localName !== 'opml')
    throw new Error('no OPML');
  const rules = new Map<string, SiteRule>();
  let leftOut = 0;
  for (const outline of document.querySelectorAll('outline[xmlUrl]')) {
    const feedUrl = outline.getAttribute('xmlUrl') ?? '';
    const feedName = (outline.getAttribute('title') || outline.getAttribute('text') || '').trim();
    const match = toSitePath(outline.getAttribute('htmlUrl') || '') || toSitePath(feedUrl).replace(/\/.*/, '');
    const rule = { match, feedName, feedUrl };
    const isValid = match && feedName && toSitePath(feedUrl) && rules.size < LIMITS.sites && isValidSiteRule(rule);
    if (isValid) rules.set(match, rule);
    else leftOut += 1;
  }
  return { rules: [...rules.values()], leftOut };
}

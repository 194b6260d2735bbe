import { placeOf, type SiteRule } from '../../core/site-rule.ts';

/**
 * Feed list (OPML 2.0, opml.org/spec2.opml: `outline` with `xmlUrl`, `text` or `title`, `htmlUrl`) → a rule a site. A feed
 * without `htmlUrl` stands for the host that serves it. Throws an Error when it is no OPML.
 */
export function rulesOfOpml(text: string): SiteRule[] {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  if (document.querySelector('parsererror') || document.documentElement.localName !== 'opml')
    throw new Error('no OPML');
  const rules = new Map<string, SiteRule>();
  for (const outline of document.querySelectorAll('outline[xmlUrl]')) {
    const feedUrl = outline.getAttribute('xmlUrl') ?? '';
    const feedName = (outline.getAttribute('title') || outline.getAttribute('text') || '').trim();
    const match = placeOf(outline.getAttribute('htmlUrl') || '') || placeOf(feedUrl).replace(/\/.*/, '');
    if (match && feedName && placeOf(feedUrl)) rules.set(match, { match, feedName, feedUrl });
  }
  return [...rules.values()];
}

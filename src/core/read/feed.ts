import { absolute, hostOf, pathOf } from '../url.ts';
import { type Evidence, note } from './evidence.ts';
import type { Survey } from './survey.ts';
import { attr, squash } from './tree.ts';

const FEED_TYPE = /application\/(?:rss|atom|rdf|feed)\+?\w*|text\/xml|application\/xml/i;
const COMMENTS = /comment|kommentar|comentario|commentaire|komment|reacties/i;
const FEED_ADDRESS =
  /(?:^|\/)(?:feeds?|rss|atom)(?:\/(?:all|posts|blog|rss|atom|index|default)?)?\/?$|\/(?:feed|rss|atom|index|feeds?\/\w|blog|posts|all)[\w-]*\.(?:xml|rss|atom|rdf)$|\.(?:rss|atom)$|[?&]feed=(?:rss2?|atom)|feedburner\.com\/|[?&](?:format|type|lab_viewport)=(?:rss|atom|feed)|\/feed\/[\w-]+\/?$/i;
const FEED_TEXT = /^(?:rss|atom)\b|\b(?:rss|atom)(?:[- ]?feed)?$|^(?:feed|subscribe via rss)$/i;

/** The site's feeds: links in the head, then anchors; comment feeds and those of the article alone are left out. */
export function fromFeeds(survey: Survey, evidence: Evidence, canonical: string): void {
  const article = pathOf(canonical).replace(/(?<!\/)\/+$/, '');
  const wrong = (url: string, title: string) => {
    const path = pathOf(url);
    return (
      COMMENTS.test(title) ||
      COMMENTS.test(path) ||
      /oembed|wp-json|\.jsonld?$/i.test(url) ||
      (article.length > 1 &&
        ((path.startsWith(`${article}/`) && path !== `${article}/`) || path.startsWith(`${article}.`)))
    );
  };
  for (const link of survey.links) {
    if (!/(^|\s)(alternate|feed)(\s|$)/i.test(attr(link, 'rel')) || !FEED_TYPE.test(attr(link, 'type'))) continue;
    const url = absolute(attr(link, 'href'), survey.base);
    if (url && !wrong(url, attr(link, 'title'))) note(evidence.feed, url, 'link', 'link[rel="alternate"]');
  }
  if (evidence.feed.length) return;
  for (const anchor of survey.anchors) {
    const { element, href } = anchor;
    if (!href || href.startsWith('#')) continue;
    const byAddress = FEED_ADDRESS.test(href);
    if (!byAddress && !/rss|feed|atom/i.test(href)) continue;
    const label = squash(
      `${attr(element, 'title') || attr(element, 'aria-label')}` || (element.textContent ?? '').slice(0, 80),
    );
    if (!byAddress && !FEED_TEXT.test(label) && !/(^|[\s_-])rss($|[\s_-])/i.test(anchor.data)) continue;
    const url = absolute(href, survey.base);
    if (
      !url ||
      wrong(url, label) ||
      /feedly|inoreader|addtoany|podcasts?\.apple|facebook\.com|google\.com/i.test(hostOf(url))
    )
      continue;
    note(evidence.feed, url, 'visible', `a[href="${href.slice(0, 100)}"]`);
  }
}

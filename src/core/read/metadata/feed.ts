import { getHost, getPath, toAbsoluteUrl } from '../../url.ts';
import { attr, cleanText } from '../page/tree.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from './candidates.ts';

const FEED_TYPE = /application\/(?:rss|atom|rdf|feed)\+?\w*|text\/xml|application\/xml/i;
const COMMENT_WORDS = /comment|kommentar|comentario|commentaire|komment|reacties/i;
const FEED_ADDRESS =
  /(?:^|\/)(?:feeds?|rss|atom)(?:\/(?:all|posts|blog|rss|atom|index|default)?)?\/?$|\/(?:feed|rss|atom|index|feeds?\/\w|blog|posts|all)[\w-]*\.(?:xml|rss|atom|rdf)$|\.(?:rss|atom)$|[?&]feed=(?:rss2?|atom)|feedburner\.com\/|[?&](?:format|type|lab_viewport)=(?:rss|atom|feed)|\/feed\/[\w-]+\/?$/i;
const FEED_TEXT = /^(?:rss|atom)\b|\b(?:rss|atom)(?:[- ]?feed)?$|^(?:feed|subscribe via rss)$/i;

/**
 * Collects the addresses of the site's feeds (RSS or Atom) from `link` elements in the head, or else from links in the
 * page. Feeds of comments and feeds of this article alone are left out.
 */
export function collectFeeds(candidates: CandidatesFor<'feed'>, { scan, getCanonical }: CollectorContext): void {
  const articlePath = getPath(getCanonical().value).replace(/(?<!\/)\/+$/, '');
  const isUnwantedFeed = (url: string, title: string) => {
    const path = getPath(url);
    return (
      COMMENT_WORDS.test(title) ||
      COMMENT_WORDS.test(path) ||
      /oembed|wp-json|\.jsonld?$/i.test(url) ||
      (articlePath.length > 1 &&
        ((path.startsWith(`${articlePath}/`) && path !== `${articlePath}/`) || path.startsWith(`${articlePath}.`)))
    );
  };
  for (const link of scan.links) {
    if (!/(^|\s)(alternate|feed)(\s|$)/i.test(attr(link, 'rel')) || !FEED_TYPE.test(attr(link, 'type'))) continue;
    const url = toAbsoluteUrl(attr(link, 'href'), scan.base);
    if (url && !isUnwantedFeed(url, attr(link, 'title'))) addCandidate(candidates.feed, url, 'link');
  }
  if (candidates.feed.length) return;
  for (const anchor of scan.anchors) {
    const { element, href } = anchor;
    if (!href || href.startsWith('#')) continue;
    const hasFeedAddress = FEED_ADDRESS.test(href);
    if (!hasFeedAddress && !/rss|feed|atom/i.test(href)) continue;
    const label = cleanText(
      `${attr(element, 'title') || attr(element, 'aria-label')}` || (element.textContent ?? '').slice(0, 80),
    );
    if (!hasFeedAddress && !FEED_TEXT.test(label) && !/(^|[\s_-])rss($|[\s_-])/i.test(anchor.data)) continue;
    const url = toAbsoluteUrl(href, scan.base);
    if (
      !url ||
      isUnwantedFeed(url, label) ||
      /feedly|inoreader|addtoany|podcasts?\.apple|facebook\.com|google\.com/i.test(getHost(url))
    )
      continue;
    addCandidate(candidates.feed, url, 'visible-feed-link', `a[href="${href.slice(0, 100)}"]`);
  }
}

/** Chooses the links that the article offers for further reading. */

import type { Link } from '../summary.ts';
import { collapseSpaces } from '../text/collapse-spaces.ts';
import { countWords } from '../text/words.ts';
import type { TextDocument } from './sentences.ts';

const MAX_LINKS = 5;
/** Matches link texts that belong to a page's navigation. */
const NAVIGATION_TEXT =
  /^(?:home|menu|next|previous|prev|back|top|more|here|this|link|read more|learn more|share|tweet|comments?|login|log in|sign in|sign up|subscribe|register|download|edit|reply|source|image|video|privacy.*|terms.*|cookie.*|rss|contact|about|twitter|x|facebook|linkedin|reddit|email|e-mail|mastodon|bluesky|youtube)$/i;
const SHARING_URL =
  /\/(?:share|sharer|intent|login|signin|signup|register|tag|tags|category|categories|author|authors|user|users|profile)(?:[/.?]|$)|[?&](?:replytocom|share)=|\.(?:png|jpe?g|gif|svg|webp|mp4|zip)(?:$|\?)/i;

/**
 * Returns the address without fragment, tracking parameters and trailing slash, for detecting duplicates; '' for an address
 * that is not on the web.
 */
function toLinkKey(url: string): string {
  const match = /^https?:\/\/([^/?#\s]+)([^?#\s]*)(\?[^#\s]*)?/i.exec(url);
  if (!match) return '';
  const query = (match[3] ?? '')
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part && !/^(?:utm_|fbclid|gclid|ref=|ocid|wt\.)/i.test(part));
  return `${(match[1] ?? '').toLowerCase().replace(/^www\./, '')}${(match[2] ?? '').replace(/(?<!\/)\/+$/, '')}${query.length ? `?${query.join('&')}` : ''}`;
}

/**
 * Returns at most five links of the article, chosen by text and place, in the article's order. `self`: the page's own
 * address, which is left out.
 */
export function listOfferedLinks(textDocument: TextDocument, self: string): Link[] {
  const linksByKey = new Map<string, { link: Link; score: number; at: number }>();
  const ownKey = toLinkKey(self);
  const last = textDocument.blocks.length;
  let isLinkSection = false;
  textDocument.blocks.forEach((block, at) => {
    if (block.kind === 'heading') {
      isLinkSection =
        /^(?:related|more|share|comments|about the author|see also|resources|references|further|links|learn more|additional|next steps)/i.test(
          block.text,
        )
          ? !/share|comments|about/i.test(block.text)
          : false;
    }
    for (const { text, url } of block.links) {
      const id = toLinkKey(url);
      const name = collapseSpaces(text).replace(/(?<![.,;:])[.,;:]+$/, '');
      if (!id || id === ownKey || !id.includes('/') || SHARING_URL.test(url) || /^https?:\/\//i.test(name)) continue;
      if (NAVIGATION_TEXT.test(name) || name.length < 4 || countWords(name) > 16) continue;
      // Skips a single word of the sentence ("said", "according"), since it does not name the linked page.
      if (countWords(name) === 1 && (/^\p{Ll}/u.test(name) || block.text.startsWith(name))) continue;
      const score =
        Math.min(4, countWords(name)) +
        (isLinkSection ? 3 : 0) +
        (at / last) * 1.5 +
        (block.kind === 'item' ? 0.5 : 0) -
        (block.kind === 'heading' ? 1 : 0);
      const existing = linksByKey.get(id);
      if (!existing) linksByKey.set(id, { link: { text: name, url }, score, at });
      else {
        existing.score += 1;
        if (countWords(name) > countWords(existing.link.text)) existing.link = { text: name, url: existing.link.url };
      }
    }
  });
  return [...linksByKey.values()]
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, MAX_LINKS)
    .sort((a, b) => a.at - b.at)
    .map((entry) => entry.link);
}

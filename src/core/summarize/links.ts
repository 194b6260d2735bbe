/** "For further information": the links that the article itself offers. */

import type { Link } from '../summary.ts';
import { collapseSpaces, countWords } from '../text.ts';
import type { TextDocument } from './sentences.ts';

const MAX_LINKS = 5;
/** Links that steer through a site rather than inform. */
const NAVIGATION_TEXT =
  /^(?:home|menu|next|previous|prev|back|top|more|here|this|link|read more|learn more|share|tweet|comments?|login|log in|sign in|sign up|subscribe|register|download|edit|reply|source|image|video|privacy.*|terms.*|cookie.*|rss|contact|about|twitter|x|facebook|linkedin|reddit|email|e-mail|mastodon|bluesky|youtube)$/i;
const SHARING_URL =
  /\/(?:share|sharer|intent|login|signin|signup|register|tag|tags|category|categories|author|authors|user|users|profile)(?:[/.?]|$)|[?&](?:replytocom|share)=|\.(?:png|jpe?g|gif|svg|webp|mp4|zip)(?:$|\?)/i;

/** An address without fragment, tracking parameters and closing slash, to tell duplicates; '' when it isn't the web. */
function toLinkKey(url: string): string {
  const match = /^https?:\/\/([^/?#\s]+)([^?#\s]*)(\?[^#\s]*)?/i.exec(url);
  if (!match) return '';
  const query = (match[3] ?? '')
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part && !/^(?:utm_|fbclid|gclid|ref=|ocid|wt\.)/i.test(part));
  return `${(match[1] ?? '').toLowerCase().replace(/^www\./, '')}${(match[2] ?? '').replace(/(?<!\/)\/+$/, '')}${query.length ? `?${query.join('&')}` : ''}`;
}

/** At most five links of the body, best first told by their text and place, in the article's order; the page itself is left out. */
export function listOfferedLinks(layout: TextDocument, self: string): Link[] {
  const seen = new Map<string, { link: Link; score: number; at: number }>();
  const own = toLinkKey(self);
  const last = layout.blocks.length;
  let minor = false;
  layout.blocks.forEach((block, at) => {
    if (block.kind === 'heading') {
      minor =
        /^(?:related|more|share|comments|about the author|see also|resources|references|further|links|learn more|additional|next steps)/i.test(
          block.text,
        )
          ? !/share|comments|about/i.test(block.text)
          : false;
    }
    for (const { text, url } of block.links) {
      const id = toLinkKey(url);
      const name = collapseSpaces(text).replace(/(?<![.,;:])[.,;:]+$/, '');
      if (!id || id === own || !id.includes('/') || SHARING_URL.test(url) || /^https?:\/\//i.test(name)) continue;
      if (NAVIGATION_TEXT.test(name) || name.length < 4 || countWords(name) > 16) continue;
      // "said", "according": a word of the sentence, not the name of what it leads to.
      if (countWords(name) === 1 && (/^\p{Ll}/u.test(name) || block.text.startsWith(name))) continue;
      const score =
        Math.min(4, countWords(name)) +
        (minor ? 3 : 0) +
        (at / last) * 1.5 +
        (block.kind === 'item' ? 0.5 : 0) -
        (block.kind === 'heading' ? 1 : 0);
      const known = seen.get(id);
      if (!known) seen.set(id, { link: { text: name, url }, score, at });
      else {
        known.score += 1;
        if (countWords(name) > countWords(known.link.text)) known.link = { text: name, url: known.link.url };
      }
    }
  });
  return [...seen.values()]
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .slice(0, MAX_LINKS)
    .sort((a, b) => a.at - b.at)
    .map((entry) => entry.link);
}

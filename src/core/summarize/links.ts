/** Chooses the links that the article offers for further reading. */

import type { Link } from '../summary.ts';
import { collapseSpaces } from '../text/collapse-spaces.ts';
import { getLanguage, splitWordList } from '../text/get-language.ts';
import { startsLowercase } from '../text/letter-case.ts';
import { countWords, splitWords } from '../text/words.ts';
import type { TextDocument } from './sentences.ts';

const MAX_LINKS = 3;
const MIN_CONTENT_WORDS = 2;
const MAX_TEXT_WORDS = 12;
/** Characters of scripts without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Matches link texts that belong to a page's navigation. */
const NAVIGATION_TEXT =
  /^(?:home|menu|next|previous|prev|back|top|more|here|this|link|read more|learn more|share|tweet|comments?|login|log in|sign in|sign up|subscribe|register|download|edit|reply|source|image|video|privacy.*|terms.*|cookie.*|rss|contact|about|twitter|x|facebook|linkedin|reddit|email|e-mail|mastodon|bluesky|youtube)$/i;
/** Matches addresses of pages without an article: sharing, accounts, lists by tag or topic, searches, media, tracking. */
const NO_ARTICLE_URL =
  /\/(?:share|sharer|intent|login|signin|signup|register|tags?|topics?|thema|themen|tema|temas|sujet|category|categories|author|authors|users?|profile|search|suche|buscar|recherche|subscribe|newsletter)(?:[/.?]|$)|[?&](?:replytocom|share|q|s|query|search)=|\.(?:png|jpe?g|gif|svg|webp|avif|mp[34]|m4a|ogg|webm|zip|exe|dmg|msi)(?:$|\?)|^https?:\/\/(?:[^/]+\.)?(?:t\.co|bit\.ly|tinyurl\.com|lnkd\.in|amzn\.to|youtu\.be|youtube\.com|vimeo\.com|instagram\.com|facebook\.com|twitter\.com|x\.com|tiktok\.com|pinterest\.com|ad\.doubleclick\.net|feedburner\.com)\/|[?&](?:affid|aff_id|clickid|irclickid)=/i;

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

const isHomeAddress = (url: string): boolean => /^https?:\/\/[^/?#]+\/?(?:[?#].*)?$/i.test(url);

/**
 * Returns a function that tells whether a link's text names the linked page: it has at least two words with content ("said",
 * "in a report" name none), and is not the rest of a clause ("and 20 others") or a date.
 */
function createNameTest(language: string): (name: string) => boolean {
  const { stopWords, listConjunctions = '', dates } = getLanguage(language);
  const stops = new Set(splitWordList(stopWords));
  const months = new Set((dates?.months ?? '').split(/[\s|]+/));
  const conjunctions = listConjunctions.split('|');
  return (name) => {
    const words = splitWords(name, language);
    const [first = ''] = words;
    if (/^[\p{N}$€£]/u.test(name) || conjunctions.includes(first) || first === 'of') return false;
    if (!UNSPACED.test(name) && startsLowercase(name) && stops.has(first)) return false;
    const content = words.filter((word) => !stops.has(word) && !/^\p{N}+$/u.test(word) && !months.has(word));
    return content.length >= MIN_CONTENT_WORDS || (UNSPACED.test(name) && name.length >= 6);
  };
}

/**
 * Returns at most three links of the article that carry further, chosen by text and place, in the article's order. `self`: the
 * page's own address, which is left out.
 */
export function listOfferedLinks(textDocument: TextDocument, self: string, language: string): Link[] {
  const linksByKey = new Map<string, { link: Link; score: number; at: number }>();
  const ownKey = toLinkKey(self);
  const namesPage = createNameTest(language);
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
      if (!id || id === ownKey || NO_ARTICLE_URL.test(url) || /^https?:\/\//i.test(name)) continue;
      if (NAVIGATION_TEXT.test(name) || name.length < 4 || countWords(name) > MAX_TEXT_WORDS) continue;
      if (isHomeAddress(url) || !namesPage(name)) continue;
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

import type { FactCandidate } from '../article.ts';
import { asciiVariant, keepLettersAndDigits } from '../unicode.ts';
import { getHost, getPath, toAbsoluteUrl } from '../url.ts';
import { addCandidate, addListCandidate, type FactCandidates } from './candidates.ts';
import type { PageNode } from './page-node.ts';
import type { PageScan } from './scan-page.ts';
import { attr, cleanText, getLineText, getTag } from './tree.ts';

/** Key for comparing titles: letters and digits alone. */
export const toTitleKey = (text: string): string => keepLettersAndDigits(text.toLowerCase().normalize('NFKC'));

const TITLE_SIGNATURE = asciiVariant(
  /\sby\s((?=\p{Lu}[\p{L}.'’-]+?\s?\p{Lu}[\p{L}.'’-])(?:\p{Lu}[\p{L}.'’-]+\s){0,3}\p{Lu}[\p{L}.'’-]+\s?)$/u,
);
const TITLE_SEPARATOR = /\s{1,9}[|–—·•»«›‹/\\:~-]+\s+|\s{0,9}[|｜»]\s*|:\s+/;

/**
 * Finds the article's heading: the `h1` or `h2` that matches the titles in the head best. Null when there is no
 * heading.
 */
export function findTitleHeading(scan: PageScan, titles: string[]): PageNode | null {
  const keys = titles.map(toTitleKey).filter(Boolean);
  let best: PageNode | null = null;
  let score = 0;
  for (const noted of scan.headings.slice(0, 60)) {
    const text = getLineText(noted.element, 400);
    const key = toTitleKey(text);
    if (key.length < 2 || isHomeLink(noted.element, scan)) continue;
    const top = getTag(noted.element) === 'h1';
    let now = 0;
    for (const title of keys) {
      if (title === key) now = Math.max(now, 10);
      else if (title.startsWith(key) || title.endsWith(key))
        now = Math.max(now, key.length > title.length * 0.3 ? 8 : 3);
      else if (key.startsWith(title) || key.includes(title)) now = Math.max(now, 6);
      else if (title.includes(key) && key.length > 12) now = Math.max(now, 5);
    }
    if (top) now += 1.5;
    if (now > score) [best, score] = [noted, now];
  }
  return best;
}

/** True for a heading that only links to the site's front page: it holds the site's name. */
function isHomeLink(heading: Element, scan: PageScan): boolean {
  const link = heading.querySelector('a[href]');
  if (!link || getLineText(link, 400) !== getLineText(heading, 400)) return false;
  const { url } = scan.page;
  const at = toAbsoluteUrl(attr(link, 'href'), scan.base) ?? '';
  return /^\/(\w\w(-\w\w)?\/)?$/.test(getPath(at)) && getHost(at) === getHost(url) && getPath(url) !== getPath(at);
}

/**
 * Collects titles from the heading and the head's title. Adds a variant without the site's name where the page shows
 * which part is the name.
 */
export function collectTitles(scan: PageScan, heading: PageNode | null, candidates: FactCandidates): void {
  const head = cleanText(scan.headTitle);
  if (heading) {
    const text = getLineText(heading.element, 400);
    const key = toTitleKey(text);
    const named = [head, ...candidates.title.map(({ value }) => value)].map(toTitleKey);
    const agrees = named.some((title) => title.startsWith(key) || title.endsWith(key) || key.startsWith(title));
    addCandidate(
      candidates.title,
      text,
      'visible',
      agrees ? `${getTag(heading.element)} that the head names` : getTag(heading.element),
    );
  }
  addCandidate(candidates.title, head, 'meta', 'title');
  const by = TITLE_SIGNATURE(head).exec(head)?.[1]?.trim();
  if (by && candidates.site.some(({ value }) => toTitleKey(value) === toTitleKey(by)))
    addListCandidate(candidates.authors, [by], 'visible', 'words of the title');
  if (!candidates.site.length) {
    const home = scan.headings.find(({ element }) => isHomeLink(element, scan));
    if (home) addCandidate(candidates.site, getLineText(home.element, 100), 'visible', 'heading that links home');
  }
  if (!candidates.site.length) addCandidate(candidates.site, findSiteName(head, scan), 'meta', 'title');
  const known = new Set(candidates.site.map(({ value }) => toTitleKey(value)));
  for (const candidate of [...candidates.title]) {
    const short = removeSiteName(candidate, known);
    if (short) candidates.title.push({ ...candidate, value: short, where: `${candidate.where}, less the site's name` });
  }
}

/** The last part of the head's title when it equals the name of the site's feed or a label of its host; else null. */
function findSiteName(head: string, scan: PageScan): string | null {
  const last = head.split(/\s{1,9}[|–—·•»«-]+\s+|\s{0,9}[|｜]\s*/).at(-1) ?? '';
  const key = toTitleKey(last);
  if (key.length < 3 || last === head) return null;
  const feeds = scan.links
    .filter((link) => /alternate/i.test(attr(link, 'rel')) && /rss|atom|feed/i.test(attr(link, 'type')))
    .map((link) => toTitleKey(attr(link, 'title')));
  const host = getHost(scan.page.url).split('.').map(toTitleKey);
  return feeds.includes(key) || host.slice(0, -1).includes(key) ? last : null;
}

function removeSiteName({ value }: FactCandidate<string>, sites: Set<string>): string | null {
  const parts = value.split(TITLE_SEPARATOR);
  if (parts.length < 2) return null;
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (sites.has(toTitleKey(last)))
    return value.slice(0, value.lastIndexOf(last)).replace(/(?<![\s|｜–—·•»«›‹/\\:~-])[\s|｜–—·•»«›‹/\\:~-]+$/, '');
  if (sites.has(toTitleKey(first))) return value.slice(first.length).replace(/^[\s|｜–—·•»«›‹/\\:~-]+/, '');
  return null;
}

import type { Origin } from '../../source.ts';
import { asciiVariant, keepLettersAndDigits } from '../../text/ascii-patterns.ts';
import { getHost, getPath, toAbsoluteUrl } from '../../url.ts';
import type { PageNode } from '../page/page-node.ts';
import type { PageScan } from '../page/scan-page.ts';
import { attr, getLineText, getTag, toWordSet } from '../page/tree.ts';
import { addCandidate, type CandidatesFor, type CollectorContext, type EarlierCandidates } from './candidates.ts';
import type { FactSource } from './source-priority.ts';
import { sharesTitleWords } from './stale-head.ts';

/** Returns a key for comparing titles: only letters and digits, in lower case. */
export const toTitleKey = (text: string): string => keepLettersAndDigits(text.toLowerCase().normalize('NFKC'));

const MAIN_TAGS = toWordSet('main article');

const TITLE_SIGNATURE = asciiVariant(
  /\sby\s((?=\p{Lu}[\p{L}.'’-]+?\s?\p{Lu}[\p{L}.'’-])(?:\p{Lu}[\p{L}.'’-]+\s){0,3}\p{Lu}[\p{L}.'’-]+\s?)$/u,
);
const TITLE_SEPARATOR = /\s{1,9}[|–—·•»«›‹/\\:~-]+\s+|\s{0,9}[|｜»]\s*|:\s+/;

/**
 * Finds the article's heading: the `h1` or `h2` that best matches the titles from the page's `head`. Null when the page
 * has no heading.
 */
export function findTitleHeading(scan: PageScan, titles: string[]): PageNode | null {
  const keys = titles.map(toTitleKey).filter(Boolean);
  const manualKeys = findManualNames(scan, titles);
  let best: PageNode | null = null;
  let bestScore = 0;
  for (const heading of scan.headings.slice(0, 60)) {
    const text = getLineText(heading.element, 400);
    const key = toTitleKey(text);
    if (key.length < 2 || isHomeLink(heading.element, scan) || manualKeys.has(key)) continue;
    const isTopHeading = getTag(heading.element) === 'h1';
    let score = 0;
    for (const title of keys) {
      if (title === key) score = Math.max(score, 10);
      else if (title.startsWith(key) || title.endsWith(key))
        score = Math.max(score, key.length > title.length * 0.3 ? 8 : 3);
      else if (key.startsWith(title) || key.includes(title)) score = Math.max(score, 6);
      else if (title.includes(key) && key.length > 12) score = Math.max(score, 5);
    }
    // The page's header may hold the name of the book or the manual as one more `h1`.
    if (score && heading.closest(MAIN_TAGS)) score += 2;
    if (isTopHeading) score += 1.5;
    if (score > bestScore) [best, bestScore] = [heading, score];
  }
  // Some templates write the title as an `h3`. It must be the title in the head, maybe without the site's name.
  return (
    best ??
    scan.subheadings.slice(0, 60).find(({ element }) => {
      const key = toTitleKey(getLineText(element, 400));
      return keys.some((title) => title.startsWith(key) && key.length > title.length * 0.6);
    }) ??
    null
  );
}

const HEADER_TAG = toWordSet('header');

/**
 * Returns the keys of headings that name the manual: the end of a title in the head (`Buffer | Tern v2 documentation`), in
 * the page's header, when the beginning of the title is a heading outside of it.
 */
function findManualNames(scan: PageScan, titles: string[]): Set<string> {
  const parts = titles
    .map((title) => title.split(TITLE_SEPARATOR).map(toTitleKey))
    .filter(({ length }) => length === 2);
  if (!parts.length) return new Set();
  const [inside, outside] = [new Set<string>(), new Set<string>()];
  for (const heading of scan.headings.slice(0, 60))
    (heading.closest(HEADER_TAG) ? inside : outside).add(toTitleKey(getLineText(heading.element, 400)));
  return new Set(parts.flatMap(([first = '', last = '']) => (outside.has(first) && inside.has(last) ? [last] : [])));
}

/** Matches the number of a section before its title in a book: `2.4. Why tides matter`. */
const SECTION_NUMBER = /^\d{1,3}(?:\.\d{1,3}){1,4}\.\s+(?=\p{L})/u;

/**
 * True for a heading that is only a link to the site's front page. Such a heading contains the site's name, not a
 * title.
 */
function isHomeLink(heading: Element, scan: PageScan): boolean {
  const link = heading.querySelector('a[href]');
  if (!link || getLineText(link, 400) !== getLineText(heading, 400)) return false;
  const { url } = scan.page;
  const linkUrl = toAbsoluteUrl(attr(link, 'href'), scan.base) ?? '';
  return (
    /^\/(\w\w(-\w\w)?\/)?$/.test(getPath(linkUrl)) &&
    getHost(linkUrl) === getHost(url) &&
    getPath(url) !== getPath(linkUrl)
  );
}

/** The source of a title without the site's name, by the origin of the whole title. */
const SHORT_TITLES: Partial<Record<Origin, FactSource<'title'>>> = {
  meta: 'meta-short',
  'json-ld': 'json-ld-short',
  visible: 'visible-short',
};

/**
 * Collects titles from the article's heading and from `<title>`. When the page shows which part of a title is the
 * site's name, a variant without that part is added.
 */
export function collectTitles(
  candidates: CandidatesFor<'title' | 'authors' | 'site'>,
  { scan, getHeading, getHeadTitle }: CollectorContext,
  earlier: EarlierCandidates,
): void {
  const heading = getHeading();
  const headTitle = getHeadTitle();
  if (heading) {
    const headTitles = [headTitle, ...earlier('title').map(({ value }) => value)];
    const text = dropKicker(heading.element, headTitles);
    const key = toTitleKey(text);
    const tag = getTag(heading.element) === 'h1' ? 'visible-h1' : 'visible-h2';
    const headKeys = headTitles.map(toTitleKey);
    const isInHead =
      headKeys.some((title) => title.startsWith(key) || title.endsWith(key) || key.startsWith(title)) ||
      (tag === 'visible-h1' && isReworded(text, headTitles));
    addCandidate(candidates.title, text.replace(SECTION_NUMBER, ''), isInHead ? `${tag}-in-head` : tag);
  }
  addCandidate(candidates.title, headTitle.replace(SECTION_NUMBER, ''), 'meta-title');
  const listSiteNames = () => [...earlier('site'), ...candidates.site].map(({ value }) => value);
  const signature = TITLE_SIGNATURE(headTitle).exec(headTitle)?.[1]?.trim();
  if (signature && listSiteNames().some((site) => toTitleKey(site) === toTitleKey(signature)))
    addCandidate(candidates.authors, [signature], 'visible-title-words');
  if (!listSiteNames().length) {
    const homeHeading = scan.headings.find(({ element }) => isHomeLink(element, scan));
    if (homeHeading) addCandidate(candidates.site, getLineText(homeHeading.element, 100), 'visible-home-heading');
  }
  if (!listSiteNames().length) addCandidate(candidates.site, findSiteName(headTitle, scan), 'meta-title');
  const siteKeys = new Set(listSiteNames().map(toTitleKey));
  for (const { value, from, detail } of [...earlier('title'), ...candidates.title]) {
    const source = SHORT_TITLES[from];
    if (source) addCandidate(candidates.title, removeSiteName(value, siteKeys), source, detail);
  }
}

/**
 * True for a heading that says in other words what a title of the head says. Heads are often written for search engines. A
 * heading that ends with a title only has a kicker before it.
 */
function isReworded(heading: string, headTitles: string[]): boolean {
  const key = toTitleKey(heading);
  const isLongEnough = (title: string) =>
    title.length < heading.length * 2 || (key.length > 12 && toTitleKey(title).includes(key));
  return (
    headTitles.some((title) => isLongEnough(title) && sharesTitleWords(title, heading, 0.5)) &&
    !headTitles.some((title) => title.length > 8 && key.endsWith(toTitleKey(title)))
  );
}

/**
 * Returns the text of a heading: one of the head's titles when the heading has only a kicker or a subtitle beside it, in
 * an element of its own.
 */
function dropKicker(heading: Element, headTitles: string[]): string {
  const text = getLineText(heading, 400);
  const key = toTitleKey(text);
  const parts = [...heading.querySelectorAll('*')].map((element) => toTitleKey(getLineText(element, 400)));
  const title = headTitles.find((one) => {
    const titleKey = toTitleKey(one);
    return (
      titleKey.length > 8 &&
      titleKey.length < key.length &&
      parts.some((part) => part + titleKey === key || titleKey + part === key)
    );
  });
  return title ?? text;
}

/**
 * Returns the last part of `<title>` when it equals the title of the site's feed or a label of the host (`example` in
 * `www.example.org`); else null.
 */
function findSiteName(headTitle: string, scan: PageScan): string | null {
  const lastPart = headTitle.split(/\s{1,9}[|–—·•»«-]+\s+|\s{0,9}[|｜]\s*/).at(-1) ?? '';
  const key = toTitleKey(lastPart);
  if (key.length < 3 || lastPart === headTitle) return null;
  const feeds = scan.links
    .filter((link) => /alternate/i.test(attr(link, 'rel')) && /rss|atom|feed/i.test(attr(link, 'type')))
    .map((link) => toTitleKey(attr(link, 'title')));
  const hostLabels = getHost(scan.page.url).split('.').map(toTitleKey);
  return feeds.includes(key) || hostLabels.slice(0, -1).includes(key) ? lastPart : null;
}

function removeSiteName(value: string, sites: Set<string>): string | null {
  const parts = value.split(TITLE_SEPARATOR);
  if (parts.length < 2) return null;
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (sites.has(toTitleKey(last)))
    return value.slice(0, value.lastIndexOf(last)).replace(/(?<![\s|｜–—·•»«›‹/\\:~-])[\s|｜–—·•»«›‹/\\:~-]+$/, '');
  if (sites.has(toTitleKey(first))) return value.slice(first.length).replace(/^[\s|｜–—·•»«›‹/\\:~-]+/, '');
  return null;
}

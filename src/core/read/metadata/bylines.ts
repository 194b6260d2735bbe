import { asciiVariant } from '../../text/ascii-patterns.ts';
import type { VisibleLine } from '../page/lines.ts';
import type { PageNode } from '../page/page-node.ts';
import { isInAside, keepFirstByline } from '../page/page-regions.ts';
import type { PageScan } from '../page/scan-page.ts';
import { attr, getLineText, getTag, INLINE_TAGS } from '../page/tree.ts';
import { addCandidate, type CandidatesFor } from './candidates.ts';
import { HUMAN_NAME, isByline, isPlausibleName, parseNames, toNameKey } from './names.ts';
import { MAX_LINE_LENGTH } from './shown-dates.ts';

const AUTHOR_PAGE = /\/(?:authors?|autor(?:en|es)?|auteurs?)\/[^/?#]+\/?$/i;

/**
 * Collects authors when two to twelve links to author pages follow the title. An author's name is the longest text of
 * the links to that author's page.
 */
export function collectAuthorLinks(lines: VisibleLine[], scan: PageScan, { authors }: CandidatesFor<'authors'>): void {
  const addresses = new Set<string>();
  for (const { element } of lines) {
    if (element.closest('aside, nav')) continue;
    for (const link of [element, ...element.querySelectorAll('a[href]')]) {
      const address = attr(link, 'href');
      if (AUTHOR_PAGE.test(address) && getLineText(link, 120)) addresses.add(address);
    }
  }
  if (addresses.size < 2 || addresses.size > 12) return;
  const names = new Map<string, string>();
  for (const anchor of scan.anchors) {
    const address = anchor.href;
    const text = addresses.has(address) ? getLineText(anchor.element, 120) : '';
    if (isPlausibleName(text) && text.length > (names.get(address)?.length ?? 0)) names.set(address, text);
  }
  if (names.size > 1) addCandidate(authors, [...names.values()], 'visible-bylines-near-title');
}

/** Collects authors from a line of text next to the title. */
export function collectByline({ text, element }: VisibleLine, { authors }: CandidatesFor<'authors'>): void {
  if (text.length > MAX_LINE_LENGTH) return;
  const names = isByline(text) ? parseNames(text) : [];
  // A sidebar may hold the article's own byline. Only full names in it count, because a list of other articles has words.
  if (names.length && (!isInAside(element) || names.every((name) => HUMAN_NAME(name).test(name))))
    addCandidate(authors, names, 'visible-line-near-title');
  else for (const words of findSignatures(text)) addCandidate(authors, parseNames(words), 'visible-words-near-title');
}

const SIGNATURE = asciiVariant(
  /(?:^|[\s|·•,–-])(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s+((?=\p{Lu}[\p{L}.'’-]+?\s?\p{Lu}[\p{L}.'’-])(?:\p{Lu}[\p{L}.'’-]+\s){0,3}\p{Lu}[\p{L}.'’-]+\s?(?:(?:and|und|et|y|e)\s(?=\p{Lu}[\p{L}.'’-]+?\s?\p{Lu}[\p{L}.'’-])(?:\p{Lu}[\p{L}.'’-]+\s){0,3}\p{Lu}[\p{L}.'’-]+\s?)?)(?=$|[|·•,–-]|\s+(?:on|am|le|el|in)\s)/u,
);

/** Yields words that may be a name from a line with a date: "12 May 2020 | Jane Doe", "12 May 2020 by Jane Doe". */
function* findSignatures(text: string): Generator<string> {
  if (!/\d/.test(text) || text.length >= 120) return;
  const partsWithoutDigits = text.split(/\s[|–—·•-]\s/).filter((part) => !/\d/.test(part));
  const [onlyPart] = partsWithoutDigits;
  if (
    /\d{4}|\d\.\d/.test(text) &&
    partsWithoutDigits.length === 1 &&
    text.length < 80 &&
    HUMAN_NAME(onlyPart ?? '').test(onlyPart ?? '')
  )
    yield onlyPart ?? '';
  const lastWord = /\d.{0,120}\s(?:by|von|par|por)\s+(\S+)$/u.exec(text)?.[1];
  if (lastWord && text.length < 80) yield lastWord;
  const signature = SIGNATURE(text).exec(text)?.[1];
  if (signature) yield signature;
}

const AUTHOR_NAMES =
  /(^|[\s_-])(byline|by-line|author|authors|autor|auteur|writer|verfasser|p-author|vcard|creator|written-by|posted-by|contributor)(s|in|e)?($|[\s_-])|author-?name|article-?author|post-?author|entry-?author|authorname/i;
const NOT_AUTHOR =
  /(bio|avatar|image|img|photo|desc|social|follow|box|about|role|title|job|email|link-list|count|date|time|position|excerpt|meta-sep|icon(?!-list))/i;
/** Collects authors from elements whose class or id says that they hold a byline. */
export function collectBylineElements(
  scan: PageScan,
  isNearTitle: (node: PageNode) => boolean,
  { authors }: CandidatesFor<'authors'>,
): void {
  const bylines: CandidatesFor<'authors'>['authors'] = [];
  const nearTitle: { element: Element; names: string[] }[] = [];
  for (const node of scan.namedElements) {
    const { element, data } = node;
    const names = `${data} ${attr(element, 'rel')}`;
    if (!AUTHOR_NAMES.test(names) || isInAside(element)) continue;
    if (NOT_AUTHOR.test(data) && !/author-?name|byline/i.test(names)) continue;
    const people = readPeopleNames(element);
    if (!people.length) continue;
    const isNear = isNearTitle(node);
    if (isNear) nearTitle.push({ element, names: people });
    addCandidate(bylines, people, isNear ? 'visible-byline-near-title' : 'visible-byline');
  }
  // Several authors often have one byline element each. Their names are joined into one candidate.
  const fullNames = [...new Set(keepFirstByline(nearTitle).flatMap(({ names }) => names))].filter((name) =>
    HUMAN_NAME(name).test(name),
  );
  const distinctNames = fullNames.filter((name) => !fullNames.some((other) => other !== name && name.includes(other)));
  if (distinctNames.length > 1 && distinctNames.length < 12)
    addCandidate(authors, distinctNames, 'visible-bylines-near-title');
  authors.push(...bylines);
}

/**
 * Returns the names in a byline element: from its author links and name elements, else from its whole text when that is
 * short.
 */
function readPeopleNames(byline: Element): string[] {
  const nameElements = [
    ...byline.querySelectorAll(
      '[rel~="author"], [itemprop~="name"], .fn, .author-name, .author__name, a[href*="/author"], a[href*="/autor"]',
    ),
  ];
  const nameByAddress = new Map<string, string>();
  for (const { element } of keepFirstByline(nameElements.map((element) => ({ element })))) {
    const text = getLineText(element, 120);
    const key = attr(element, 'href') || toNameKey(text);
    if (isPlausibleName(text) && text.length > (nameByAddress.get(key)?.length ?? 0)) nameByAddress.set(key, text);
  }
  const names = [...new Set([...nameByAddress.values()].flatMap(parseNames))];
  // An element around two authors has both names as its text.
  if (names.length) return names.filter((name) => names.filter((other) => name.includes(other)).length < 3);
  return (byline.textContent ?? '').length < 400 ? readUnmarkedNames(byline) : [];
}

/** Returns the names in a byline element without author links and name elements. */
function readUnmarkedNames(byline: Element): string[] {
  const text = getLineText(byline, 300);
  const leaves = [...byline.querySelectorAll('*')].filter(({ childElementCount }) => !childElementCount);
  const parts = leaves.map((leaf) => getLineText(leaf, 120)).filter(Boolean);
  if (parts.length > 1 && parts.join(' ') === text && parts.every((part) => HUMAN_NAME(part).test(part))) return parts;
  if (!text || text.length >= 120) return [];
  // What stands on a line of its own is no part of a name.
  const hasLines = [...byline.children].some((child) => !INLINE_TAGS.has(getTag(child)));
  const lines = hasLines ? [...byline.childNodes].map((node) => getLineText(node, 120)).filter(Boolean) : [text];
  return parseNames(lines.join(' | '));
}

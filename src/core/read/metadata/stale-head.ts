import type { FactCandidate } from '../../article.ts';
import { asciiVariant } from '../../text/unicode.ts';
import { getHost, getPath } from '../../url.ts';
import type { PageScan } from '../page/scan-page.ts';
import { getLineText, getTag } from '../page/tree.ts';
import type { FactCandidates } from './candidates.ts';

/**
 * Origins of facts in the page's `head` and structured data. A single-page app may leave both unchanged when it shows
 * another article.
 */
const HEAD_ORIGINS = new Set(['meta', 'json-ld', 'link']);
/** Facts that all pages of a site share. */
const SITE_FACTS = new Set<keyof FactCandidates>(['language', 'site', 'feed']);

/**
 * Removes candidates from the page's `head` when the head still describes an earlier article of a single-page app. Two
 * signs are required, because one alone is common on honest pages: the canonical address names another page of the
 * site, and no heading matches the title. Returns whether candidates were removed.
 */
export function removeStaleHead(candidates: FactCandidates, scan: PageScan): boolean {
  const pageUrl = scan.page.url;
  const canonicals = candidates.canonical.map(({ value }) => value).filter((url) => getHost(url) === getHost(pageUrl));
  if (!canonicals.length || canonicals.some((url) => isSimilarPath(getPath(url), getPath(pageUrl)))) return false;
  const headings = scan.headings
    .filter(({ element }) => getTag(element) === 'h1')
    .map(({ element }) => getLineText(element));
  const titles = candidates.title.filter(isFromHead).map(({ value }) => value);
  if (!headings.length || !titles.length) return false;
  if (headings.some((heading) => titles.some((title) => sharesTitleWords(title, heading)))) return false;
  if (!headings.some((heading) => sharesTitleWords(scan.headTitle, heading))) scan.headTitle = '';
  for (const [fact, list] of Object.entries(candidates) as [keyof FactCandidates, FactCandidate<unknown>[]][]) {
    if (SITE_FACTS.has(fact)) continue;
    const remaining = list.filter((candidate) => !isFromHead(candidate));
    list.splice(0, list.length, ...remaining);
  }
  return true;
}

const isFromHead = ({ from }: FactCandidate<unknown>): boolean => HEAD_ORIGINS.has(from);

/** True when two paths may lead to the same page, although one has a slug, an edition or a file ending more. */
function isSimilarPath(one: string, other: string): boolean {
  const [a, b] = [one.split('/').filter(Boolean), other.split('/').filter(Boolean)];
  let sharedCount = 0;
  while (sharedCount < a.length && a[sharedCount] === b[sharedCount]) sharedCount += 1;
  const [oneRest, otherRest] = [a, b].map((parts) => splitTitleWords(parts.slice(sharedCount).join(' '))) as [
    string[],
    string[],
  ];
  return !oneRest.length || !otherRest.length || computeSharedShare(oneRest, otherRest) > 0.5;
}

/** True when two titles share at least 30% of the words of the shorter title. */
const sharesTitleWords = (title: string, heading: string): boolean =>
  computeSharedShare(splitTitleWords(title), splitTitleWords(heading)) >= 0.3;

const TITLE_WORD = asciiVariant(/[\p{L}\p{N}]+/gu);
const splitTitleWords = (text: string): string[] => text.toLowerCase().match(TITLE_WORD(text)) ?? [];

/** Share of the shorter list's words that occur in the longer list, from 0 to 1. */
function computeSharedShare(one: string[], other: string[]): number {
  const [short, long] = one.length < other.length ? [one, new Set(other)] : [other, new Set(one)];
  return short.length ? short.filter((word) => long.has(word)).length / short.length : 0;
}

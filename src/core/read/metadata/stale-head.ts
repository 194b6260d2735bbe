import { asciiVariant } from '../../text/ascii-patterns.ts';
import { getHost, getPath } from '../../url.ts';
import type { PageNode } from '../page/page-node.ts';
import type { PageScan } from '../page/scan-page.ts';
import { getLineText } from '../page/tree.ts';
import type { EarlierCandidates } from './candidates.ts';

/**
 * Whether the page's head and its structured data still describe an earlier article of a single-page app, which may leave
 * both unchanged when it shows another article. Two signs are required, because one alone is common on honest pages: the
 * canonical address names another page of the site, and no heading matches a title. `head`: lists the head's candidates.
 */
export function isHeadStale(head: EarlierCandidates, scan: PageScan): boolean {
  const pageUrl = scan.page.url;
  const canonicals = head('canonical')
    .map(({ value }) => value)
    .filter((url) => getHost(url) === getHost(pageUrl));
  if (!canonicals.length || canonicals.some((url) => isSimilarPath(getPath(url), getPath(pageUrl)))) return false;
  return (
    scan.headings.some(isTopHeading) &&
    head('title').length > 0 &&
    !head('title').some(({ value }) => matchesHeading(value, scan))
  );
}

const isTopHeading = ({ tag }: PageNode): boolean => tag === 'h1';

/** Whether a title shares words with an `h1` of the page. */
export const matchesHeading = (title: string, { headings }: PageScan): boolean =>
  headings.filter(isTopHeading).some(({ element }) => sharesTitleWords(title, getLineText(element)));

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

/** True when two titles share at least `share` of the words of the shorter title. */
export const sharesTitleWords = (title: string, heading: string, share = 0.3): boolean =>
  computeSharedShare(splitTitleWords(title), splitTitleWords(heading)) >= share;

const TITLE_WORD = asciiVariant(/[\p{L}\p{N}]+/gu);
const splitTitleWords = (text: string): string[] => text.toLowerCase().match(TITLE_WORD(text)) ?? [];

/** Share of the shorter list's words that occur in the longer list, from 0 to 1. */
function computeSharedShare(one: string[], other: string[]): number {
  const [short, long] = one.length < other.length ? [one, new Set(other)] : [other, new Set(one)];
  return short.length ? short.filter((word) => long.has(word)).length / short.length : 0;
}

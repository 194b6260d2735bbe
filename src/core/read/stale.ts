import { either } from '../alphabets.ts';
import type { Candidate } from '../types.ts';
import { hostOf, pathOf } from '../url.ts';
import type { Evidence } from './evidence.ts';
import type { Survey } from './survey.ts';
import { lineOf, tagOf } from './tree.ts';

/** What a page's head and its data say: the parts that a page which changes without being loaded anew may leave behind. */
const OF_HEAD = new Set(['meta', 'json-ld', 'link']);
/** What is true of all pages of a site. */
const OF_SITE = new Set<keyof Evidence>(['language', 'site', 'feed']);

/**
 * Takes out what a single-page app's head still says of the article before: the page calls itself by the address of
 * another page of the same site, and by a title that none of its headings bears. Either alone is nothing unusual.
 * Returns whether it did.
 */
export function dropStale(evidence: Evidence, survey: Survey): boolean {
  const own = survey.page.url;
  const named = evidence.canonical.map(({ value }) => value).filter((url) => hostOf(url) === hostOf(own));
  if (!named.length || named.some((url) => isAlike(pathOf(url), pathOf(own)))) return false;
  const headings = survey.headings
    .filter(({ element }) => tagOf(element) === 'h1')
    .map(({ element }) => lineOf(element));
  const titles = evidence.title.filter(isOfHead).map(({ value }) => value);
  if (!headings.length || !titles.length) return false;
  if (headings.some((heading) => titles.some((title) => isAbout(title, heading)))) return false;
  if (!headings.some((heading) => isAbout(survey.headTitle, heading))) survey.headTitle = '';
  for (const [fact, list] of Object.entries(evidence) as [keyof Evidence, Candidate<unknown>[]][]) {
    if (OF_SITE.has(fact)) continue;
    const kept = list.filter((candidate) => !isOfHead(candidate));
    list.splice(0, list.length, ...kept);
  }
  return true;
}

const isOfHead = ({ from }: Candidate<unknown>): boolean => OF_HEAD.has(from);

/** Paths that may well lead to one page: with or without a slug, an edition, an ending. */
function isAlike(one: string, other: string): boolean {
  const [a, b] = [one.split('/').filter(Boolean), other.split('/').filter(Boolean)];
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [mine, its] = [a, b].map((parts) => wordsOf(parts.slice(same).join(' '))) as [string[], string[]];
  return !mine.length || !its.length || shared(mine, its) > 0.5;
}

/** Whether two titles have a good part of their words in common. */
const isAbout = (title: string, heading: string): boolean => shared(wordsOf(title), wordsOf(heading)) >= 0.3;

const WORD = either(/[\p{L}\p{N}]+/gu);
const wordsOf = (text: string): string[] => text.toLowerCase().match(WORD(text)) ?? [];

/** Share of the shorter list's words that the longer has, too. */
function shared(one: string[], other: string[]): number {
  const [short, long] = one.length < other.length ? [one, new Set(other)] : [other, new Set(one)];
  return short.length ? short.filter((word) => long.has(word)).length / short.length : 0;
}

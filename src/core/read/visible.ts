import { collectAuthorLinks, collectByline, collectBylineElements } from './bylines.ts';
import type { FactCandidates } from './candidates.ts';
import type { DateHints } from './dates.ts';
import { collectHydrationState } from './hydration-state.ts';
import { listLinesAfter, listLinesBefore } from './lines.ts';
import { collectMicrodata } from './microdata.ts';
import type { PageNode } from './page-node.ts';
import { isInArticleList, isInOtherArticle } from './page-regions.ts';
import type { PageScan } from './scan-page.ts';
import {
  collectDateElement,
  collectDateLine,
  collectFirstMessageDate,
  collectOpeningDate,
  collectStatedDates,
  collectTimes,
} from './shown-dates.ts';
import { attr } from './tree.ts';

/** Distance from the title, in elements, within which a byline or a date belongs to it. */
const MAX_ELEMENTS_BEFORE = 40;
const MAX_ELEMENTS_AFTER = 90;

/**
 * Collects authors and dates that the page shows around its title, and from elements whose names or markup announce
 * them.
 */
export function collectVisible(
  scan: PageScan,
  heading: PageNode | null,
  candidates: FactCandidates,
  hints: DateHints,
): void {
  const near = (noted: PageNode) =>
    heading !== null &&
    noted.order > heading.order - MAX_ELEMENTS_BEFORE &&
    noted.order < heading.order + MAX_ELEMENTS_AFTER &&
    !isInOtherArticle(noted.element, heading) &&
    !isInArticleList(noted.element, heading);
  collectMicrodata(scan, candidates, hints);
  collectTimes(scan, near, candidates, hints);
  for (const noted of scan.named) {
    const names = `${noted.data} ${attr(noted.element, 'rel')}`;
    collectDateElement(noted.element, names, () => near(noted), candidates, hints);
  }
  collectBylineElements(scan, near, candidates);
  collectStatedDates(scan, candidates, hints);
  if (!heading) return;
  const after = listLinesAfter(heading.element, 14);
  const lines = [...after, ...listLinesBefore(heading.element, 5)].filter(
    ({ element }) => !isInOtherArticle(element, heading),
  );
  for (const line of lines) {
    collectDateLine(line.text, candidates, hints);
    collectByline(line, candidates);
  }
  collectAuthorLinks(after, scan, candidates);
}

/** Collects dates from unreliable sources, for a page without a better one. */
export function collectFallbackDates(scan: PageScan, candidates: FactCandidates, hints: DateHints): void {
  collectHydrationState(scan, candidates, hints);
  if (!candidates.published.length) collectOpeningDate(scan, candidates, hints);
  if (!candidates.published.length) collectFirstMessageDate(scan, candidates, hints);
}

import { listLinesAfter, listLinesBefore } from '../page/lines.ts';
import type { PageNode } from '../page/page-node.ts';
import { isInArticleList, isInOtherArticle } from '../page/page-regions.ts';
import { attr } from '../page/tree.ts';
import { collectAuthorLinks, collectByline, collectBylineElements } from './bylines.ts';
import type { CandidatesFor, CollectorContext } from './candidates.ts';
import { isBylineLead } from './names.ts';
import { collectDateElement, collectDateLine, collectStatedDates, collectTimes } from './shown-dates.ts';

/** A byline or a date belongs to the title when it stands at most this many elements before or after the title. */
const MAX_ELEMENTS_BEFORE = 40;
const MAX_ELEMENTS_AFTER = 90;

/**
 * Collects authors and dates from the lines around the title, and from elements whose class, id or markup says that
 * they contain an author or a date.
 */
export function collectVisibleFacts(
  candidates: CandidatesFor<'authors' | 'published' | 'modified'>,
  { scan, hints, getHeading }: CollectorContext,
): void {
  const heading = getHeading();
  const isNearTitle = (node: PageNode) =>
    heading !== null &&
    node.order > heading.order - MAX_ELEMENTS_BEFORE &&
    node.order < heading.order + MAX_ELEMENTS_AFTER &&
    !isInOtherArticle(node.element, heading) &&
    !isInArticleList(node.element, heading);
  collectTimes(scan, isNearTitle, candidates, hints);
  for (const node of scan.namedElements) {
    const names = `${node.data} ${attr(node.element, 'rel')}`;
    collectDateElement(node.element, names, () => isNearTitle(node), candidates, hints);
  }
  collectBylineElements(scan, isNearTitle, candidates);
  collectStatedDates(scan, candidates, hints);
  if (!heading) return;
  const linesAfter = listLinesAfter(heading.element, 14);
  const lines = [...linesAfter, ...listLinesBefore(heading.element, 5)].filter(
    ({ element }) => !isInOtherArticle(element, heading),
  );
  lines.forEach((line, index) => {
    collectDateLine(line.text, candidates, hints);
    const { text = '', element = line.element } = (isBylineLead(line.text) && linesAfter[index + 1]) || {};
    collectByline({ text: `${line.text} ${text}`.trim(), element }, candidates);
  });
  collectAuthorLinks(linesAfter, scan, candidates);
}

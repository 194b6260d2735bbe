import type { DateHints } from '../dates/date-parts.ts';
import {
  findOpeningDate,
  findStatedDates,
  hasChangeWord,
  isAboutChange,
  isEventOrNow,
  isSentence,
  splitAtChange,
} from '../dates/date-phrases.ts';
import { parsePageDate } from '../dates/parse-page-date.ts';

import { listLinesBefore } from '../page/lines.ts';
import type { PageNode } from '../page/page-node.ts';
import { isInAside } from '../page/page-regions.ts';
import { MACHINE_INSTANT, type PageScan } from '../page/scan-page.ts';
import { attr, getLineText } from '../page/tree.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from './candidates.ts';
import type { FactSource } from './source-priority.ts';

type DateCandidates = CandidatesFor<'published' | 'modified'>;

/** Characters. A longer line counts as a paragraph. */
export const MAX_LINE_LENGTH = 160;

/** Collects dates from `time` elements and other elements with a machine-readable date. */
export function collectTimes(
  scan: PageScan,
  isNearTitle: (node: PageNode) => boolean,
  candidates: DateCandidates,
  hints: DateHints,
): void {
  for (const node of scan.times) {
    const { element } = node;
    const isNear = isNearTitle(node);
    if (!isNear && isInAside(element)) continue;
    const visibleText = getLineText(element, 200);
    const title = attr(element, 'title');
    const machineDate =
      attr(element, 'datetime') ||
      (MACHINE_INSTANT.test(title) ? title.slice(0, 25).replace(/ (00:00:00.*|\d+)$/, '') : '');
    const date = parsePageDate(machineDate, hints) ?? parsePageDate(visibleText, hints);
    if (!date) continue;
    const names = `${node.data} ${attr(element, 'itemprop')}`;
    const isModified =
      (hasChangeWord(names) || hasChangeWord(getLineText(element.parentElement ?? element, 60).slice(0, 60))) &&
      !/publi/i.test(names);
    const source = isNear
      ? 'visible-time-near-title'
      : element.hasAttribute('pubdate')
        ? 'visible-pubdate'
        : 'visible-time';
    addShownDate(date, isModified, source, candidates);
  }
}

const DATE_NAMES =
  /(^|[\s_-])(date|published|pubdate|dateline|timestamp|datum|publish-?(date|time|ed)|post-?date|entry-?date|posted-?on|article-?date|meta-?date|date-?published|time|created|submitted|veroeffentlicht|fecha|data)($|[\s_-])|(post|entry|article|publi\w+|news|blog)_?-?(date|time|datum)|(date|time)(line|stamp)/i;
/** Matches the class or id of a byline, or of the line about a post. They also contain the date. */
const BYLINE_NAMES = /(^|[\s_-])(author|byline|(post|entry|asset|article|item)[_-]?(meta|details?)(data)?)($|[\s_-])/i;

/** Collects dates from a line next to the title. In a sentence or a paragraph, only a date at the beginning counts. */
export function collectDateLine(text: string, candidates: DateCandidates, hints: DateHints): void {
  if (text.length > MAX_LINE_LENGTH || isSentence(text)) {
    addCandidate(candidates.published, parsePageDate(findOpeningDate(text), hints), 'visible-opening');
    return;
  }
  if (!/\d/.test(text) || isEventOrNow(text)) return;
  const [mainPart, changePart] = splitAtChange(text);
  addCandidate(candidates.modified, parsePageDate(changePart, hints), 'visible-modified');
  addShownDate(parsePageDate(mainPart, hints), isAboutChange(mainPart), 'visible-line-near-title', candidates);
}

/** Adds a visible date as modified or published. `source`: the source of a published date. */
function addShownDate(
  date: string | null,
  isModified: boolean,
  source: FactSource<'published'>,
  candidates: DateCandidates,
): void {
  if (isModified) addCandidate(candidates.modified, date, 'visible-modified');
  else addCandidate(candidates.published, date, source);
}

/** Collects the date of an element whose class or id says that the element contains a date. */
export function collectDateElement(
  element: Element,
  names: string,
  isNearTitle: () => boolean,
  candidates: DateCandidates,
  hints: DateHints,
): void {
  const isByline = !DATE_NAMES.test(names);
  if ((isByline && !BYLINE_NAMES.test(names)) || /update|modif|event|comment|range|current|clock/i.test(names)) return;
  const text = (element.textContent ?? '').length < 300 ? getLineText(element, 300) : '';
  if (!text || text.length >= 120 || !/\d/.test(text) || isEventOrNow(text) || (!isNearTitle() && isInAside(element)))
    return;
  const [mainPart] = splitAtChange(text);
  const date = parsePageDate(attr(element, 'datetime') || attr(element, 'data-date') || mainPart, hints);
  const source = isByline ? 'visible-byline-date' : isNearTitle() ? 'visible-date-near-title' : 'visible-date';
  addShownDate(date, isAboutChange(mainPart), source, candidates);
}

/** Collects dates that the text introduces with words such as "published on" or "last updated". */
export function collectStatedDates({ text, quietText }: PageScan, candidates: DateCandidates, hints: DateHints): void {
  const { published, modified } = findStatedDates(text, quietText);
  addCandidate(candidates.published, parsePageDate(published, hints), 'visible');
  addCandidate(candidates.modified, parsePageDate(modified, hints), 'visible-modified');
}

/**
 * Collects the date of the first message of a forum thread, which is the page's own text. The `time` element of this
 * message stands before any paragraph.
 */
export function collectFirstMessageDate(
  { published }: CandidatesFor<'published'>,
  { scan: { times, firstParagraph }, hints }: CollectorContext,
): void {
  const [first] = times;
  if (!first || first.order > firstParagraph || first.element.closest('aside, nav')) return;
  addCandidate(published, parsePageDate(attr(first.element, 'datetime'), hints), 'visible-first-message');
}

/**
 * Collects dates from the beginning of the first long text and from the short lines before that text. Needed for a page
 * whose title is no heading element.
 */
export function collectOpeningDate(candidates: DateCandidates, { scan: { opening }, hints }: CollectorContext): void {
  const block = opening?.parentElement?.closest('p, div, td, li, section, article');
  if (!block) return;
  const openingDate = parsePageDate(findOpeningDate(getLineText(block, 400)), hints);
  addCandidate(candidates.published, openingDate, 'visible-opening');
  for (const { text } of listLinesBefore(block, 5)) {
    if (text.length > 60 || !/\d/.test(text) || isEventOrNow(text)) continue;
    const [mainPart] = splitAtChange(text);
    addShownDate(parsePageDate(mainPart, hints), isAboutChange(mainPart), 'visible-opening', candidates);
  }
}

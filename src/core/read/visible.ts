import { isApart, isForeign } from './aside.ts';
import { fromAuthorLinks, fromByline, fromBylineElements } from './bylines.ts';
import type { DateHints } from './dates.ts';
import type { Evidence } from './evidence.ts';
import { linesAfter, linesBefore } from './lines.ts';
import { fromMicrodata } from './microdata.ts';
import type { Part } from './part.ts';
import {
  fromDateElement,
  fromDateLine,
  fromFirstMessage,
  fromOpening,
  fromSaidDate,
  fromTimes,
} from './shown-dates.ts';
import { fromState } from './state.ts';
import type { Survey } from './survey.ts';
import { attr } from './tree.ts';

/** How far from the title, in elements, a byline or a date still belongs to it. */
const BEFORE = 40;
const AFTER = 90;

/** What is shown of author and date around the title, and elements that say by their names or markup what they hold. */
export function fromVisible(survey: Survey, heading: Part | null, evidence: Evidence, hints: DateHints): void {
  const near = (noted: Part) =>
    heading !== null &&
    noted.order > heading.order - BEFORE &&
    noted.order < heading.order + AFTER &&
    !isForeign(noted.element, heading) &&
    !isApart(noted.element, heading);
  fromMicrodata(survey, evidence, hints);
  fromTimes(survey, near, evidence, hints);
  for (const noted of survey.named) {
    const names = `${noted.data} ${attr(noted.element, 'rel')}`;
    fromDateElement(noted.element, names, () => near(noted), evidence, hints);
  }
  fromBylineElements(survey, near, evidence);
  fromSaidDate(survey, evidence, hints);
  if (!heading) return;
  const after = linesAfter(heading.element, 14);
  const lines = [...after, ...linesBefore(heading.element, 5)].filter(({ element }) => !isForeign(element, heading));
  for (const line of lines) {
    fromDateLine(line.text, evidence, hints);
    fromByline(line, evidence);
  }
  fromAuthorLinks(after, survey, evidence);
}

/** Dates from where they are seldom right, for a page that has none elsewhere. */
export function fromDepths(survey: Survey, evidence: Evidence, hints: DateHints): void {
  fromState(survey, evidence, hints);
  if (!evidence.published.length) fromOpening(survey, evidence, hints);
  if (!evidence.published.length) fromFirstMessage(survey, evidence, hints);
}

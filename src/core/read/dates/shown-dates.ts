import { asciiVariant } from '../../text/unicode.ts';
import { addCandidate, type CandidatesFor, type CollectorContext } from '../metadata/candidates.ts';
import type { FactSource } from '../metadata/source-priority.ts';
import { listLinesBefore } from '../page/lines.ts';
import type { PageNode } from '../page/page-node.ts';
import { isInAside } from '../page/page-regions.ts';
import { MACHINE_INSTANT, type PageScan } from '../page/scan-page.ts';
import { attr, getLineText } from '../page/tree.ts';
import type { DateHints } from './date-parts.ts';
import { joinDateWords } from './date-words.ts';
import { parsePageDate } from './parse-page-date.ts';

type DateCandidates = CandidatesFor<'published' | 'modified'>;

/** Characters. A longer line counts as a paragraph. */
export const MAX_LINE_LENGTH = 160;

const MODIFIED_WORDS = new RegExp(
  joinDateWords(({ modified }) => modified),
  'i',
);
const PUBLISHED_WORDS = new RegExp(
  joinDateWords(({ published }) => published),
  'i',
);
/**
 * Matches a word such as "updated" at the end of a line. The date before such a word is the date of the last change.
 */
const CHANGED_SUFFIX = /^\W*(?:updated|geändert|aktualisiert|bearbeitet|更新|修改|수정)\W*$/i;

/** Source text of a regular expression for a day within running text. */
const DAY_PATTERN =
  '\\d{1,2}[./ ]{1,2}(?:(?:de )?\\d{1,2}|(?:de )?\\p{L}{3,12})[./, ]{1,2}(?:de )?\\d{4}|\\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2}, \\d{4}|\\d{4}-\\d\\d-\\d\\d';
/** Matches a date that opens the first paragraph, after a place or in brackets. */
const DATELINE = asciiVariant(
  new RegExp(`^(?:\\p{Lu}[\\p{L} .'’/-]{2,30}[,.:–-] ?)?(?:\\(|\\p{L}+ vom |den |le )?(${DAY_PATTERN})(?!\\d)`, 'u'),
);
/** Matches a date after words such as "published on". */
const STATED_PUBLICATION = asciiVariant(
  new RegExp(
    `(?:veröffentlicht|erschienen|publié|published|posted|publicado|pubblicato|gepubliceerd|opublikowan\\w|mise en ligne|erstellt|datum)(?: am| on| le| el| il| op)?\\s?:?\\s{0,60}(${DAY_PATTERN})(?!\\d)`,
    'iu',
  ),
);
/** Matches a date after words such as "last updated". */
const STATED_CHANGE = asciiVariant(
  new RegExp(
    `(?:last (?:edited|modified|updated|changed)|zuletzt|aktualisiert|dernière (?:modification|mise à jour)|última (?:modificación|actualización|edición|atualização|modificação)|ultim[oa] (?:modifica|aggiornamento)|laatst (?:bewerkt|gewijzigd|bijgewerkt))(?: am| on| le| el| il| op|:){0,2}\\s{1,60}(${DAY_PATTERN})(?!\\d)`,
    'iu',
  ),
);

/** Matches a time range, which belongs to an event. */
const TIME_RANGE =
  /(?<![\d.])(\d{1,2})[:.](\d\d)\s*(?:(?:uhr|h|[ap]\.?m\.?)\s*)?(?:-|–|—|bis|to|until)\s*(\d{1,2})[:.](\d\d)(?![\d.])/i;
const NOW_WORDS = /^(?:aktuell|current|today is|heute ist)/i;

/** True for words about an event or the present moment. */
function isEventOrNow(words: string): boolean {
  const [, hour, minute, endHour, endMinute] = TIME_RANGE.exec(words) ?? [];
  return (
    NOW_WORDS.test(words) ||
    (hour !== undefined && Number(endHour) * 60 + Number(endMinute) > +hour * 60 + Number(minute))
  );
}

/** True for a whole sentence. A date inside a sentence may have nothing to do with the publication. */
const isSentence = (line: string): boolean =>
  /[^\s.]{3}[.!?]$/.test(line) &&
  line.split(' ').length > (PUBLISHED_WORDS.test(line) || MODIFIED_WORDS.test(line) ? 11 : 9);

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
      (MODIFIED_WORDS.test(names) ||
        MODIFIED_WORDS.test(getLineText(element.parentElement ?? element, 60).slice(0, 60))) &&
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
/** Matches the class or id of a byline. In forums the byline also contains the date. */
const BYLINE_NAMES = /(^|[\s_-])(author|byline)($|[\s_-])/i;

/** Collects dates from a line next to the title. In a sentence or a paragraph, only a date at the beginning counts. */
export function collectDateLine(text: string, candidates: DateCandidates, hints: DateHints): void {
  if (text.length > MAX_LINE_LENGTH || isSentence(text)) {
    addCandidate(candidates.published, parsePageDate(DATELINE(text).exec(text)?.[1] ?? '', hints), 'visible-opening');
    return;
  }
  if (!/\d/.test(text) || isEventOrNow(text)) return;
  const [mainPart, changePart] = splitUpdated(text);
  addCandidate(candidates.modified, parsePageDate(changePart, hints), 'visible-modified');
  addShownDate(parsePageDate(mainPart, hints), isAboutChange(mainPart), 'visible-line-near-title', candidates);
}

const isAboutChange = (words: string): boolean => MODIFIED_WORDS.test(words) && !PUBLISHED_WORDS.test(words);

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
  const [mainPart] = splitUpdated(text);
  const date = parsePageDate(attr(element, 'datetime') || attr(element, 'data-date') || mainPart, hints);
  const source = isByline ? 'visible-byline-date' : isNearTitle() ? 'visible-date-near-title' : 'visible-date';
  addShownDate(date, isAboutChange(mainPart), source, candidates);
}

/** Collects dates that the text introduces with words such as "published on" or "last updated". */
export function collectStatedDates({ text, quietText }: PageScan, candidates: DateCandidates, hints: DateHints): void {
  const contexts = listYearContexts(text);
  addCandidate(candidates.published, parsePageDate(findStatedDate(STATED_PUBLICATION, contexts), hints), 'visible');
  const changeDate =
    findStatedDate(STATED_CHANGE, contexts) || findStatedDate(STATED_CHANGE, listYearContexts(quietText));
  addCandidate(candidates.modified, parsePageDate(changeDate, hints), 'visible-modified');
}

const findStatedDate = (pattern: (text: string) => RegExp, contexts: string[]): string => {
  for (const context of contexts) {
    const day = pattern(context).exec(context)?.[1];
    if (day) return day;
  }
  return '';
};

/**
 * Number of characters that are searched before and after a year. A date and the phrase that introduces the date are
 * shorter than `BEFORE_YEAR`.
 */
const BEFORE_YEAR = 150;
const AFTER_YEAR = 12;

/**
 * Returns the text around each number of four digits, which may be a year. Searching only these pieces keeps long texts
 * fast.
 */
function listYearContexts(text: string): string[] {
  const contexts: string[] = [];
  let [from, to] = [0, -1];
  for (const { index } of text.matchAll(/\d{4}/g)) {
    if (index - BEFORE_YEAR > to) {
      if (to > 0) contexts.push(text.slice(from, to));
      from = Math.max(0, index - BEFORE_YEAR);
    }
    to = index + AFTER_YEAR;
  }
  if (to > 0) contexts.push(text.slice(from, to));
  return contexts;
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
  const openingText = getLineText(block, 400);
  addCandidate(
    candidates.published,
    parsePageDate(DATELINE(openingText).exec(openingText)?.[1] ?? '', hints),
    'visible-opening',
  );
  for (const { text } of listLinesBefore(block, 5)) {
    if (text.length > 60 || !/\d/.test(text) || isEventOrNow(text)) continue;
    const [mainPart] = splitUpdated(text);
    addShownDate(parsePageDate(mainPart, hints), isAboutChange(mainPart), 'visible-opening', candidates);
  }
}

/** Splits "12 May 2020, updated 3 June 2021" at the word for a change. The second part is '' without such a word. */
function splitUpdated(text: string): [string, string] {
  const wordStart = text.search(MODIFIED_WORDS);
  return wordStart > 6 && !CHANGED_SUFFIX.test(text.slice(wordStart))
    ? [text.slice(0, wordStart), text.slice(wordStart)]
    : [text, ''];
}

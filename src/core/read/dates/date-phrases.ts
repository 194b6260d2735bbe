import { asciiVariant } from '../../text/ascii-patterns.ts';
import { joinDateWords } from './date-words.ts';

const MODIFIED = joinDateWords(({ modified }) => modified);
const PUBLISHED = joinDateWords(({ published }) => published);
const MODIFIED_WORDS = new RegExp(MODIFIED, 'i');
const PUBLISHED_WORDS = new RegExp(PUBLISHED, 'i');
/**
 * Matches a word such as "updated" at the end of a line. The date before such a word is the date of the last change.
 */
const CHANGED_SUFFIX = /^\W*(?:updated|geändert|aktualisiert|bearbeitet|更新|修改|수정)\W*$/i;

/** Source text of a regular expression for a day within running text. */
const DAY_PATTERN =
  '\\d{1,2}[./ ]{1,2}(?:(?:de )?\\d{1,2}|(?:de )?\\p{L}{3,12})[./, ]{1,2}(?:de )?\\d{4}|\\p{Lu}\\p{Ll}{2,8}\\.? \\d{1,2}(?:st|nd|rd|th)?, \\d{4}|\\d{4}-\\d\\d-\\d\\d';
/** Matches a date that opens the first paragraph, after a place or in brackets. */
const DATELINE = asciiVariant(
  new RegExp(`^(?:\\p{Lu}[\\p{L} .'’/-]{2,30}[,.:–-] ?)?(?:\\(|\\p{L}+ vom |den |le )?(${DAY_PATTERN})(?!\\d)`, 'u'),
);
/** Matches a date after a word of `words`, with or without a preposition: "published on". */
const createStatement = (words: string) =>
  asciiVariant(
    new RegExp(
      `${words}\\p{L}*(?: am| on| le| el| il| op)?(?: \\p{L}{4,12},)?\\s?:?\\s{0,60}(${DAY_PATTERN})(?!\\d)`,
      'iu',
    ),
  );
/** German writes the date before the word: "wurde am Samstag, 3. Januar 2026 um 10:20 Uhr veröffentlicht". */
const STATED_PUBLICATION = createStatement(`(?:${PUBLISHED}|wurde(?: vor ?)?(?= am .{8,60}veröffentlicht))`);
const STATED_CHANGE = createStatement(MODIFIED);

/** Matches a time range, which belongs to an event. */
const TIME_RANGE =
  /(?<![\d.])(\d{1,2})[:.](\d\d)\s*(?:(?:uhr|h|[ap]\.?m\.?)\s*)?(?:-|–|—|bis|to|until)\s*(\d{1,2})[:.](\d\d)(?![\d.])/i;
const NOW_WORDS = /^(?:aktuell|current|today is|heute ist)/i;

/** True for words about an event or the present moment. */
export function isEventOrNow(words: string): boolean {
  const [, hour, minute, endHour, endMinute] = TIME_RANGE.exec(words) ?? [];
  return (
    NOW_WORDS.test(words) ||
    (hour !== undefined && Number(endHour) * 60 + Number(endMinute) > +hour * 60 + Number(minute))
  );
}

/** True for a whole sentence. A date inside a sentence may have nothing to do with the publication. */
export const isSentence = (line: string): boolean =>
  /[^\s.]{3}[.!?]$/.test(line) && line.split(' ').length > (PUBLISHED_WORDS.test(line) || hasChangeWord(line) ? 11 : 9);

/** Whether a text has a word such as "updated". */
export const hasChangeWord = (text: string): boolean => MODIFIED_WORDS.test(text);

/** Whether the words around a date say that it is the date of a change. */
export const isAboutChange = (words: string): boolean => hasChangeWord(words) && !PUBLISHED_WORDS.test(words);

/** Splits "12 May 2020, updated 3 June 2021" at the word for a change. The second part is '' without such a word. */
export function splitAtChange(text: string): [string, string] {
  const wordStart = text.search(MODIFIED_WORDS);
  return wordStart > 6 && !CHANGED_SUFFIX.test(text.slice(wordStart))
    ? [text.slice(0, wordStart), text.slice(wordStart)]
    : [text, ''];
}

/** Returns the day that opens a paragraph, after a place or in brackets; '' without one. */
export const findOpeningDate = (paragraph: string): string => DATELINE(paragraph).exec(paragraph)?.[1] ?? '';

/**
 * Returns the days after words such as "published on" or "last updated"; '' for none. `quietText`: text of footers,
 * navigation and comments, where only the day of a change is looked for.
 */
export function findStatedDates(text: string, quietText: string): { published: string; modified: string } {
  const contexts = listYearContexts(text);
  return {
    published: findStatedDate(STATED_PUBLICATION, contexts),
    modified: findStatedDate(STATED_CHANGE, contexts) || findStatedDate(STATED_CHANGE, listYearContexts(quietText)),
  };
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
const AFTER_YEAR = 40;

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

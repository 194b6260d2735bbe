import type { Candidate } from '../types.ts';
import { isAside } from './aside.ts';
import { type DateHints, parseDate } from './dates.ts';
import { type Evidence, note } from './evidence.ts';
import type { Noted, Survey } from './survey.ts';
import { attr, lineOf, namesOf } from './tree.ts';

/** A line of more characters is a paragraph. */
export const LONG_LINE = 160;

const MODIFIED =
  /updat|modif|aktualisi|geändert|bearbeitet|mis à jour|actualiza|aggiorna|atualiza|bijgewerkt|gewijzigd|oppdatert|uppdaterad|opdateret|edited|revised|zmieniono|обновлен|更新|修改|수정/i;

/** A date that opens an article's first paragraph, or stands in brackets there. */
const DATELINE = /^(?:\(|\p{L}+ vom )?(\d{1,2}[./ ]{1,2}(?:\d{1,2}|\p{L}{3,12})[./, ]{1,2}\d{4})(?!\d)/u;
/** A date that the text itself calls that of its publication. */
const SAID =
  /(?:veröffentlicht|erschienen|publié|published|posted|publicado|pubblicato|gepubliceerd|opublikowan\w|mise en ligne|erstellt|datum)(?: am| on| le| el| il| op)?\s?:?\s{0,60}(\d{1,2}[. /](?:\d{1,2}|\s?(?:de )?\p{L}{3,12})[. /](?:de )?\d{4}|\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, \d{4})(?!\d)/iu;

/** `time` elements. */
export function fromTimes(survey: Survey, near: (noted: Noted) => boolean, evidence: Evidence, hints: DateHints): void {
  for (const noted of survey.times) {
    const { element } = noted;
    const close = near(noted);
    if (!close && isAside(element)) continue;
    const shown = lineOf(element, 200);
    const date = parseDate(attr(element, 'datetime'), hints) ?? parseDate(shown, hints);
    if (!date) continue;
    const names = `${namesOf(element)} ${attr(element, 'itemprop')}`;
    const modified =
      (MODIFIED.test(names) || MODIFIED.test(lineOf(element.parentElement ?? element, 60).slice(0, 60))) &&
      !/publi/i.test(names);
    const candidate: Candidate<string> = {
      value: date,
      from: 'visible',
      where: close ? 'time by the title' : element.hasAttribute('pubdate') ? 'time[pubdate]' : 'time',
    };
    (modified ? evidence.modified : evidence.published).push(candidate);
  }
}

const DATE_NAMES =
  /(^|[\s_-])(date|published|pubdate|dateline|timestamp|datum|publish-?(date|time|ed)|post-?date|entry-?date|posted-?on|article-?date|meta-?date|date-?published|time|created|submitted|veroeffentlicht|fecha|data)($|[\s_-])|(post|entry|article|publi\w+|news|blog)_?-?(date|time|datum)|(date|time)(line|stamp)/i;

/** The date of a line beside the title, published or updated; of a long line, one that opens it. */
export function fromDateLine(text: string, evidence: Evidence, hints: DateHints): void {
  if (text.length > LONG_LINE) {
    note(evidence.published, parseDate(DATELINE.exec(text)?.[1] ?? '', hints), 'visible', 'opening of the text');
    return;
  }
  if (!/\d/.test(text)) return;
  const [written, updated] = splitUpdated(text);
  note(evidence.modified, parseDate(updated, hints), 'visible', 'line by the title');
  noteShown(written, parseDate(written, hints), 'line by the title', evidence);
}

/** A date that is shown, where it belongs by the words around it. */
function noteShown(words: string, date: string | null, where: string, evidence: Evidence): void {
  if (!date) return;
  const isModified = MODIFIED.test(words) && !/publi|veröffentlicht|erstellt|posted/i.test(words);
  (isModified ? evidence.modified : evidence.published).push({ value: date, from: 'visible', where });
}

/** A date in an element whose names say that it holds one. */
export function fromDateElement(
  element: Element,
  names: string,
  close: boolean,
  evidence: Evidence,
  hints: DateHints,
): void {
  if (!DATE_NAMES.test(names) || /update|modif|event|comment/i.test(names)) return;
  const text = (element.textContent ?? '').length < 300 ? lineOf(element, 300) : '';
  if (!text || text.length >= 120 || !/\d/.test(text) || (!close && isAside(element))) return;
  const [written] = splitUpdated(text);
  const date = parseDate(attr(element, 'datetime') || attr(element, 'data-date') || written, hints);
  noteShown(written, date, close ? 'date by the title' : 'date in the page', evidence);
}

/** A date that the text itself calls that of its publication. */
export function fromSaidDate(text: string, evidence: Evidence, hints: DateHints): void {
  note(evidence.published, parseDate(SAID.exec(text)?.[1] ?? '', hints), 'visible', 'words of the text');
}

/** "12 May 2020, updated 3 June 2021" → what stands before and after the word. */
function splitUpdated(text: string): [string, string] {
  const at = text.search(MODIFIED);
  return at > 6 ? [text.slice(0, at), text.slice(at)] : [text, ''];
}

import { LANGUAGES } from '../../text/get-language.ts';
import type { BorrowedStyle } from '../profile.ts';
import type { ParsedExample } from './parse-example.ts';

/** Matches the items of a list, without bullet and label. */
const ITEM = /^[-*+] {1,4}(?:(?:\*\*|__)[^*_\n]{1,200}(?:(?:\*\*|__):?|(?:\*\*|__) [-–—]) {1,4})?(\S.*)$/gm;
/** Whether an item is a quotation, with or without a full stop after it. */
const isQuotation = (text: string): boolean => /^["“„«»「『]/.test(text) && /["”“»«」』][.。]?$/.test(text);
/** Matches a block quotation inside a list item, and one that stands alone. */
const QUOTED_ITEM = /^[-*+] {1,4}(?:\S[^\n]{0,400}\n(?:[ \t]{0,8}\n)?[ \t]{1,8})?> /m;
const BLOCK_QUOTATION = /^> /m;

/** How a blog shows borrowed sentences, and whether they are the items of a list. */
interface BorrowedHabit {
  style: BorrowedStyle;
  isListed: boolean;
}

/**
 * Infers from the posts how borrowed sentences are shown as such: as block quotations, in quotation marks, or under the line
 * that says so in this program's formats. Returns undefined when most posts have none of these.
 */
export function inferBorrowed(sources: ParsedExample[]): BorrowedHabit | undefined {
  const isInMost = (test: (body: string) => boolean) =>
    sources.filter(({ body }) => test(body)).length * 2 > sources.length;
  if (isInMost((body) => QUOTED_ITEM.test(body))) return { style: 'blockquote', isListed: true };
  const listItems = (body: string) => Array.from(body.matchAll(ITEM), ([, text = '']) => text.trim());
  if (isInMost((body) => listItems(body).length === 0 && BLOCK_QUOTATION.test(body)))
    return { style: 'blockquote', isListed: false };
  if (isInMost((body) => hasMostly(listItems(body), isQuotation))) return { style: 'quotes', isListed: true };
  const lines = [...LANGUAGES.values()].flatMap(({ frame }) => (frame ? [toLineKey(frame.ownWords)] : []));
  if (isInMost((body) => body.split('\n').some((line) => lines.includes(toLineKey(line)))))
    return { style: 'line', isListed: true };
  return undefined;
}

const hasMostly = (items: string[], test: (item: string) => boolean): boolean =>
  items.length > 0 && items.filter(test).length * 2 > items.length;

/** Returns a line without the marks and the colon of a heading. */
const toLineKey = (line: string): string =>
  line
    .replace(/^[#*_\s]+|(?<![*_\s:：])[*_\s:：]+$/gu, '')
    .replace(/['’]/g, '')
    .toLowerCase();

/** Detects lines of the body that repeat the author or the date. */
import { DATE_WORDS } from '../dates/date-words.ts';
import { toNameKey } from '../metadata/names.ts';

/**
 * True for a line with an address and an author's name, such as "Write to Jane Roe at …". A line with nothing but an
 * address continues the sentence before it and does not count.
 */
export const isContactLine = (text: string, authors: string[]): boolean =>
  /@\w/.test(text) &&
  /\s/.test(text) &&
  authors.some((author) => toNameKey(text).includes(author.split(' ').at(-1) ?? author));

/**
 * True for a line about an author: "About the author", "About Jane", "Jane Roe is an engineer …". `authors` holds keys
 * from `toNameKey`.
 */
export function isAboutAuthor(text: string, authors: string[]): boolean {
  if (text.length >= 80 && !authors.some((author) => author.includes(' '))) return false;
  const key = toNameKey(text);
  if (
    text.length < 80 &&
    /^(about the authors?|über (den autor|die autorin)|à propos de l.auteur|sobre el autor)\b/.test(key)
  )
    return true;
  return authors.some((author) => {
    const [firstName = '', lastName = ''] = [author.split(' ')[0], author.split(' ').at(-1)];
    if (!author.includes(' ')) return false;
    if (key === `about ${firstName}` || key === `about ${author}` || key === `über ${firstName}`) return true;
    return (
      key.includes(lastName) &&
      new RegExp(
        `^\\S+ (\\S+ )?${lastName.replace(/[^\p{L}]/gu, '.')} (is|was|has|writes|works|lives|covers|ist|war|arbeitet|schreibt|est|es)\\b`,
        'u',
      ).test(key)
    );
  });
}

/** The month names of all languages, without two Portuguese and Italian abbreviations that are English words. */
const MONTHS = new Set([...DATE_WORDS.values()].flatMap(({ months }) => months?.split(/[| ]/) ?? []));
for (const word of ['out', 'set']) MONTHS.delete(word);

/** True for a line that contains a date and little else: author names and at most six other words. */
export function isDateLine(text: string, authors: string[]): boolean {
  if (!/\d/.test(text)) return false;
  let remainder = toNameKey(text);
  const words = remainder.split(/[^\p{L}]+/u);
  const hasDate =
    /\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{4}年\d|\d{4}년/.test(text) ||
    (words.some((word) => MONTHS.has(word)) && /\b\d{4}\b|\b\d{1,2}\b/.test(text));
  if (!hasDate) return false;
  for (const author of authors) remainder = remainder.replace(author, '');
  remainder = remainder
    .replace(/[\d.:/,|·•\-–—]+/g, ' ')
    .replace(/\b\p{L}{1,9}\b/gu, (word) => (word.length < 4 || MONTHS.has(word) ? '' : word));
  return remainder.split(/\s+/).filter(Boolean).length <= 6 && !/[.!?]\s*$/.test(text.replace(/\b\w{1,3}\./g, ''));
}

/** Shows the points that are in the article's own words as such, in the way of the profile. */
import { isBorrowed, markOmissions } from '../grounding/classify-borrowing.ts';
import type { Post } from '../post.ts';
import type { KeyPoint } from '../summary.ts';
import type { FrameWords } from '../text/languages/language.ts';
import { addQuotationMarks } from '../text/quotation-marks.ts';
import type { BorrowedStyle, Profile } from './profile.ts';

/** Stands in a rendered template where a block quotation begins. Control characters never occur in printed texts. */
const BLOCK_QUOTATION = '\u0002';

/** Whether the heading of the points says that all of them are in the article's own words. */
export const saysInHeading = ({ points }: Post, { borrowed, body }: Profile): boolean =>
  borrowed === 'line' &&
  points.length > 0 &&
  points.every(isBorrowed) &&
  body.content.some((block) => block.includes('words.keyPoints'));

function chooseStyle(post: Post, profile: Profile): BorrowedStyle {
  if (post.kind === 'quote') return 'blockquote';
  const { borrowed = 'none' } = profile;
  if (borrowed !== 'line') return borrowed;
  return saysInHeading(post, profile) ? 'line' : 'quotes';
}

/** Returns a function that prints a point's text. `toProse`: escapes a text for the body. */
export function chooseBorrowedMark(
  post: Post,
  profile: Profile,
): (point: KeyPoint, toProse: (text: string) => string) => string {
  const style = chooseStyle(post, profile);
  return (point, toProse) => {
    if (style === 'none' || style === 'line' || !isBorrowed(point)) return toProse(point.text);
    const text = markOmissions(point);
    return style === 'quotes' ? toProse(addQuotationMarks(text, post.language)) : BLOCK_QUOTATION + toProse(text);
  };
}

/** Returns the words around the points. Where all of them are the article's own words, their heading says so. */
export const chooseFrameWords = (words: FrameWords, ownWords: boolean): FrameWords =>
  ownWords ? { ...words, keyPoints: words.ownWords.replace(/[:：]$/u, '').trimEnd() } : words;

/** Matches the indentation and the bullet of a list item. */
const BULLET = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?/;

/**
 * Writes the block quotations of a rendered template. One that follows other text of its list item or paragraph gets a
 * paragraph of its own there.
 */
export function placeBlockQuotations(text: string): string {
  if (!text.includes(BLOCK_QUOTATION)) return text;
  const placeInLine = (line: string): string => {
    const at = line.indexOf(BLOCK_QUOTATION);
    if (at < 0) return line;
    const [bullet = ''] = BULLET.exec(line.slice(0, at)) ?? [];
    const before = line.slice(bullet.length, at).trim();
    const start = before === '' ? `${bullet}> ` : `${bullet}${before}\n\n${' '.repeat(bullet.length)}> `;
    return start + line.slice(at + BLOCK_QUOTATION.length);
  };
  return text.split('\n').map(placeInLine).join('\n');
}

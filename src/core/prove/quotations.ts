/** What a text puts between quotation marks. */
import { isHeld } from './names.ts';
import type { Source } from './source.ts';
import { tokensOf } from './tokens.ts';

const MARKS =
  /(?<!=)“([^“”\n]{2,400})”|(?<!=)"([^"\n]{2,400})"|«([^«»\n]{2,400})»|„([^“”„\n]{2,400})[“”]|「([^「」\n]{2,400})」|(?<![\p{L}\p{N}])[‘']([^‘'’\n]{8,400})[’'](?!\p{L})/gu;

/** Places of what stands between quotation marks. */
export const quotationsIn = (text: string): { start: number; end: number }[] =>
  Array.from(text.matchAll(MARKS), ({ 0: whole, index }) => ({ start: index, end: index + whole.length }));

/** Does the article say it, but for what the quotation leaves out by an ellipsis or puts in brackets? */
export function holdsWords(quotation: string, source: Source): boolean {
  const parts = quotation.split(/\[?(?:…|\.{3})\]?|\[[^\]]{0,400}\]/).map((part) => tokensOf(part));
  const all = parts.flat();
  // One word or two in quotation marks are seldom said by somebody; they may be another form of what is.
  if (all.length < 3 && all.every((token) => isHeld(token, source))) return true;
  return parts.every((part) => {
    const words = part.length > 0 ? ` ${part.map(({ word }) => word).join(' ')} ` : ' ';
    return source.said.includes(words) || source.saidBare.includes(words);
  });
}

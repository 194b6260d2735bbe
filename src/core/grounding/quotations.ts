/** Finds quotations: words between quotation marks. */

import type { GroundingSource } from './grounding-source.ts';
import { isNameInSource } from './names.ts';
import { tokenizeWords } from './word-tokens.ts';

const QUOTATION =
  /(?<!=)“([^“”\n]{2,400})”|(?<!=)"([^"\n]{2,400})"|«([^«»\n]{2,400})»|„([^“”„\n]{2,400})[“”]|「([^「」\n]{2,400})」|(?<![\p{L}\p{N}])[‘']([^‘'’\n]{8,400})[’'](?!\p{L})/gu;

/** Matches what an editor may write in full: "did not" for the "didn't" of the article. */
const CONTRACTIBLE = /(?<= )(is|are|was|were|do|does|did|has|have|had|could|would|should) not /g;

/** Returns the offsets of the quotations in a text, quotation marks included. */
export const findQuotations = (text: string): { start: number; end: number }[] =>
  Array.from(text.matchAll(QUOTATION), ({ 0: whole, index }) => ({ start: index, end: index + whole.length }));

/** Whether the article contains the words of the quotation, apart from omissions (ellipses) and insertions (brackets). */
export function isQuotationInSource(quotation: string, source: GroundingSource): boolean {
  const parts = quotation.split(/\[?(?:…|\.{3})\]?|\[[^\]]{0,400}\]/).map((part) => tokenizeWords(part));
  const all = parts.flat();
  // One or two words in quotation marks are seldom speech, and may be another form of a word in the article.
  if (all.length < 3 && all.every((token) => isNameInSource(token, source))) return true;
  return parts.every((part) => {
    const words = part.length > 0 ? ` ${part.map(({ word }) => word).join(' ')} ` : ' ';
    return [words, words.replace(CONTRACTIBLE, '$1nt ')].some(
      (form) => source.allText.includes(form) || source.textWithoutBrackets.includes(form),
    );
  });
}

import { getLanguage } from './get-language.ts';

/**
 * Puts a text into the quotation marks of its language (BCP 47 tag). A text that is one quotation already stays as it is, since
 * two pairs of marks would say that somebody quotes a quotation.
 */
export function addQuotationMarks(text: string, language: string): string {
  const [open, close] = getLanguage(language).quotationMarks ?? ['“', '”'];
  return /^["“„«»”「『][^"“”„«»「」『』]*["”“»«」』]$/u.test(text) ? text : open + text + close;
}

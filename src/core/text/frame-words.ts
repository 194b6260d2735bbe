/** Gets the words that a post puts around what it takes from its article, in the article's language. */
import { getLanguage, toBaseLanguage } from './get-language.ts';
import { en } from './languages/en.ts';
import type { FrameWords } from './languages/language.ts';

/** Returns the frame words of a language (BCP 47 tag): English where the language has none. */
export const getFrameWords = (language: string): FrameWords => getLanguage(language).frame ?? (en.frame as FrameWords);

/** Joins texts as in a sentence of the language: `a`, `a and b`, `a, b and c`. */
export function joinAsSentence(parts: readonly string[], language: string): string {
  if (parts.length < 2) return parts[0] ?? '';
  const base = toBaseLanguage(language) || 'en';
  // British English has no comma before the last part, as in the posts that the first format was measured on.
  return new Intl.ListFormat(base === 'en' ? 'en-GB' : base, { type: 'conjunction' }).format(parts);
}

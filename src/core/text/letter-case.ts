/**
 * Whether the first letter is lower case (or upper case). Only a letter outside ASCII is tested with `\p{…}`, since a
 * browser is slow to compile such a pattern (see unicode.ts).
 */
export const startsLowercase = (text: string): boolean =>
  (text.charCodeAt(0) > 0x7f ? /^\p{Ll}/u : /^[a-z]/).test(text);
export const startsUppercase = (text: string): boolean =>
  (text.charCodeAt(0) > 0x7f ? /^\p{Lu}/u : /^[A-Z]/).test(text);

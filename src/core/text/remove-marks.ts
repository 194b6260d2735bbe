import { hasCommonScriptsOnly, MARK_RANGES } from './unicode.ts';

const COMMON_MARKS = new RegExp(`[${MARK_RANGES}]+`, 'g');

/** Returns the text in normal width, without accents and other combining marks. */
export function removeMarks(text: string): string {
  const parts = text.normalize('NFKD');
  return parts.replace(hasCommonScriptsOnly(parts) ? COMMON_MARKS : /\p{M}+/gu, '');
}

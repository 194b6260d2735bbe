/** HTML as text: for files that hold HTML and are read where there is no document (in a worker, on the command line). */
import { decodeEntities } from './entities.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Plain text for HTML, in content and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const UNSEEN = /<(script|style|template|noscript|svg|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const BREAKS = /<\/?(?:p|div|h[1-6]|li|ul|ol|blockquote|pre|table|tr|section|article|figure|hr|dl|dd|dt)\b[^>]*>/gi;

/** The words of an HTML fragment, a paragraph each; markup is dropped. For searching and comparing, not for showing. */
export function textOfHtml(html: string): string {
  const broken = html
    .replace(UNSEEN, '')
    .replace(/<br\b[^>]*>/gi, '\n')
    .replace(BREAKS, '\n\n')
    .replace(/<[a-z/!?][^>]*>/gi, '');
  return decodeEntities(broken)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

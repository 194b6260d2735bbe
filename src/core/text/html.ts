/** Converts HTML to text where no DOM is available: in a worker and on the command line. */
import { decodeEntities } from './entities.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes plain text for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const HIDDEN_ELEMENTS = /<(script|style|template|noscript|svg|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const BLOCK_TAG = /^<\/?(?:p|div|h[1-6]|li|ul|ol|blockquote|pre|table|tr|section|article|figure|hr|dl|dd|dt)\b/i;

/**
 * Returns the text that replaces an HTML tag: a line break for `<br>`, a blank line for a block element, otherwise nothing.
 */
const getTagReplacement = (tag: string): string => (/^<br\b/i.test(tag) ? '\n' : BLOCK_TAG.test(tag) ? '\n\n' : '');

/**
 * Removes HTML tags by a hand-written scan. A regular expression would take quadratic time on a file with thousands of `<`
 * and no `>`.
 */
function removeTags(html: string): string {
  let text = '';
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (!/[a-z/!?]/i.test(html.charAt(at + 1))) continue;
    const end = html.indexOf('>', at);
    if (end < 0) break;
    text += html.slice(from, at) + getTagReplacement(html.slice(at, end + 1));
    from = end + 1;
    at = end;
  }
  return text + html.slice(from);
}

/**
 * Returns the text of an HTML fragment, one paragraph per block element. The text is for searching and comparing, not for
 * display.
 */
export function htmlToText(html: string): string {
  const withBreaks = removeTags(html.replace(HIDDEN_ELEMENTS, ''));
  return decodeEntities(withBreaks)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

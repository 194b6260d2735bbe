/** HTML as text, where there is no document: in a worker and on the command line. */
import { decodeEntities } from './entities.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes plain text for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const HIDDEN_ELEMENTS = /<(script|style|template|noscript|svg|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const BLOCK_TAG = /^<\/?(?:p|div|h[1-6]|li|ul|ol|blockquote|pre|table|tr|section|article|figure|hr|dl|dd|dt)\b/i;

/** The text that replaces a tag. */
const getTagReplacement = (tag: string): string => (/^<br\b/i.test(tag) ? '\n' : BLOCK_TAG.test(tag) ? '\n\n' : '');

/** Scans by hand. A pattern would search for the end of each tag again, and a file may open thousands and close none. */
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

/** The words of an HTML fragment, one paragraph per block; for searching and comparing, not for showing. */
export function htmlToText(html: string): string {
  const withBreaks = removeTags(html.replace(HIDDEN_ELEMENTS, ''));
  return decodeEntities(withBreaks)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** HTML as text: for files that hold HTML and are read where there is no document (in a worker, on the command line). */
import { decodeEntities } from './entities.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Plain text for HTML, in content and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const HIDDEN_ELEMENTS = /<(script|style|template|noscript|svg|head)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;
const BLOCK_TAG = /^<\/?(?:p|div|h[1-6]|li|ul|ol|blockquote|pre|table|tr|section|article|figure|hr|dl|dd|dt)\b/i;

/** What stands in a text for a tag. */
const inPlaceOf = (tag: string): string => (/^<br\b/i.test(tag) ? '\n' : BLOCK_TAG.test(tag) ? '\n\n' : '');

/** By hand: a pattern would look for the end of each tag anew, and a file may open thousands and close none. */
function withoutTags(html: string): string {
  let text = '';
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
    if (!/[a-z/!?]/i.test(html.charAt(at + 1))) continue;
    const end = html.indexOf('>', at);
    if (end < 0) break;
    text += html.slice(from, at) + inPlaceOf(html.slice(at, end + 1));
    from = end + 1;
    at = end;
  }
  return text + html.slice(from);
}

/** The words of an HTML fragment, a paragraph each; markup is dropped. For searching and comparing, not for showing. */
export function htmlToText(html: string): string {
  const broken = withoutTags(html.replace(HIDDEN_ELEMENTS, ''));
  return decodeEntities(broken)
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

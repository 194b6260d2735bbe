/** The beginnings of HTML blocks and what ends them (CommonMark 0.31, section 4.6). */

/** Ends an HTML block: a line that matches; null for a blank line. */
type HtmlBlockEnd = RegExp | null;

const BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

const STARTS: [start: RegExp, end: HtmlBlockEnd][] = [
  [/^<(?:script|pre|textarea|style)(?:\s|>|$)/i, /<\/(?:script|pre|textarea|style)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![a-z]/i, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${BLOCK_TAGS})(?:\\s|/?>|$)`, 'i'), null],
];
/** Matches a line that is one tag of any name. Such a line does not end a paragraph. */
const SINGLE_TAG =
  /^<(?:[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-z][a-z0-9-]*\s*)>\s*$/i;

/** Returns what ends the HTML block that begins with the line `text`; undefined when no block begins there. */
export function findHtmlBlockEnd(text: string, isInParagraph: boolean): HtmlBlockEnd | undefined {
  if (!text.startsWith('<')) return undefined;
  const start = STARTS.find(([pattern]) => pattern.test(text));
  if (start) return start[1];
  return !isInParagraph && SINGLE_TAG.test(text) ? null : undefined;
}

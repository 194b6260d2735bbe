import type { Link } from '../summary.ts';
import { isSafeTarget, startsLinkDefinition, startsLinkTarget } from './escape-autolinks.ts';
import { replaceOutsideCode } from './template-hazards.ts';
import { keepUnambiguousCode } from './unambiguous-code.ts';

/**
 * Pattern of a `<` that some renderer may take for the start of a tag, a comment or an instruction. Excludes `< 5`, `<=`,
 * `<-` and `<3`.
 */
const OPENS_TAG = String.raw`<(?![\s\d=-])`;
const EACH_TAG = new RegExp(OPENS_TAG, 'g');

/** Escapes plain text, so that Markdown shows the text unchanged. Escapes only characters that would be markup. */
export function escapeMarkdownText(text: string): string {
  return (
    text
      // Also escapes the `(` after a `]`: some renderers remove the escape of the bracket and would then see a link.
      .replace(/[\\`*[\]]|(?<=\])\(|~(?=~)|(?<=~)~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replace(/&(?=#?\w+;)/g, '&amp;')
      .replace(EACH_TAG, '&lt;')
      .replace(/ (#+)$/, ' \\$1')
      .replace(/^(#{1,6}|[-+>]|={2,}|-{2,}|~{3,})(?=\s|$)/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
  );
}

/** Whether the character at `at` is escaped, which means that an odd number of backslashes precedes the character. */
function isBackslashEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/**
 * Encodes quotation marks in image descriptions. The renderer marked writes a description into an HTML attribute unescaped.
 */
export function escapeAltQuotes(text: string): string {
  if (!text.includes('![')) return text;
  let depth = 0;
  return text.replace(/\\[\s\S]|!\[|[[\]"]/g, (match) => {
    if (match === '![' || (match === '[' && depth > 0)) depth++;
    else if (match === ']' && depth > 0) depth--;
    return depth > 0 && match.endsWith('"') ? '&quot;' : match;
  });
}

/** Escapes links, images and link definitions if their target runs code or means different things to different renderers. */
function escapeUnsafeTargets(text: string): string {
  /**
   * Offset of the end of the line with the last definition (`[name]:`). A second `]:` in that line can't be a definition.
   */
  let definitionEnd = -1;
  return (
    escapeAltQuotes(text)
      // Percent-encodes a target in angle brackets, since renderers disagree on targets with spaces.
      .replace(/(\]\(\s*)<(https?:[^<>\n]*)>/gi, (_, before: string, url: string) => before + encodeLinkTarget(url))
      // Escapes both `]` and the next character: some renderers unescape the text of a link before they look for links in
      // the text.
      .replace(/\]([(:])/g, (all, sign: string, at: number, whole: string) => {
        const escaped = isBackslashEscaped(whole, at);
        if (sign === ':') {
          if (at < definitionEnd) return all;
          if (!escaped) definitionEnd = findLineEnd(whole, at);
        }
        const safe = sign === '(' ? startsLinkTarget(whole, at + 2) : startsLinkDefinition(whole, at + 2);
        return safe ? all : `${escaped ? '' : '\\'}]\\${sign}`;
      })
  );
}

function findLineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** Matches an address in angle brackets, an escaped character, or a `<` that may open a tag. */
const TAGS = new RegExp(String.raw`<((?:https?|mailto):[^\s<>"\\\x60]*)>|\\[\s\S]|${OPENS_TAG}`, 'gi');

/**
 * Escapes text that may contain Markdown (a key point, an introduction): a `<` that would open a tag and vanish (`List<T>`),
 * links that would run a script, and lines that would turn the line above into a heading or a term of a definition list.
 * Code stays unchanged where every renderer takes it for code.
 */
export function escapeMarkdown(markdown: string): string {
  return replaceOutsideCode(keepUnambiguousCode(markdown), (text) =>
    escapeUnsafeTargets(text)
      // Writes `&lt;`, not `\<`: after a bare address, the backslash would become part of the address.
      .replace(TAGS, (match, address?: string) =>
        /^\\?<$/.test(match) || (address !== undefined && !isSafeTarget(address))
          ? `&lt;${match.slice(match.indexOf('<') + 1)}`
          : match,
      )
      .replace(/(?<=\S[ \t]*\n)(?=(?:-+|=+)[ \t]*$)/gm, '\\')
      // Writes `&#58;`, not `\:`, since Hexo takes even an escaped colon for the start of a definition.
      .replace(/(?<=\S[ \t]*\n(?:[ \t]*\n)?[ \t]{0,3}):(?=[ \t])/g, '&#58;'),
  ).replace(/(?<!\\)(?:\\\\)*\\$/, '$&\\');
}

export function formatLink(link: Link): string {
  if (link.url === '') return link.text;
  // Escapes a `(` after an escaped `]`, as `escapeMarkdownText` does: some renderers would see a link in the text.
  return `[${link.text.replace(/(?<=\\\])\(/g, '\\(')}](${link.url})`;
}

/**
 * Percent-encodes the characters that end a link target or have a meaning in Markdown. The link leads to the same address.
 */
export function encodeLinkTarget(url: string): string {
  return url
    .replace(/[\s()<>\\"`{}|^]/g, (character) =>
      character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
    )
    .replace(/&(?=#?\w+;)/g, '&amp;');
}

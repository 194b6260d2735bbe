import type { Link } from '../summary.ts';
import { isSafeTarget, startsLinkDefinition, startsLinkTarget } from './escape-autolinks.ts';
import { replaceOutsideCode } from './template-hazards.ts';
import { keepUnambiguousCode } from './unambiguous-code.ts';

/** What some renderer may take for a tag, a comment or an instruction; not a comparison, an arrow or a heart. */
const OPENS_TAG = String.raw`<(?![\s\d=-])`;
const EACH_TAG = new RegExp(OPENS_TAG, 'g');

/** Plain text as Markdown that shows it unchanged; escapes only characters that would be markup. */
export function escapeMarkdownText(text: string): string {
  return (
    text
      // As in `escapeMarkdown`: a bracket whose escape a renderer removes must not become a link's.
      .replace(/[\\`*[\]]|(?<=\])\(|~(?=~)|(?<=~)~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replace(/&(?=#?\w+;)/g, '&amp;')
      .replace(EACH_TAG, '&lt;')
      .replace(/ (#+)$/, ' \\$1')
      .replace(/^(#{1,6}|[-+>]|={2,}|-{2,}|~{3,})(?=\s|$)/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
  );
}

/** Whether an odd number of backslashes precedes the character. */
function isBackslashEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** Encodes quotation marks in image descriptions, which marked writes into an attribute without escaping. */
export function escapeAltQuotes(text: string): string {
  if (!text.includes('![')) return text;
  let depth = 0;
  return text.replace(/\\[\s\S]|!\[|[[\]"]/g, (match) => {
    if (match === '![' || (match === '[' && depth > 0)) depth++;
    else if (match === ']' && depth > 0) depth--;
    return depth > 0 && match.endsWith('"') ? '&quot;' : match;
  });
}

/** Escapes links, images and definitions whose targets run code or mean different things to different renderers. */
function escapeUnsafeTargets(text: string): string {
  /** End of the line whose definition was found; only the start of a line can be a definition. */
  let definitionEnd = -1;
  return (
    escapeAltQuotes(text)
      // Renderers disagree on targets with spaces.
      .replace(/(\]\(\s*)<(https?:[^<>\n]*)>/gi, (_, before: string, url: string) => before + encodeLinkTarget(url))
      // Escapes the bracket and the next character: some renderers unescape a link's text before they look for links in it.
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

/** An autolink, an escaped character, or a character that may open a tag. */
const TAGS = new RegExp(String.raw`<((?:https?|mailto):[^\s<>"\\\x60]*)>|\\[\s\S]|${OPENS_TAG}`, 'gi');

/**
 * Escapes text that may hold Markdown (a key point, an introduction): a `<` that would open a tag and vanish (`List<T>`), links
 * that would run a script, and lines that would turn the preceding line into a heading or a definition's term. Code stays
 * unchanged where every renderer takes it for code.
 */
export function escapeMarkdown(markdown: string): string {
  return replaceOutsideCode(keepUnambiguousCode(markdown), (text) =>
    escapeUnsafeTargets(text)
      // A backslash would not escape behind a bare address, which includes it.
      .replace(TAGS, (match, address?: string) =>
        /^\\?<$/.test(match) || (address !== undefined && !isSafeTarget(address))
          ? `&lt;${match.slice(match.indexOf('<') + 1)}`
          : match,
      )
      .replace(/(?<=\S[ \t]*\n)(?=(?:-+|=+)[ \t]*$)/gm, '\\')
      // Hexo takes even an escaped colon for a definition.
      .replace(/(?<=\S[ \t]*\n(?:[ \t]*\n)?[ \t]{0,3}):(?=[ \t])/g, '&#58;'),
  ).replace(/(?<!\\)(?:\\\\)*\\$/, '$&\\');
}

export function formatLink(link: Link): string {
  if (link.url === '') return link.text;
  // As in `escapeMarkdownText`, which made most of these texts.
  return `[${link.text.replace(/(?<=\\\])\(/g, '\\(')}](${link.url})`;
}

/** Percent-encodes the characters that end a link's target or have a meaning in it; the address stays the same. */
export function encodeLinkTarget(url: string): string {
  return url
    .replace(/[\s()<>\\"`{}|^]/g, (character) =>
      character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
    )
    .replace(/&(?=#?\w+;)/g, '&amp;');
}

export function joinAsSentence(parts: string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

import type { Link } from '../summary.ts';
import { isSafeTarget, startsLinkDefinition, startsLinkTarget } from './escape-autolinks.ts';
import { replaceOutsideCode } from './template-hazards.ts';
import { keepUnambiguousCode } from './unambiguous-code.ts';

/** What may open a tag, a comment or an instruction somewhere: no comparison, arrow or heart. */
const OPENS_TAG = String.raw`<(?![\s\d=-])`;
const EACH_TAG = new RegExp(OPENS_TAG, 'g');

/** Plain text → Markdown that shows it as it is, escaping only what would be read as markup. */
export function escapeMarkdownText(text: string): string {
  return (
    text
      // As in `escapeMarkdown`: a bracket whose escape is taken away must not become a link's.
      .replace(/[\\`*[\]]|(?<=\])\(|~(?=~)|(?<=~)~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      .replace(/&(?=#?\w+;)/g, '&amp;')
      .replace(EACH_TAG, '&lt;')
      .replace(/ (#+)$/, ' \\$1')
      .replace(/^(#{1,6}|[-+>]|={2,}|-{2,}|~{3,})(?=\s|$)/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2')
  );
}

/** Whether an odd number of backslashes stands before it. */
function isBackslashEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** Quotation marks in the words of images, which marked writes into an attribute as they are. */
export function escapeAltQuotes(text: string): string {
  if (!text.includes('![')) return text;
  let depth = 0;
  return text.replace(/\\[\s\S]|!\[|[[\]"]/g, (match) => {
    if (match === '![' || (match === '[' && depth > 0)) depth++;
    else if (match === ']' && depth > 0) depth--;
    return depth > 0 && match.endsWith('"') ? '&quot;' : match;
  });
}

/** Links, images and definitions whose targets run, or that renderers read each in their own way, as text. */
function withoutRunning(text: string): string {
  /** Where the line ends whose definition was met: only what a line begins with is one. */
  let defined = -1;
  return (
    escapeAltQuotes(text)
      // Renderers read a target with spaces each in their own way.
      .replace(/(\]\(\s*)<(https?:[^<>\n]*)>/gi, (_, before: string, url: string) => before + encodeLinkTarget(url))
      // The bracket, and what follows it: some renderers take the backslash away before they look for links in a link's text.
      .replace(/\]([(:])/g, (all, sign: string, at: number, whole: string) => {
        const escaped = isBackslashEscaped(whole, at);
        if (sign === ':') {
          if (at < defined) return all;
          if (!escaped) defined = lineEnd(whole, at);
        }
        const safe = sign === '(' ? startsLinkTarget(whole, at + 2) : startsLinkDefinition(whole, at + 2);
        return safe ? all : `${escaped ? '' : '\\'}]\\${sign}`;
      })
  );
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

/** An automatic link, an escaped character, or what may open a tag. */
const TAGS = new RegExp(String.raw`<((?:https?|mailto):[^\s<>"\\\x60]*)>|\\[\s\S]|${OPENS_TAG}`, 'gi');

/**
 * Text that may hold Markdown (a key point, an introduction): only `<` that would open a tag and so vanish, as in `List<T>`,
 * links that would run a script, and lines that would turn what precedes them into a heading or a term defined are escaped.
 * Code is left alone where it is code to every renderer.
 */
export function escapeMarkdown(markdown: string): string {
  return replaceOutsideCode(keepUnambiguousCode(markdown), (text) =>
    withoutRunning(text)
      // A backslash would be lost behind a bare address, which takes it in.
      .replace(TAGS, (match, address?: string) =>
        /^\\?<$/.test(match) || (address !== undefined && !isSafeTarget(address))
          ? `&lt;${match.slice(match.indexOf('<') + 1)}`
          : match,
      )
      .replace(/(?<=\S[ \t]*\n)(?=(?:-+|=+)[ \t]*$)/gm, '\\')
      // Hexo still takes an escaped colon for a definition's.
      .replace(/(?<=\S[ \t]*\n(?:[ \t]*\n)?[ \t]{0,3}):(?=[ \t])/g, '&#58;'),
  ).replace(/(?<!\\)(?:\\\\)*\\$/, '$&\\');
}

export function formatLink(link: Link): string {
  if (link.url === '') return link.text;
  // As in `escapeMarkdownText`, which most of these texts come from.
  return `[${link.text.replace(/(?<=\\\])\(/g, '\\(')}](${link.url})`;
}

/** What ends a link's target, or means something in one, is percent-encoded: it is the same address. */
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

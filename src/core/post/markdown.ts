import { entity } from '../entities.ts';
import type { Link } from '../types.ts';
import { outsideCode } from './hazards.ts';

/** Plain text → Markdown that shows it as it is, escaping only what would be read as markup. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]]|~(?=~)|(?<=~)~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|<(?=[a-z/!?])|&(?=#?\w+;)/giu, '\\$&')
    .replace(/ (#+)$/, ' \\$1')
    .replace(/^(#{1,6}|[-+>]|={2,}|-{2,}|~{3,})(?=\s|$)/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s)/, '$1\\$2');
}

/** What runs when it is followed. Renderers differ in what they filter. */
const RUNS = /^<?(?:javascript|data|vbscript):/i;

/** The named characters that have a place in hiding a scheme; `entity` knows those of prose. */
const HIDING: Record<string, string> = { tab: '', newline: '', colon: ':' };

/** Whether the target that begins `rest` runs: as browsers read it, without white space, escapes and their like. */
function runs(rest: string): boolean {
  const decoded = rest
    .slice(0, 400)
    .replace(/&(#x?[0-9a-f]+|[a-z]+);?/gi, (all, name: string) => HIDING[name.toLowerCase()] ?? entity(name) ?? all)
    .replace(/&#x?[0-9a-f]+;?|[\\\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/gi, '');
  return RUNS.test(decoded);
}

/** Whether an odd number of backslashes stands before it. */
function isEscaped(text: string, at: number): boolean {
  let before = at;
  while (text[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/**
 * Text that may hold Markdown (a key point, an introduction): only `<` that would open a tag and so vanish, as in `List<T>`,
 * links that would run a script, and lines that would turn what precedes them into a heading or a term defined are escaped.
 * Code is left alone.
 */
export function guard(markdown: string): string {
  return outsideCode(markdown, (text) =>
    text
      .replace(/<(?<=(?<!\\)(?:\\\\)*<)(?=[a-z/!?])(?!https?:|mailto:)/gi, '\\<')
      // The bracket, and what follows it: some renderers take the backslash away before they look for links in a link's text.
      .replace(/\]([(:])/g, (all, sign: string, at: number, whole: string) =>
        runs(whole.slice(at + 2)) ? `${isEscaped(whole, at) ? '' : '\\'}]\\${sign}` : all,
      )
      .replace(/(?<=\S[ \t]*\n)(?=(?:-+|=+)[ \t]*$)/gm, '\\')
      // Hexo still takes an escaped colon for a definition's.
      .replace(/(?<=\S[ \t]*\n(?:[ \t]*\n)?[ \t]{0,3}):(?=[ \t])/g, '&#58;'),
  );
}

export function linkOf(link: Link): string {
  // As in `guard`: a bracket whose escape is taken away must not become a link's.
  return `[${link.text.replace(/(?<=\\\])\(/g, '\\(')}](${link.url})`;
}

/** Brackets and spaces end a link's target: percent-encoded they are the same address. */
export function linkTarget(url: string): string {
  return url.replace(/[\s()<>\\]/g, (character) =>
    character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character),
  );
}

export function sentence(parts: string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

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

/**
 * Text that may hold Markdown (a key point, an introduction): only `<` that would open a tag and so vanish, as in `List<T>`,
 * and lines that would turn what precedes them into a heading or a term defined are escaped. Code is left alone.
 */
export function guard(markdown: string): string {
  return outsideCode(markdown, (text) =>
    text
      .replace(/<(?<=(?<!\\)(?:\\\\)*<)(?=[a-z/!?])(?!https?:|mailto:)/gi, '\\<')
      .replace(/(?<=\S[ \t]*\n)(?=(?:-+|=+)[ \t]*$)/gm, '\\')
      // Hexo still takes an escaped colon for a definition's.
      .replace(/(?<=\S[ \t]*\n(?:[ \t]*\n)?[ \t]{0,3}):(?=[ \t])/g, '&#58;'),
  );
}

export function linkOf(link: Link): string {
  return `[${link.text}](${link.url})`;
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

import { collapseSpaces } from './collapse-spaces.ts';

/** Shortens a text to at most `limit` characters. Cuts between words, and ends with an ellipsis when something was cut. */
export function truncateAtWord(text: string, limit: number): string {
  const flat = collapseSpaces(text);
  if (flat.length <= limit) return flat;
  const room = flat.slice(0, limit - 1);
  const space = room.lastIndexOf(' ');
  const cut = space > limit * 0.5 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/(?<![\s,;:.–—-])[\s,;:.–—-]+$/, '')}…`;
}

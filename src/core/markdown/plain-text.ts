/** Reads the text of Markdown nodes. */
import type { Link } from '../summary.ts';
import type { MarkdownInline } from './tree.ts';

/** A plain text, and where in it the markup was. */
export interface MarkedText {
  text: string;
  /** Offsets `[start, end)` in `text` of bold text. */
  strong: [number, number][];
  /** Offsets `[start, end)` in `text` of inline code. */
  code: [number, number][];
  links: (Link & { start: number; end: number })[];
}

/** Returns the text of inline nodes as mdast-util-to-string does: as it is written, with the descriptions of pictures. */
export const toTextContent = (nodes: MarkdownInline[]): string =>
  nodes
    .map((node) => {
      if ('children' in node) return toTextContent(node.children);
      return 'value' in node ? node.value : node.type === 'image' ? node.alt : '';
    })
    .join('');

/** Matches tags that end a line. */
const LINE_TAG = /^<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b/i;
/** Matches invisible characters. A zero-width joiner before an emoji is part of the emoji. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad](?![\u{1f000}-\u{1ffff}])/gu;

/**
 * Reads inline nodes as plain text with the places of its markup. Pictures, tags and footnote marks are left out. A hard
 * line break becomes a line feed; other white space becomes single spaces.
 */
export function toMarkedText(nodes: MarkdownInline[]): MarkedText {
  const marked: MarkedText = { text: '', strong: [], code: [], links: [] };
  addNodes(nodes, marked, { isAfterSpace: true });
  marked.text = marked.text.trimEnd();
  marked.strong.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return marked;
}

/** `isAfterSpace` is kept beside the text, since reading a character of a growing string copies the whole string. */
function addNodes(nodes: MarkdownInline[], marked: MarkedText, state: { isAfterSpace: boolean }): void {
  const addText = (text: string, isCode = false) => {
    const clean = text.replace(INVISIBLE, '').replace(/[^\S\n ][^\S\n]*| [^\S\n]+/g, ' ');
    const part = state.isAfterSpace && !isCode ? clean.replace(/^ +/, '') : clean;
    if (part === '') return;
    state.isAfterSpace = /\s$/.test(part.slice(-1));
    marked.text += part;
  };
  for (const node of nodes) {
    const start = marked.text.length;
    switch (node.type) {
      case 'text':
        addText(node.value.replaceAll('\n', ' '));
        break;
      case 'inlineCode':
        addText(node.value.replaceAll('\n', ' '), true);
        marked.code.push([start, marked.text.length]);
        break;
      case 'html':
        if (LINE_TAG.test(node.value)) addText('\n');
        break;
      case 'break':
        addText('\n');
        break;
      case 'strong':
        addNodes(node.children, marked, state);
        marked.strong.push([start, marked.text.length]);
        break;
      case 'link': {
        addNodes(node.children, marked, state);
        const text = marked.text.slice(start);
        if (text.trim()) marked.links.push({ text, url: node.url, start, end: marked.text.length });
        break;
      }
      case 'emphasis':
      case 'delete':
        addNodes(node.children, marked, state);
    }
  }
}

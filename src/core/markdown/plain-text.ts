/** Reads the text of Markdown nodes. */
import type { Link } from '../summary.ts';
import { htmlToText } from '../text/html.ts';
import type { MarkdownBlock, MarkdownInline, MarkdownNode } from './tree.ts';

/** A plain text, and where in it the markup was. */
export interface MarkedText {
  text: string;
  /** Offsets `[start, end)` in `text` of bold text. */
  strong: [number, number][];
  /** Offsets `[start, end)` in `text` of inline code. */
  code: [number, number][];
  /** Those of text in italics. */
  emphasis: [number, number][];
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
/** Matches a text that the slower patterns below may change. */
const UNCLEAN = /[^\n -~]| {2}/;
/** Matches invisible characters. A zero-width joiner before an emoji is part of the emoji. */
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff\u00ad](?![\u{1f000}-\u{1ffff}])/gu;

/**
 * Reads inline nodes as plain text with the places of its markup. Pictures, tags, bare addresses and footnote marks are left
 * out. A hard
 * line break becomes a line feed; other white space becomes single spaces.
 */
export function toMarkedText(nodes: MarkdownInline[]): MarkedText {
  const marked: MarkedText = { text: '', strong: [], code: [], emphasis: [], links: [] };
  addNodes(nodes, marked, { isAfterSpace: true });
  marked.text = marked.text.trimEnd();
  marked.strong.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return marked;
}

/** Whether a link shows its own address (`<https://a.example>`). Such an address is no word of the text. */
const isAutolink = ({ url, children: [child] }: MarkdownNode<'link'>): boolean =>
  child?.type === 'text' && (child.value === url || `mailto:${child.value}` === url);

/** `isAfterSpace` is kept beside the text, since reading a character of a growing string copies the whole string. */
function addNodes(nodes: MarkdownInline[], marked: MarkedText, state: { isAfterSpace: boolean }): void {
  const addText = (text: string, isCode = false) => {
    const clean = UNCLEAN.test(text) ? text.replace(INVISIBLE, '').replace(/[^\S\n ][^\S\n]*| [^\S\n]+/g, ' ') : text;
    const isStart = marked.text === '';
    const part = isStart ? clean.trimStart() : state.isAfterSpace && !isCode ? clean.replace(/^ +/, '') : clean;
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
        if (isAutolink(node)) break;
        addNodes(node.children, marked, state);
        const text = marked.text.slice(start);
        if (text.trim()) marked.links.push({ text, url: node.url, start, end: marked.text.length });
        break;
      }
      case 'emphasis':
        addNodes(node.children, marked, state);
        marked.emphasis.push([start, marked.text.length]);
        break;
      case 'delete':
        addNodes(node.children, marked, state);
    }
  }
}

/** The text of a block that holds no other blocks, or of a table row. */
export interface TextLine extends MarkedText {
  type: 'paragraph' | 'heading' | 'tableRow' | 'code' | 'html';
}

/** Lists the texts of all blocks in order, footnotes included. Table cells are joined by ` | `. */
export function listTextLines(blocks: MarkdownBlock[], lines: TextLine[] = []): TextLine[] {
  const addPlain = (type: TextLine['type'], text: string) =>
    lines.push({ type, text, strong: [], code: [], emphasis: [], links: [] });
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading')
      lines.push({ type: block.type, ...toMarkedText(block.children) });
    else if (block.type === 'code') addPlain('code', block.value);
    else if (block.type === 'html') addPlain('html', htmlToText(block.value));
    else if (block.type === 'table')
      for (const { children: cells } of block.children) {
        const divider: MarkdownInline = { type: 'text', value: ' | ' };
        const nodes = cells.flatMap(({ children }, at) => (at > 0 ? [divider, ...children] : children));
        lines.push({ type: 'tableRow', ...toMarkedText(nodes) });
      }
    else if (block.type === 'list') for (const { children } of block.children) listTextLines(children, lines);
    else if ('children' in block) listTextLines(block.children, lines);
  }
  return lines;
}

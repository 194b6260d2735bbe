/** The lines of an article's body, which boilerplate is recognised by. */
import type { MarkdownBlock, MarkdownInline, MarkdownNode } from '../../markdown/tree.ts';
import { hasImage, toLineText } from '../to-markdown/flatten-blocks.ts';

/** A line of a paragraph or a heading, a cell of a table, or a code block. */
export interface Line {
  /** The first inline node; null for code and tables, which are never dropped. */
  first: MarkdownInline | null;
  /** Beginning of the line's text. It is enough to recognise boilerplate, which is short or has typical first words. */
  text: string;
  /** Length of the whole text, in characters. */
  length: number;
  /** Length of the text in links, in characters. */
  links: number;
  /** Addresses of the line's links, separated by spaces. */
  targets: string;
  isHeading: boolean;
  isInItem: boolean;
  /** Whether the line is code or a table, or contains pictures. */
  hasMedia: boolean;
}

/** Only this many characters of a line are checked. */
export const MAX_LINE_SAMPLE = 1000;

/** Lists the lines of blocks in document order. Footnotes are no lines. */
export function listLines(blocks: MarkdownBlock[]): Line[] {
  const lines: Line[] = [];
  const add = (nodes: MarkdownInline[], place: { isHeading?: boolean; isInItem: boolean; isVerbatim?: boolean }) => {
    const text = toLineText(nodes);
    const links = listLinks(nodes);
    lines.push({
      first: place.isVerbatim ? null : (nodes[0] ?? null),
      text: text.slice(0, MAX_LINE_SAMPLE),
      length: text.length,
      links: links.reduce((sum, { children }) => sum + toLineText(children).length, 0),
      targets: links.map(({ url }) => url).join(' '),
      isHeading: place.isHeading ?? false,
      isInItem: place.isInItem,
      hasMedia: place.isVerbatim === true || hasImage(nodes),
    });
  };
  const visit = (block: MarkdownBlock, isInItem: boolean) => {
    if (block.type === 'paragraph' || block.type === 'heading')
      for (const line of splitLines(block.children)) add(line, { isInItem, isHeading: block.type === 'heading' });
    else if (block.type === 'code') add([{ type: 'text', value: block.value }], { isInItem, isVerbatim: true });
    else if (block.type === 'table')
      for (const row of block.children)
        for (const cell of row.children) add(cell.children, { isInItem, isVerbatim: true });
    else if (block.type === 'list')
      for (const item of block.children) for (const child of item.children) visit(child, true);
    else if (block.type === 'blockquote') for (const child of block.children) visit(child, isInItem);
  };
  for (const block of blocks) visit(block, false);
  return lines;
}

/** Splits inline nodes at line breaks and pictures, which are lines of their own. */
function splitLines(nodes: MarkdownInline[]): MarkdownInline[][] {
  const lines: MarkdownInline[][] = [[]];
  for (const node of nodes)
    if (isSeparator(node)) lines.push([node], []);
    else lines.at(-1)?.push(node);
  return lines.filter((line) => line.length > 0);
}
const isSeparator = (node: MarkdownInline): boolean => node.type === 'break' || hasImage([node]);

type MarkdownLink = MarkdownNode<'link'>;
const listLinks = (nodes: MarkdownInline[]): MarkdownLink[] =>
  nodes.flatMap((node) => (node.type === 'link' ? [node] : 'children' in node ? listLinks(node.children) : []));

/** Returns the text and the link targets of a line as one key. Lines with equal keys are a repeated promotion. */
export const toLineKey = ({ text, targets }: Line): string => text + targets;

/** Returns the blocks without the text of dropped lines. Pictures stay. */
export function withoutLines(blocks: MarkdownBlock[], dropped: Set<MarkdownInline>): MarkdownBlock[] {
  const isDropped = ([first]: MarkdownInline[]) => first !== undefined && dropped.has(first);
  const keep = (block: MarkdownBlock): MarkdownBlock[] => {
    if (block.type === 'paragraph' || block.type === 'heading') {
      const lines = splitLines(block.children);
      if (!lines.some((line) => isDropped(line))) return [block];
      const kept = trimLineBreaks(lines.filter((line) => !isDropped(line)).flat());
      return kept.length ? [{ ...block, children: kept }] : [];
    }
    if (block.type === 'blockquote') return withChildren(block, block.children.flatMap(keep));
    if (block.type === 'list')
      return withChildren(
        block,
        block.children.flatMap((item) => withChildren(item, item.children.flatMap(keep))),
      );
    return [block];
  };
  return blocks.flatMap(keep);
}

/** Returns the node with other children; nothing when all of its children are gone. */
const withChildren = <T extends { children: unknown[] }>(node: T, children: T['children']): T[] =>
  children.length ? [{ ...node, children }] : node.children.length ? [] : [node];

const trimLineBreaks = (nodes: MarkdownInline[]): MarkdownInline[] => {
  const isText = ({ type }: MarkdownInline) => type !== 'break';
  return nodes.slice(Math.max(0, nodes.findIndex(isText)), nodes.findLastIndex(isText) + 1);
};

import type { MarkdownBlock, MarkdownInline, MarkdownListItem, MarkdownTableRow } from '../../markdown/tree.ts';
import { cleanText } from '../page/tree.ts';
import { appendInline } from './inline.ts';

export const hasImage = (nodes: MarkdownInline[]): boolean =>
  nodes.some((node) => node.type === 'image' || ('children' in node && hasImage(node.children)));

/** Returns the text of inline nodes on one line, without pictures. */
export const toLineText = (nodes: MarkdownInline[]): string =>
  cleanText(
    nodes.map((node) => ('children' in node ? toLineText(node.children) : 'value' in node ? node.value : ' ')).join(''),
  );

type MarkdownNode =
  | MarkdownBlock
  | MarkdownInline
  | MarkdownListItem
  | MarkdownTableRow
  | MarkdownTableRow['children'][number];

/** Returns the length of the texts and addresses of nodes, in characters. */
export const measureBlocks = (nodes: MarkdownNode[]): number =>
  nodes.reduce(
    (sum, node) =>
      sum +
      ('value' in node ? node.value.length : 0) +
      ('url' in node ? node.url.length : 0) +
      ('children' in node ? measureBlocks(node.children) : 0),
    0,
  );

/** Flattens blocks to one line, for a heading or a table cell. */
export function flattenBlocks(blocks: MarkdownBlock[]): MarkdownInline[] {
  const out: MarkdownInline[] = [];
  const add = (nodes: MarkdownInline[]) => {
    if (!nodes.length) return;
    if (out.length) appendInline(out, { type: 'text', value: ' ' });
    for (const node of nodes) appendInline(out, node);
  };
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') add(block.children);
    else if (block.type === 'code') add([{ type: 'inlineCode', value: block.value.replace(/(?<!\s)\s*\n\s*/g, ' ') }]);
    else if (block.type === 'list') for (const item of block.children) add(flattenBlocks(item.children));
    else if (block.type === 'table')
      for (const row of block.children) for (const cell of row.children) add(cell.children);
    else if ('children' in block) add(flattenBlocks(block.children));
  }
  return out;
}

/** Removes bold formatting (`strong`) from a heading's text, because a heading is bold already. */
export function unwrapStrong(nodes: MarkdownInline[]): MarkdownInline[] {
  const out: MarkdownInline[] = [];
  for (const node of nodes)
    if (node.type === 'strong') for (const child of unwrapStrong(node.children)) appendInline(out, child);
    else appendInline(out, 'children' in node ? { ...node, children: unwrapStrong(node.children) } : node);
  return out;
}

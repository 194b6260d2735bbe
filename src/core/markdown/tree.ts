import { cleanText } from '../read/page/tree.ts';

/**
 * The Markdown tree, with node names similar to those of mdast. It covers CommonMark with GFM's tables, strikethrough
 * and footnotes, without raw HTML.
 */
export type MarkdownInline =
  | { type: 'text'; value: string }
  | { type: 'code'; value: string }
  /** `title`: the caption. */
  | { type: 'image'; url: string; alt: string; title?: string }
  | { type: 'break' }
  /** A reference to the footnote with this label. */
  | { type: 'note'; label: string }
  | { type: 'emphasis' | 'strong' | 'delete'; children: MarkdownInline[] }
  | { type: 'link'; url: string; children: MarkdownInline[] };

export interface MarkdownListItem {
  /** True when the checkbox of a task is ticked; null when the list item has no checkbox. */
  checked: boolean | null;
  children: MarkdownBlock[];
}

export type MarkdownBlock =
  | { type: 'paragraph'; children: MarkdownInline[] }
  | { type: 'heading'; depth: number; children: MarkdownInline[] }
  | { type: 'code'; language: string; value: string }
  | { type: 'quote'; children: MarkdownBlock[] }
  | { type: 'list'; start: number | null; items: MarkdownListItem[] }
  | { type: 'table'; rows: MarkdownInline[][][] }
  | { type: 'note'; label: string; children: MarkdownBlock[] }
  | { type: 'rule' };

export const hasImage = (nodes: MarkdownInline[]): boolean =>
  nodes.some((node) => node.type === 'image' || ('children' in node && hasImage(node.children)));

export const toInlineText = (nodes: MarkdownInline[]): string =>
  cleanText(
    nodes
      .map((node) => ('children' in node ? toInlineText(node.children) : 'value' in node ? node.value : ' '))
      .join(''),
  );

/** Flattens blocks to one line, for a heading or a table cell. */
export function flattenBlocks(blocks: MarkdownBlock[]): MarkdownInline[] {
  const out: MarkdownInline[] = [];
  const add = (nodes: MarkdownInline[]) => {
    if (!nodes.length) return;
    if (out.length) out.push({ type: 'text', value: ' ' });
    out.push(...nodes);
  };
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') add(block.children);
    else if (block.type === 'code') add([{ type: 'code', value: block.value.replace(/(?<!\s)\s*\n\s*/g, ' ') }]);
    else if (block.type === 'quote') add(flattenBlocks(block.children));
    else if (block.type === 'list') for (const item of block.items) add(flattenBlocks(item.children));
    else if (block.type === 'note') add(flattenBlocks(block.children));
    else if (block.type === 'table') for (const row of block.rows) for (const cell of row) add(cell);
  }
  return out;
}

/** Removes bold formatting (`strong`) from a heading's text, because a heading is bold already. */
export function unwrapStrong(nodes: MarkdownInline[]): MarkdownInline[] {
  return nodes.flatMap((node): MarkdownInline[] => {
    if (node.type === 'strong') return unwrapStrong(node.children);
    if (node.type === 'emphasis' || node.type === 'delete' || node.type === 'link') {
      return [{ ...node, children: unwrapStrong(node.children) }];
    }
    return [node];
  });
}

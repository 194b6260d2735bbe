import { squash } from './tree.ts';

/** What Markdown can hold, named as in mdast: CommonMark with GFM's tables, strikethrough and footnotes; no raw HTML. */
export type Inline =
  | { type: 'text'; value: string }
  | { type: 'code'; value: string }
  /** `title`: the caption. */
  | { type: 'image'; url: string; alt: string; title?: string }
  | { type: 'break' }
  /** Stands for the footnote of this label. */
  | { type: 'note'; label: string }
  | { type: 'emphasis' | 'strong' | 'delete'; children: Inline[] }
  | { type: 'link'; url: string; children: Inline[] };

export interface ListItem {
  /** A task's box; null when the item has none. */
  checked: boolean | null;
  children: Block[];
}

export type Block =
  | { type: 'paragraph'; children: Inline[] }
  | { type: 'heading'; depth: number; children: Inline[] }
  | { type: 'code'; language: string; value: string }
  | { type: 'quote'; children: Block[] }
  | { type: 'list'; start: number | null; items: ListItem[] }
  | { type: 'table'; rows: Inline[][][] }
  | { type: 'note'; label: string; children: Block[] }
  | { type: 'rule' };

export const holdsPicture = (nodes: Inline[]): boolean =>
  nodes.some((node) => node.type === 'image' || ('children' in node && holdsPicture(node.children)));

export const plainText = (nodes: Inline[]): string =>
  squash(
    nodes.map((node) => ('children' in node ? plainText(node.children) : 'value' in node ? node.value : ' ')).join(''),
  );

/** Blocks put on one line, for a heading or a cell. */
export function joinBlocks(blocks: Block[]): Inline[] {
  const out: Inline[] = [];
  const add = (nodes: Inline[]) => {
    if (!nodes.length) return;
    if (out.length) out.push({ type: 'text', value: ' ' });
    out.push(...nodes);
  };
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') add(block.children);
    else if (block.type === 'code') add([{ type: 'code', value: block.value.replace(/(?<!\s)\s*\n\s*/g, ' ') }]);
    else if (block.type === 'quote') add(joinBlocks(block.children));
    else if (block.type === 'list') for (const item of block.items) add(joinBlocks(item.children));
    else if (block.type === 'note') add(joinBlocks(block.children));
    else if (block.type === 'table') for (const row of block.rows) for (const cell of row) add(cell);
  }
  return out;
}

/** A heading is strong as it is. */
export function unwrapStrong(nodes: Inline[]): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node.type === 'strong') return unwrapStrong(node.children);
    if (node.type === 'emphasis' || node.type === 'delete' || node.type === 'link') {
      return [{ ...node, children: unwrapStrong(node.children) }];
    }
    return [node];
  });
}

import { escapeLines, printInline } from './print-inline.ts';
import type { MarkdownBlock, MarkdownInline, MarkdownListItem } from './tree.ts';

/**
 * Prints blocks as Markdown (CommonMark 0.31 with GFM tables and strikethrough) that parses back to the same blocks.
 * Emphasis that CommonMark's flanking rules would not recognise is printed as plain words.
 */
export function printMarkdown(blocks: MarkdownBlock[]): string {
  const text = printBlocks(blocks, false);
  return text ? `${text}\n` : '';
}

function printBlocks(blocks: MarkdownBlock[], inList: boolean): string {
  const out: string[] = [];
  let previous: MarkdownBlock | undefined;
  let useOtherMarker = false;
  for (const block of blocks) {
    // Two lists of one kind in a row would parse as one list, so the second list gets another marker, such as `*`
    // instead of `-`.
    useOtherMarker =
      !useOtherMarker &&
      block.type === 'list' &&
      previous?.type === 'list' &&
      (block.start === null) === (previous.start === null);
    const text = printBlock(block, useOtherMarker, inList);
    if (text === '') continue;
    out.push(text);
    previous = block;
  }
  return out.join('\n\n');
}

function printBlock(block: MarkdownBlock, useOtherMarker: boolean, inList: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return escapeLines(printInline(block.children, {}));
    case 'heading': {
      const text = printInline(block.children, { oneLine: true }).replace(/(^|\s)(#+)$/, '$1\\$2');
      return text && `${'#'.repeat(block.depth)} ${text}`;
    }
    case 'code':
      return printCodeBlock(block.language, block.value);
    case 'quote':
      return prefixLines(printBlocks(block.children, false), '> ', '> ');
    case 'list':
      return printList(block.items, block.start, useOtherMarker);
    case 'table':
      return printTable(block.rows);
    case 'note':
      return prefixLines(printBlocks(block.children, false), `[^${block.label}]: `, '    ');
    case 'rule':
      return inList ? '___' : '---';
  }
}

function printCodeBlock(language: string, value: string): string {
  const longest = Math.max(2, ...(value.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [fence + language.replace(/[\s`]/g, ''), ...(value ? [value] : []), fence].join('\n');
}

function printList(items: MarkdownListItem[], start: number | null, useOtherMarker: boolean): string {
  const isTight = items.every(
    ({ children }) => children.length < 2 || (children.length === 2 && children[1]?.type === 'list'),
  );
  const lines = items.map(({ checked, children }, index) => {
    const marker = start === null ? (useOtherMarker ? '* ' : '- ') : `${start + index}${useOtherMarker ? ')' : '.'} `;
    const checkbox = checked === null ? '' : checked ? '[x] ' : '[ ] ';
    const body = isTight ? children.map((child) => printBlocks([child], true)).join('\n') : printBlocks(children, true);
    return prefixLines(checkbox + body, marker, ' '.repeat(marker.length));
  });
  return lines.join(isTight ? '\n' : '\n\n');
}

function printTable(rows: MarkdownInline[][][]): string {
  const width = Math.max(...rows.map((row) => row.length));
  const line = (cells: string[]) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const [head, ...rest] = rows.map((row) =>
    line(row.map((cell) => printInline(cell, { oneLine: true, inTable: true }))),
  );
  return [head, line(Array(width).fill('---')), ...rest].join('\n');
}

/** Puts `first` before the first line and `others` before the rest. Empty lines get no trailing space. */
function prefixLines(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line ? others + line : others.trimEnd()))
    .join('\n');
}

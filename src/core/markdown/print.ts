import { escapeLines } from './escape.ts';
import { printInline, printTarget } from './print-inline.ts';
import type { MarkdownBlock, MarkdownNode } from './tree.ts';

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
      !useOtherMarker && block.type === 'list' && previous?.type === 'list' && block.ordered === previous.ordered;
    const text = printers[block.type](block as never, useOtherMarker, inList);
    if (text === '') continue;
    out.push(text);
    previous = block;
  }
  return out.join('\n\n');
}

type BlockPrinters = {
  [T in MarkdownBlock['type']]: (block: MarkdownNode<T>, useOtherMarker: boolean, inList: boolean) => string;
};

const printers: BlockPrinters = {
  paragraph: ({ children }) => escapeLines(printInline(children, {})),
  heading({ depth, children }) {
    const text = printInline(children, { oneLine: true }).replace(/(^|\s)(#+)$/, '$1\\$2');
    return text && `${'#'.repeat(depth)} ${text}`;
  },
  code: ({ lang, value }) => printCodeBlock(lang ?? '', value),
  blockquote: ({ children }) => prefixLines(printBlocks(children, false), '> ', '> '),
  list: (list, useOtherMarker) => printList(list, useOtherMarker),
  table: (table) => printTable(table),
  footnoteDefinition: ({ label, children }) => prefixLines(printBlocks(children, false), `[^${label}]: `, '    '),
  html: ({ value }) => value,
  definition: ({ label, url, title }) => `[${label}]: ${printTarget(url, title, {})}`,
  thematicBreak: (_, __, inList) => (inList ? '___' : '---'),
};

function printCodeBlock(language: string, value: string): string {
  const longest = Math.max(2, ...(value.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return [fence + language.replace(/[\s`]/g, ''), ...(value ? [value] : []), fence].join('\n');
}

function printList({ start, spread, children: items }: MarkdownNode<'list'>, useOtherMarker: boolean): string {
  const isLoose = spread || items.some((item) => item.spread);
  const lines = items.map(({ checked, children }, index) => {
    const marker = start === null ? (useOtherMarker ? '* ' : '- ') : `${start + index}${useOtherMarker ? ')' : '.'} `;
    const checkbox = checked === null ? '' : checked ? '[x] ' : '[ ] ';
    const body = isLoose ? printBlocks(children, true) : children.map((child) => printBlocks([child], true)).join('\n');
    return prefixLines(checkbox + body, marker, ' '.repeat(marker.length));
  });
  return lines.join(isLoose ? '\n\n' : '\n');
}

const DELIMITERS = { left: ':--', center: ':-:', right: '--:' };

function printTable({ align, children: rows }: MarkdownNode<'table'>): string {
  const printRow = (cells: string[]) => `| ${cells.join(' | ')} |`;
  const [head, ...rest] = rows.map(({ children }) =>
    printRow(children.map((cell) => printInline(cell.children, { oneLine: true, inTable: true }))),
  );
  return [head, printRow(align.map((side) => (side ? DELIMITERS[side] : '---'))), ...rest].join('\n');
}

/** Puts `first` before the first line and `others` before the rest. Empty lines get no trailing space. */
function prefixLines(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => (index === 0 ? first + line : line ? others + line : others.trimEnd()))
    .join('\n');
}

import type { MarkdownInline } from '../../../markdown/tree.ts';
import { attr } from '../../page/tree.ts';
import { isLayoutTable, isLineNumberCell, listTableRows } from '../tables.ts';
import type { Handler } from './handler.ts';

/** Converts a table of data to a table, and a table for layout to the blocks in its cells. */
export const table: Handler = (builder, element, marks) => {
  const rows = listTableRows(element);
  if (isLayoutTable(element, rows)) {
    for (const row of rows) {
      for (const cell of row)
        if (builder.selection.enter(cell) && !isLineNumberCell(cell, row)) builder.visitBlock(cell, marks);
    }
    return;
  }
  const captionElement = element.querySelector('caption');
  if (captionElement) builder.visitBlock(captionElement, marks);
  const cells = rows.map((row) =>
    row.flatMap((cell) => {
      const span = Math.min(20, Number.parseInt(attr(cell, 'colspan'), 10) || 1);
      return [builder.toLine(cell, marks), ...Array.from({ length: span - 1 }, (): MarkdownInline[] => [])];
    }),
  );
  const rowsWithContent = cells.filter((row) => row.some((cell) => cell.length));
  if (!rowsWithContent.length) return;
  const width = Math.max(...rowsWithContent.map((row) => row.length));
  builder.push({
    type: 'table',
    align: Array(width).fill(null),
    children: rowsWithContent.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, column) => ({ type: 'tableCell', children: row[column] ?? [] })),
    })),
  });
};

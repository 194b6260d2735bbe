import { attr, getTag, isElement } from '../page/tree.ts';

/** Returns the cells of a table, row by row, without the cells of nested tables. */
export function listTableRows(element: Element): Element[][] {
  const rows: Element[][] = [];
  const collectRows = (parent: Element) => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (!isElement(child)) continue;
      const tag = getTag(child);
      if (tag === 'tr') {
        const cells: Element[] = [];
        for (let cell = child.firstChild; cell; cell = cell.nextSibling) {
          if (isElement(cell) && /^t[dh]$/.test(getTag(cell))) cells.push(cell);
        }
        if (cells.length) rows.push(cells);
      } else if (/^t(head|body|foot)$/.test(tag)) collectRows(child);
    }
  };
  collectRows(element);
  return rows;
}

/**
 * True for a table that is used for layout instead of data: it has one column, contains tables or code, or has cells
 * with whole blocks of an article.
 */
export function isLayoutTable(element: Element, rows: Element[][]): boolean {
  if (/^(presentation|none)$/.test(attr(element, 'role'))) return true;
  if (rows.length < 1 || Math.max(...rows.map((row) => row.length)) < 2) return true;
  if (element.querySelector('table, pre, h1, h2, h3, blockquote')) return true;
  if (rows.length === 1) return !element.querySelector('th');
  return !element.querySelector('th') && rows.some((row) => row.some((cell) => (cell.textContent ?? '').length > 1500));
}

/** True for a cell with line numbers beside code. */
export const isLineNumberCell = (cell: Element, row: Element[]): boolean =>
  row.length > 1 &&
  /^[\d\s]+$/.test(cell.textContent ?? '') &&
  row.some((other) => other !== cell && other.querySelector('pre, code'));

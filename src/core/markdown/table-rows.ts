/** Parses the rows of tables (GFM 0.29, section 4.10). */
import type { MarkdownAlignment } from './tree.ts';

/** Splits a row at its pipes. An escaped pipe is part of its cell, and loses its backslash. */
export function splitTableRow(line: string): string[] {
  const row = line.trim();
  const cells: string[] = [];
  let cell = '';
  let from = row.startsWith('|') ? 1 : 0;
  for (let at = from; at < row.length; at++) {
    const sign = row.charAt(at);
    if (sign === '\\') {
      if (row.charAt(at + 1) === '|') {
        cell += row.slice(from, at);
        from = at + 1;
      }
      if (/[\\|]/.test(row.charAt(at + 1))) at++;
    } else if (sign === '|') {
      cells.push((cell + row.slice(from, at)).trim());
      cell = '';
      from = at + 1;
    }
  }
  const last = (cell + row.slice(from)).trim();
  return last || from < row.length ? [...cells, last] : cells;
}

/** Returns the alignments that a delimiter row (`| --- | :-: |`) states; null for any other line. */
export function parseDelimiterRow(line: string): MarkdownAlignment[] | null {
  if (!/^[|:-][|:\- \t]*$/.test(line) || !/[|:]/.test(line)) return null;
  const cells = splitTableRow(line);
  if (cells.length === 0 || !cells.every((cell) => /^:?-+:?$/.test(cell))) return null;
  return cells.map((cell) => {
    if (cell.startsWith(':')) return cell.endsWith(':') ? 'center' : 'left';
    return cell.endsWith(':') ? 'right' : null;
  });
}

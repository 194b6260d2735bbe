/** Whether a text closes a quotation or bracket that it has not opened, or leaves one open. */
export function isTorn(text: string, open: string, close: string): boolean {
  const closed = text.indexOf(close);
  const opened = text.indexOf(open);
  return (closed >= 0 && (opened < 0 || closed < opened)) || text.lastIndexOf(open) > text.lastIndexOf(close);
}

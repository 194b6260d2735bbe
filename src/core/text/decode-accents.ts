/** The marks of accented letters, by the end of their names: `&uuml;` is `u` with the mark `uml`. */
const ACCENTS: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
  ring: '\u030a',
  cedil: '\u0327',
};

/**
 * Decodes the character references of letters in plain text: `&uuml;`, `&szlig;`. Apart from `decodeEntities`, since the
 * script that reads a page must be small.
 */
export const decodeAccents = (text: string): string =>
  text.replace(/&(?:szlig|([a-z])(grave|acute|circ|tilde|uml|ring|cedil));/gi, (_, letter?: string, accent?: string) =>
    letter ? (letter + ACCENTS[(accent ?? '').toLowerCase()]).normalize('NFC') : 'ß',
  );

import { describe, expect, it } from 'vitest';
import { createPointFilter } from '../../../src/core/summarize/filter-sentences.ts';
import { parseDocument } from '../../../src/core/summarize/sentences.ts';

const BODY =
  'The kettle club bought a hall by the river. Forty kettles stand in its rooms.\n\nEvery member has a key to the hall.';

/** Returns the sentences that an article may have as points besides its three plain ones. */
function listMore(markdown: string, language = 'en'): string[] {
  const textDocument = parseDocument(`${BODY}\n\n${markdown}`, language);
  const mayBePoint = createPointFilter(textDocument, { title: '', language });
  expect([0, 1, 2].every(mayBePoint)).toBe(true);
  return textDocument.sentences.filter((_, at) => at > 2 && mayBePoint(at)).map(({ text }) => text);
}

describe('a point is never', () => {
  it('a note in italics, a remark in brackets, a cut sentence or a short exclamation', () => {
    expect(listMore('*The writer of this article is a member of the kettle club.*')).toEqual([]);
    expect(listMore('(The hall was built by a maker of bricks in the town.)')).toEqual([]);
    expect(listMore('The members of the club still wonder what the hall will …')).toEqual([]);
    expect(listMore('What a hall this club has now!')).toEqual([]);
  });

  it('a line without an end in a text of sentences; in a text without any it may be', () => {
    const line = 'The new hall of the club seen from the river in May';
    expect(listMore(line)).toEqual([]);
    const textDocument = parseDocument(`${line}\n\n${line.replace('May', 'June')}`, 'en');
    expect(createPointFilter(textDocument, { title: '', language: 'en' })(0)).toBe(true);
  });

  it('a credit, or a sentence about the article and its site', () => {
    expect(listMore('Photo by Ines Holt, who is a member of the club.')).toEqual([]);
    expect(listMore('A longer story of the hall first appeared in the paper of the town.')).toEqual([]);
    expect(listMore('Ines Holt, left, and Maren Falk open the hall of the club in May.')).toEqual([]);
    expect(listMore('Home / Clubs / The kettle club bought a hall.')).toEqual([]);
    expect(listMore('- 54:41 What the members want to do with the hall')).toEqual([]);
    expect(listMore('In this section, we list the members who paid for the hall.')).toEqual([]);
    expect(listMore('Foto: Ines Holt hat den Saal im Mai für den Verein aufgenommen.', 'de')).toEqual([]);
  });

  it('below a heading that opens what follows the article', () => {
    const after = 'Another club has bought a boat for its kettles.';
    expect(listMore(`## See also\n\n${after}`)).toEqual([]);
    expect(listMore(`## Boats\n\n${after}`)).toEqual([after]);
  });
});

import { describe, expect, it } from 'vitest';
import { buildGroundingSource, checkGrounding, isExtract } from '../../../src/core/grounding/index.ts';
import { labelPoints } from '../../../src/core/summarize/label-points.ts';
import { parseDocument } from '../../../src/core/summarize/sentences.ts';
import { writePoint } from '../../../src/core/summarize/write-point.ts';
import type { KeyPoint } from '../../../src/core/summary.ts';

/** Writes a point from the sentences that begin with the given words. */
function write(markdown: string, starts: string[], language = 'en'): KeyPoint | null {
  const textDocument = parseDocument(markdown, language);
  const chosen = starts.map((start) => textDocument.sentences.findIndex(({ text }) => text.startsWith(start)));
  expect(chosen).not.toContain(-1);
  const written = writePoint(textDocument, chosen, language);
  const [point = null] = written ? labelPoints(textDocument, [written], language) : [];
  if (point) expect(isExtract(point, textDocument.sentences.map(({ text }) => text).join('\n'))).toBe(true);
  return point;
}

const LIST = `The free plan of the kettle club covers:

- Two litres a day
- Repairs by post
- A key for the tea room

The paid plan covers everything else that a kettle needs in a year.`;

describe('a point', () => {
  it('puts the lead-in of a list before an item that is a fragment, and says so', () => {
    expect(write(LIST, ['Repairs'])).toEqual({
      text: 'The free plan of the kettle club covers: Repairs by post',
      quote: 'The free plan of the kettle club covers:\nRepairs by post',
      changes: [{ kind: 'lead-in', words: 'The free plan of the kettle club covers' }],
    });
  });

  it('joins items of one list by semicolons after their lead-in', () => {
    const point = write(LIST, ['Two litres', 'A key']);
    expect(point?.text).toBe('The free plan of the kettle club covers: Two litres a day; A key for the tea room');
    expect(point?.changes?.map(({ kind }) => kind)).toEqual(['lead-in', 'joined']);
  });

  it('takes the few brief items of a sentence that announces them', () => {
    expect(write(LIST, ['The free plan'])?.quote.split('\n')).toHaveLength(4);
    expect(write('The jug came with this note:\n\nNobody may boil milk in it.', ['The jug'])).toBeNull();
  });

  it('carries the speaker into the items that they said', () => {
    const said = `Ines Holt, who runs the club, also said:

- Every member will get a new base before the winter begins.
- The old bases will be melted down in the spring of next year.`;
    expect(write(said, ['Every member'])?.text).toBe(
      'Ines Holt, who runs the club, also said: Every member will get a new base before the winter begins.',
    );
  });

  it('keeps the speaker of a quotation, and gives half of a quotation its marks', () => {
    const speech = `“We will repair every kettle. Nobody will pay for it,” said Ines Holt. The members clapped for a minute.`;
    expect(write(speech, ['Nobody'])?.text).toBe('“Nobody will pay for it,” said Ines Holt.');
    expect(write(speech, ['“We will'])?.text).toBe(
      '“We will repair every kettle. Nobody will pay for it,” said Ines Holt.',
    );
    expect(write('“The old kettles were better than anything that is sold today.”', ['“The old'])).toBeNull();
  });

  it('joins a sentence that leans on its neighbour, or is none', () => {
    const text = 'The club bought a hall by the river. It holds forty kettles and a library of tea books.';
    expect(write(text, ['It holds'])).toMatchObject({ text, changes: [{ kind: 'joined' }] });
    expect(write(`It began in May. ${text}`, ['It began'])).toBeNull();
    expect(write('There are forty kettles in the hall by the river.', ['There are'])?.text).toMatch(/^There are/);
    expect(write('Both the jug and the base are made of steel.', ['Both'])?.text).toMatch(/^Both/);
  });

  it('replaces a pronoun by the one name that it can mean, and says which sentence has the name', () => {
    const one = 'The club is led by Ines Holt, as the members announced. She wants to repair every kettle of the town.';
    const point = write(one, ['She wants']);
    expect(point).toMatchObject({
      text: 'Ines Holt wants to repair every kettle of the town.',
      changes: [{ kind: 'name', pronoun: 'She', name: 'Ines Holt' }],
    });
    const source = buildGroundingSource({
      title: '',
      markdown: one,
      language: 'en',
      authors: [],
      url: '',
      site: '',
      description: '',
    });
    expect(checkGrounding(point as KeyPoint, source).faults).toEqual([]);
    const two = one.replace('the members', 'Maren Falk');
    expect(write(two, ['She wants'])?.text).not.toMatch(/^(?:Ines|Maren)/);
  });

  it('leaves no torn bracket, and is never longer than 60 words', () => {
    expect(write('The hall (bought in May. The price is secret) holds forty kettles.', ['The hall'])).toBeNull();
    expect(write(`The kettle ${'boils water and '.repeat(25)}sings.`, ['The kettle'])).toBeNull();
  });

  it('leaves out asides of a long sentence, but no figure and no speaker', () => {
    const long =
      'The kettle club – many of the older members still call it the tea room – bought a hall by the river last May because the old rooms were too small.';
    const aside = '– many of the older members still call it the tea room – ';
    expect(write(long, ['The kettle'])?.text).toBe(long.replace(aside, ''));
    for (const kept of [
      '– it has 300 members in the town of the river – ',
      '– a joke of the town, said Ines Holt in May – ',
    ])
      expect(write(long.replace(aside, kept), ['The kettle'])?.text).toBe(long.replace(aside, kept));
  });

  it('ends a very long sentence at a clause, never inside a list', () => {
    const start =
      'The kettle club of the old town by the river has bought the hall of the brick makers, the boat house, and the tea room of the station';
    const long = `${start}, because the rooms of the old school were too small for forty kettles and for all of the owners of the kettles.`;
    expect(write(long, ['The kettle'])?.text).toBe(`${start}.`);
  });
});

describe('the points of a post', () => {
  it('have no label twice, and do not repeat a neighbour that a point took in', () => {
    const markdown = `# Kettles

## Kettle repairs

Kettle repairs are free for members of the club. All kettle repairs take a week. The club bought a hall by the river. It holds forty kettles.`;
    const textDocument = parseDocument(markdown, 'en');
    const written = [0, 1, 2, 3].flatMap((at) => writePoint(textDocument, [at], 'en') ?? []);
    const points = labelPoints(textDocument, written, 'en');
    expect(points.map(({ label }) => label)).toEqual(['Kettle Repairs', undefined, undefined]);
    expect(points[2]?.text).toBe('The club bought a hall by the river. It holds forty kettles.');
  });
});

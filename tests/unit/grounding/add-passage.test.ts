import { describe, expect, test } from 'vitest';
import { addPassage, prepareQuotedTexts } from '../../../src/core/grounding/index.ts';
import type { Passage } from '../../../src/core/passage.ts';
import type { KeyPoint } from '../../../src/core/summary.ts';

const sentences = [
  'The harbour has measured its water since 1931.',
  'A keeper read the gauge by hand every morning.',
  'Now a sensor the size of a loaf reads it every minute.',
  'Three pilots plan their way out by it.',
];
const texts = prepareQuotedTexts(`${sentences[0]} ${sentences[1]}\n\n${sentences[2]} ${sentences[3]}`, '');
const toPoint = (quote = ''): KeyPoint => ({ text: quote, quote });
const points = [toPoint(sentences[0]), toPoint(sentences[3])];
const select = (text: string, around: Partial<Passage> = {}): Passage => ({
  text,
  before: '',
  after: '',
  offset: 0,
  ...around,
});
const add = (passage: Passage, isLinked = false) => addPassage(points, passage, texts, { isLinked });

describe('a passage', () => {
  test('becomes a point where it stands in the article', () => {
    const added = add(select(`${sentences[1]}`));
    expect(added).toMatchObject({ index: 1, note: 'added' });
    expect(added.points.map(({ quote }) => quote)).toEqual([sentences[0], sentences[1], sentences[3]]);
  });

  test('that the article lacks becomes the last point', () => {
    expect(add(select('A caption that is not in the body.')).index).toBe(2);
  });

  test('that is a point already is not added again', () => {
    const added = add(select(`${sentences[3]}`));
    expect(added).toMatchObject({ index: 1, note: 'known' });
    expect(added.points).toBe(points);
  });

  test('over several blocks becomes one point with one line of its quote a block, and says so', () => {
    const added = add(select(`${sentences[1]}\n\n\t${sentences[2]}`));
    expect(added).toMatchObject({ index: 1, note: 'joined', count: 2 });
    expect(added.points[1]).toEqual({
      text: `${sentences[1]} ${sentences[2]}`,
      quote: `${sentences[1]}\n${sentences[2]}`,
      changes: [{ kind: 'joined' }],
    });
  });

  test('of 50,000 characters becomes a point that has them all, and says so', () => {
    const text = 'The tide comes and goes. '.repeat(2_000).trim();
    const added = add(select(text));
    expect(added).toMatchObject({ note: 'long', count: text.length });
    expect(added.points.at(-1)?.text).toBe(text);
  });

  test('that occurs nine times is placed and linked where the user selected it, and says so', () => {
    const nine = Array.from(
      { length: 9 },
      (_, at) => `Pier ${at + 1} was checked first. The pump runs well. So far for ${at + 1}.`,
    );
    const page = prepareQuotedTexts(nine.join('\n\n'), '');
    const others = [toPoint('Pier 4 was checked first.'), toPoint('Pier 6 was checked first.')];
    const passage = select('The pump runs well.', { before: 'Pier 5 was checked first. ', after: ' So far for 5.' });
    const added = addPassage(others, passage, page, { isLinked: true });
    expect(added).toMatchObject({ index: 1, note: 'repeated', count: 9 });
    expect(decodeURIComponent(added.points[1]?.proof ?? '')).toBe('text=5 was checked first.-,The pump runs well');
  });

  test('has a link to its place only where the format has such links', () => {
    expect(add(select(`${sentences[1]}`)).points[1]?.proof).toBeUndefined();
    expect(add(select(`${sentences[1]}`), true).points[1]?.proof).toMatch(/^text=A%20keeper%20read/);
  });
});

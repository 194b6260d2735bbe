import { expect, test } from 'vitest';
import { chooseIntroduction } from '../../../src/core/summarize/opening-and-closing.ts';
import { parseDocument } from '../../../src/core/summarize/sentences.ts';

const rest = Array.from({ length: 12 }, (_, at) => `Post ${at} of the pier was painted in spring.`).join('\n\n');

/** Chooses the introduction of a text whose sentences are the main message with these chances; the excerpt has `taken`. */
const introduce = (markdown: string, message: number[], taken: number[] = []) =>
  chooseIntroduction(parseDocument(`${markdown}\n\n${rest}`, 'en'), (at) => taken.includes(at), 'en', message);

const sensors = 'The harbour of Vestby measures its tide every minute since the first of May.';
const board = 'A board at the quay shows the height of the water to every skipper.';
const clerk = 'Clerks walked the pier every morning for forty years with a stick and a notebook.';

test('the introduction is what the excerpt left of the first paragraph that may hold the main message', () => {
  expect(introduce(`${sensors} ${board}\n\n${clerk}`, [0.5, 0.3, 0.05], [0])).toEqual({ text: board, sentences: [1] });
  expect(introduce(`${clerk}\n\n${sensors} ${board}`, [0.05, 0.3, 0.1])).toEqual({
    text: `${sensors} ${board}`,
    sentences: [1, 2],
  });
  expect(introduce(`${sensors} ${board}\n\n${clerk}`, [0.2, 0.1, 0.9]).sentences).toEqual([0, 1]);
});

test('a further detail of the opening introduces nothing', () => {
  expect(introduce(`${sensors}\n\n${clerk}`, [0.5, 0.05], [0]).text).toBe('');
});

test('the introduction begins with a sentence, not with a date line', () => {
  const dated = `Published on Monday 4 May 2026 in the Port News of Vestby\n\n${sensors}`;
  expect(introduce(dated, [0.9, 0.4])).toEqual({ text: sensors, sentences: [1] });
});

test('an introduction has no half of a quotation', () => {
  const speech =
    '“The harbour of Vestby measures its tide every minute. We have waited for it for forty years”, the mayor said.';
  expect(introduce(`${speech}\n\n${board}`, [0.5, 0.1, 0.3], [1]).text).toBe(board);
});

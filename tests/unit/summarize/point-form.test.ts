import { describe, expect, it } from 'vitest';
import { chooseSiblings, findSiblings } from '../../../src/core/summarize/list-runs.ts';
import { orderPoints, planPointForm } from '../../../src/core/summarize/point-form.ts';
import { parseDocument } from '../../../src/core/summarize/sentences.ts';
import { summarizeArticle } from '../../../src/core/summarize/summarize.ts';

const parse = (markdown: string) => parseDocument(markdown, 'en');
const readAll = ({ sentences }: ReturnType<typeof parse>, indices: Iterable<number>) =>
  [...indices].map((at) => sentences[at]?.text ?? '');

const STEPS = ['Open the sluice.', 'Wait for the wheel.', 'Pour the grain.', 'Ring the bell.', 'Close the sluice.'];
const listSteps = (steps: string[]) => steps.map((step, at) => `${at + 1}. ${step}`).join('\n');

describe('findSiblings', () => {
  it('finds each list with the sentence that announces it', () => {
    const document = parse(`The mill has new parts. It adds:

- a bell. It rings twice.
- a sieve

Other mills wait.

- a crank`);
    const [first, second] = findSiblings(document.sentences);
    expect(readAll(document, [first?.lead ?? -1])).toEqual(['It adds:']);
    expect(first?.items.map((item) => readAll(document, item))).toEqual([['a bell.', 'It rings twice.'], ['a sieve']]);
    expect(second).toEqual({ lead: -1, items: [[6]] });
  });

  it('finds a nested list, announced by its item, and continues the list around it', () => {
    const document = parse('Parts:\n\n- Wheels\n  - oak\n  - iron\n- Stones\n\n1. Oil them.\n2. Turn them.');
    expect(findSiblings(document.sentences)).toEqual([
      { lead: 0, items: [[1], [4]] },
      { lead: 1, items: [[2], [3]] },
      { lead: -1, items: [[5], [6]] },
    ]);
  });

  it('ends a list at a heading', () => {
    const document = parse('- oak\n- iron\n\n## Stones\n\n- basalt');
    expect(findSiblings(document.sentences).map(({ items }) => items.length)).toEqual([2, 1]);
  });
});

describe('chooseSiblings', () => {
  const document = parse(`It adds:

- a bell that rings at noon
- a sieve
- **Crank**: a new one
- a wheel made of very old oak that turns twice as fast as the wheel that it replaces, and without any noise`);

  it('chooses the brief items without labels of a list, with the sentence that announces them', () => {
    expect(chooseSiblings(document.sentences, () => 1)).toEqual([{ lead: 0, items: [1, 2] }]);
  });

  it('chooses nothing from numbered steps, or when fewer than two items may be points', () => {
    expect(chooseSiblings(parse(listSteps(STEPS)).sentences, () => 1)).toEqual([]);
    expect(chooseSiblings(document.sentences, (at) => (at === 1 ? 1 : null))).toEqual([]);
  });
});

describe('planPointForm', () => {
  it('asks for all steps, several in one point where there are more than points', () => {
    const document = parse(`Grinding takes an hour.\n\n${listSteps(STEPS)}`);
    expect(planPointForm('steps', document, 'en', 7).required).toEqual([[1], [2], [3], [4], [5]]);
    expect(planPointForm('steps', document, 'en', 4).required).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('asks for no steps where some would be missing', () => {
    const long = STEPS.map(
      (step) => `${step.slice(0, -1)} before the evening comes and all the lamps along the river are lit again.`,
    );
    expect(planPointForm('steps', parse(listSteps(long)), 'en', 3).required).toEqual([]);
    expect(
      planPointForm('steps', parse(listSteps(Array.from({ length: 40 }, () => 'Turn it.'))), 'en').required,
    ).toEqual([]);
  });

  it('puts the question first, and leaves all answers but the first out', () => {
    const document = parse(`It stops each noon. Question: Why does my wheel stop?

## Best answer

The sluice is shut at noon.

## Another answer

Buy a new wheel.`);
    const form = planPointForm('questions', document, 'en');
    expect(readAll(document, form.required.flat())).toEqual(['Question: Why does my wheel stop?']);
    expect(readAll(document, form.barred)).toEqual(['Buy a new wheel.']);
    expect(
      orderPoints([{ sentences: [2] }, { sentences: [1] }, { sentences: [0] }], form).map((one) => one.sentences),
    ).toEqual([[1], [0], [2]]);
  });

  it('puts what breaks first in a release, from headings and lead-ins', () => {
    const document = parse(`## Added

- A bell rings at noon.
- **Deprecated**: The old crank goes next year.

## Breaking changes

- The sluice opens to the left.`);
    const form = planPointForm('release', document, 'en');
    expect(readAll(document, form.first)).toEqual([
      'Deprecated: The old crank goes next year.',
      'The sluice opens to the left.',
    ]);
    const points = [0, 1, 2].map((at) => ({ sentences: [at] }));
    expect(orderPoints(points, form).map(({ sentences: [at] }) => at)).toEqual([1, 2, 0]);
  });

  it('makes no point of an ingredient, and asks nothing of other kinds', () => {
    const document = parse('A bread for millers.\n\n- 300 g flour\n- 2 eggs\n\n1. Knead it.\n2. Bake it.');
    expect(readAll(document, planPointForm('recipe', document, 'en').barred)).toEqual(['300 g flour', '2 eggs']);
    for (const kind of [null, 'list', 'study'] as const)
      expect(planPointForm(kind, document, 'en')).toEqual({ required: [], barred: new Set(), first: new Set() });
  });
});

describe('summarizeArticle, by kind', () => {
  const summarize = (title: string, markdown: string, points = 7) =>
    summarizeArticle(
      { title, markdown, language: 'en', authors: [], url: '', site: '', description: '' },
      { points },
    ).points.map(({ text }) => text);

  it('gives all steps of a guide in order', () => {
    const points = summarize(
      'Grinding grain',
      `It takes an hour to grind a sack of grain in the mill.\n\n${listSteps(STEPS)}`,
    );
    expect(points.filter((point) => STEPS.includes(point))).toEqual(STEPS);
  });

  it('puts the breaking changes of a release first', () => {
    const [first] = summarize(
      'Millwheel 4.2 released',
      `## Added

- A bell rings in the tower at noon, so that the millers know when to rest.

## Breaking changes

- The sluice now opens to the left, so that old cranks no longer fit the gate.

## Fixed

- The sieve no longer tears when the wheel turns backwards in a flood.`,
      3,
    );
    expect(first).toContain('sluice');
  });
});

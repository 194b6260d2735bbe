import { expect, it } from 'vitest';
import { summarizeArticle } from '../../../src/core/summarize/summarize.ts';
import type { SummaryOptions } from '../../../src/core/summary.ts';
import { countWords } from '../../../src/core/text/words.ts';

const features = [
  [
    'Battery',
    'The lamp runs for nine hours on one charge',
    'even in frost and although its two cells are smaller than before',
  ],
  [
    'Light',
    'It gives 400 lumens at full power',
    'which is twice as much as the lamp that it replaces gave on its best days',
  ],
  [
    'Weight',
    'The new housing weighs 90 grams',
    'since the steel of the old one made way for magnesium from a works in Vestby',
  ],
  ['Price', 'The lamp costs 49 euros', 'and the shop takes the old lamp in payment until the end of the coming winter'],
  [
    'Charging',
    'An hour at the wall fills the cells by half',
    'provided that the cable of the maker is used and not one of those that came with older lamps',
  ],
  [
    'Repair',
    'Every screw can be bought one by one',
    'as the maker promises in a leaflet that comes with the lamp and names eleven shops in the country',
  ],
  [
    'Colour',
    'Buyers choose between amber and white',
    'and hikers who took part in a trial on the pass chose amber in nine of ten cases on foggy evenings',
  ],
];
const markdown = features
  .map(([heading, short, rest]) => `## ${heading}\n\n${short}. ${short}, ${rest}, as the makers told us in ${heading}.`)
  .join('\n\n');
const summarize = (options: Partial<SummaryOptions>) =>
  summarizeArticle(
    { title: 'A lamp for winter', markdown, language: 'en', authors: [], url: '', site: '', description: 'All of it.' },
    options,
  );

it('makes short points when asked to, from the same article', () => {
  const measure = (length: SummaryOptions['length']) => {
    const { points } = summarize({ points: 4, length });
    return points.reduce((sum, { text }) => sum + countWords(text), 0) / points.length;
  };
  expect(measure('short')).toBeLessThan(measure('normal'));
});

it('leaves labels out when asked to, and changes no other word of the points', () => {
  const labelled = summarize({ points: 4 }).points;
  expect(labelled.some(({ label }) => label)).toBe(true);
  expect(summarize({ points: 4, labels: false }).points).toEqual(labelled.map(({ label: _, ...point }) => point));
});

it('gives some points when no number is set, and as many as are set', () => {
  expect(summarize({}).points.length).toBeGreaterThan(1);
  expect(summarize({ points: 3 }).points).toHaveLength(3);
});

it('says nothing twice where readers see the excerpt, and gives as many points', () => {
  const lead = 'Vestby Works announced a lamp for winter that runs for nine hours on one charge.';
  const input = {
    ...{ title: 'A lamp for winter', markdown: `${lead}\n\n${markdown}`, language: 'en', authors: [], url: '' },
    ...{ site: '', description: '' },
  };
  const listTexts = (isExcerptShown: boolean) =>
    summarizeArticle(input, { points: 4, isExcerptShown }).points.map(({ quote }) => quote);
  expect(summarizeArticle(input).excerpt).toContain(lead);
  expect(listTexts(false)).toContain(lead);
  expect(listTexts(true)).not.toContain(lead);
  expect(listTexts(true)).toHaveLength(4);
});

it('says the excerpt again rather than nothing', () => {
  const only = 'Vestby Works announced a lamp for winter that runs for nine hours on one charge.';
  const input = { title: 'A lamp', markdown: only, language: 'en', authors: [], url: '', site: '', description: '' };
  expect(summarizeArticle(input, { isExcerptShown: true }).points).toHaveLength(1);
});

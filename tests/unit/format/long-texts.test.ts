import { expect, test } from 'vitest';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { fixturePost } from './fixtures.ts';

/** Starts of constructs that never end: what makes a careless pattern look to the end of the text from every place. */
const starts = [
  '{{',
  '{%',
  '{#',
  '{{<',
  '{{ a(',
  '{% a(',
  '<!--',
  '`',
  '```\n',
  '$$',
  '\\',
  '[',
  ':',
  ':a',
  '<',
  '_ ',
  '| ',
  '](',
  ']:a:',
  '![',
  '`a`',
  'www.\\',
  'https://',
  '\\`',
  '{a=',
  '*[',
  '&',
  '<https:',
  '- ',
  '\u200d',
];

/** Of those that wrap tags in tags no blog has two: each would wrap what the other has. */
const wary = (['hexo', 'nunjucks', 'liquid'] as const).map(
  (wrapping): Profile => ({ ...techhub, hazards: ['kramdown', 'shortcode', 'tera', 'directive', 'mdx', wrapping] }),
);

test.each(starts)('two hundred kilobytes of %j print within moments', (start) => {
  const text = start.repeat(200_000 / start.length);
  // Processor time: other tests run beside this one.
  const before = process.cpuUsage();
  for (const profile of wary)
    printPost({ ...fixturePost, body: text, introduction: text, title: text.slice(0, 50_000) }, profile);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(5_000);
});

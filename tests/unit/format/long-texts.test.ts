import { expect, test } from 'vitest';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { fixturePost } from './fixtures.ts';

/** Openings of constructs that are never closed: after each, a careless pattern would search to the end of the text. */
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

/**
 * One profile for each hazard whose escape wraps template tags. Two such hazards in one profile would wrap each other's
 * tags.
 */
const profiles = (['hexo', 'nunjucks', 'liquid'] as const).map(
  (wrapping): Profile => ({ ...techhub, hazards: ['kramdown', 'shortcode', 'tera', 'directive', 'mdx', wrapping] }),
);

test.each(starts)('prints two hundred kilobytes of %j within five seconds', (start) => {
  const text = start.repeat(200_000 / start.length);
  // CPU time, not wall-clock time, since other tests run in parallel.
  const before = process.cpuUsage();
  for (const profile of profiles)
    printPost({ ...fixturePost, body: text, introduction: text, title: text.slice(0, 50_000) }, profile);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(5_000);
});

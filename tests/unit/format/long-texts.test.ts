import { expect, test } from 'vitest';
import { printPost } from '../../../src/core/format/print-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { fixturePost } from './fixtures.ts';

/** Starts of constructs without an end, for which a careless pattern searches to the end of the text again and again. */
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

/** No blog has two of the hazards that wrap tags: each would wrap the tags of the other. */
const profiles = (['hexo', 'nunjucks', 'liquid'] as const).map(
  (wrapping): Profile => ({ ...techhub, hazards: ['kramdown', 'shortcode', 'tera', 'directive', 'mdx', wrapping] }),
);

test.each(starts)('prints two hundred kilobytes of %j within five seconds', (start) => {
  const text = start.repeat(200_000 / start.length);
  // Processor time, since other tests run at the same time.
  const before = process.cpuUsage();
  for (const profile of profiles)
    printPost({ ...fixturePost, body: text, introduction: text, title: text.slice(0, 50_000) }, profile);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(5_000);
});

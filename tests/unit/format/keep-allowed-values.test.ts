import { expect, test } from 'vitest';
import { keepAllowedValues } from '../../../src/core/format/keep-allowed-values.ts';
import type { KeyRule } from '../../../src/core/format/profile.ts';
import { astro } from '../../../src/profiles/astro.ts';

test('a new post gets only tags that the blog’s configuration allows, in the blog’s spelling', () => {
  const rule: KeyRule = { key: 'tags', type: 'list', values: ['Storm', 'Calm'], from: 'src/content.config.ts' };
  const tags = ['storm', 'Gale', 'Calm'];
  expect(keepAllowedValues(tags, 'tags', { ...astro, rules: [rule] })).toEqual(['Storm', 'Calm']);
  expect(keepAllowedValues(tags, 'categories', { ...astro, rules: [rule] })).toEqual(tags);
  expect(keepAllowedValues(tags, 'tags', { ...astro, rules: [{ ...rule, values: [] }] })).toEqual([]);
  expect(keepAllowedValues(tags, 'tags', astro)).toEqual(tags);
});

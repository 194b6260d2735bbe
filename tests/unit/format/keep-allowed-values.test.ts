import { expect, test } from 'vitest';
import { keepAllowedSuggestions, keepAllowedValues } from '../../../src/core/format/keep-allowed-values.ts';
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

test('suggestions are those that the configuration allows', () => {
  const rule: KeyRule = { key: 'tags', type: 'list', values: ['Storm', 'Calm'], from: 'src/content.config.ts' };
  const suggest = (value: string) => ({ value, known: false, score: 0.5, why: [{ by: 'title' as const }] });
  const tagging = { tags: [suggest('gale'), suggest('storm')], categories: [suggest('Weather')] };
  const kept = keepAllowedSuggestions(tagging, { ...astro, rules: [rule] });
  expect(kept.tags.map(({ value }) => value)).toEqual(['Storm']);
  expect(kept.categories).toEqual(tagging.categories);
});

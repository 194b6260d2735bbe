import { expect, test } from 'vitest';
import { composePost } from '../../../src/core/format/compose-post.ts';
import { rebasePost } from '../../../src/core/format/rebase-post.ts';
import { markdown } from '../../../src/profiles/markdown.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { fixtureArticle, fixtureSummary, fixtureTagging } from './fixtures.ts';

const compose = (profile: typeof techhub) =>
  composePost(fixtureArticle, fixtureSummary, fixtureTagging, profile, { author: 'Ida Holm' });
const [before, fresh] = [compose(techhub), compose(markdown)];

test('makes everything anew that nobody edited, in both directions', () => {
  expect(rebasePost({ before, edited: before, fresh })).toEqual(fresh);
  expect(rebasePost({ before: fresh, edited: fresh, fresh: before })).toEqual(before);
});

test('keeps what the user typed', () => {
  const typed = { title: 'Mine', excerpt: 'My own.', authors: ['Ida'], date: '2026-03-09', slug: 'mine' };
  const points = [...before.points, { text: 'Typed.', quote: '' }];
  const edited = { ...before, ...typed, points, own: { weather: 'windy' }, body: 'By hand.' };
  expect(rebasePost({ before, edited, fresh })).toEqual({
    ...fresh,
    ...typed,
    points,
    own: { weather: 'windy' },
    body: 'By hand.',
  });
});

test('drops the old format’s tags, and keeps those that the user added and leaves out those that the user removed', () => {
  expect(before.tags).toEqual(['Azure', 'News', 'Sensors']);
  const edited = { ...before, tags: ['Azure', 'News', 'Typed'], categories: [...before.categories, 'Own'] };
  const rebased = rebasePost({ before, edited, fresh });
  expect(rebased.tags).toEqual(['Typed']);
  expect(rebased.categories).toEqual([...fresh.categories, 'Own']);
});

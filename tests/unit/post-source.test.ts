import { expect, test } from 'vitest';
import { correctSource, getSource } from '../../src/core/post-source.ts';
import { fixturePost } from './format/fixtures.ts';

const user = { authors: true, date: true };
const source = { authors: ['Ada Ek'], date: '2026-02-20' };

test('takes a post’s own authors and date for its article’s in posts of older versions', () => {
  expect(getSource(fixturePost)).toEqual({ authors: ['Mara Quist'], date: fixturePost.date });
  expect(getSource({ ...fixturePost, source })).toBe(source);
});

test('corrects the article’s facts, and the post’s own only where they are the article’s', () => {
  expect(correctSource({ ...fixturePost, source }, { authors: ['Ada Eck'] }, user)).toEqual({
    source: { authors: ['Ada Eck'], date: '2026-02-20' },
  });
  expect(correctSource({ ...fixturePost, source, ...source }, { date: '2026-02-21' }, user)).toEqual({
    source: { authors: ['Ada Ek'], date: '2026-02-21' },
    date: '2026-02-21',
  });
});

test('lets the format decide whose an unknown author is', () => {
  const nobody = { ...fixturePost, authors: [], source: { ...source, authors: [] } };
  expect(correctSource(nobody, { authors: ['Ada Ek'] }, user)).not.toHaveProperty('authors');
  expect(correctSource(nobody, { authors: ['Ada Ek'] }, { ...user, authors: false })).toMatchObject({
    authors: ['Ada Ek'],
  });
});

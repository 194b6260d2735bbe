import { expect, test } from 'vitest';
import { getSaveState } from '../../../src/ui/popup/save-state.ts';

type Compared = Parameters<typeof getSaveState>[0];
const post = { title: 'A', excerpt: 'B', date: '2026-12-01T10:00:00+01:00', tags: ['one'] };
const state = (saved: object | null, draft: object = { post, saved: null }, elsewhere = '') =>
  getSaveState({
    draft,
    savedVersion: { version: saved && { saved: { post: saved }, elsewhere } },
  } as unknown as Compared);

test('a post is unsaved until the library has a post of its article', () => {
  expect(state(null)).toBe('unsaved');
  expect(state(post, undefined, 'other.example')).toBe('unsaved');
});

test('a post is saved when it equals the saved one but for the time of the day, empty members and their order', () => {
  const same = { tags: ['one'], date: '2026-12-01T18:30:00+01:00', excerpt: 'B', title: 'A', updated: 'x', slug: '' };
  expect(state(same)).toBe('saved');
});

test('a post is changed when the user has edited it since, or the saved one is not known yet', () => {
  expect(state({ ...post, title: 'Other' })).toBe('changed');
  expect(state({ ...post, date: '2026-12-02' })).toBe('changed');
  expect(state({ ...post, tags: [] })).toBe('changed');
  expect(state(null, { post, saved: 'id' })).toBe('changed');
});

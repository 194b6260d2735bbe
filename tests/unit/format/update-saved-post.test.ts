import { describe, expect, it } from 'vitest';
import { updateSavedPost } from '../../../src/core/format/update-saved-post.ts';
import { fixturePost } from './fixtures.ts';

const seen = { title: fixturePost.title, date: fixturePost.date };
const newPage = {
  ...fixturePost,
  title: 'Harbour sensors now report every second',
  date: '2026-03-01T08:00:00+00:00',
  excerpt: 'Mara Quist reports that the port now measures every second.',
  points: [{ text: 'Readings arrive every second.', quote: 'Readings arrive every second.' }],
};

describe('a saved post brought up to date', () => {
  it('updates title and date that the user had kept', () => {
    const post = updateSavedPost({ saved: fixturePost, seen, fresh: newPage, form: newPage });
    expect(post).toEqual({ ...fixturePost, title: newPage.title, date: newPage.date });
  });

  it('keeps the day of posting and follows the page with the article’s date', () => {
    const source = { authors: ['Mara Quist'], date: fixturePost.date };
    const saved = { ...fixturePost, date: '2026-02-28T09:00:00+00:00', source };
    const fresh = { ...newPage, date: '2026-03-02T09:00:00+00:00', source: { ...source, date: newPage.date } };
    const post = updateSavedPost({ saved, seen, fresh, form: fresh });
    expect(post).toMatchObject({ date: saved.date, source: fresh.source });
    const older = updateSavedPost({ saved: fixturePost, seen, fresh, form: fresh });
    expect(older.date).toBe(newPage.date);
  });

  it('keeps everything that the user had changed', () => {
    const saved = { ...fixturePost, title: 'Sensors!', excerpt: 'Mine.', tags: ['Mine'], body: 'By hand.' };
    const post = updateSavedPost({ saved, seen, fresh: newPage, form: newPage });
    expect(post).toEqual({ ...saved, date: newPage.date });
  });

  it('keeps the user’s own words, and takes no kind that the page suggests', () => {
    const via = { name: 'Pier Notes', url: 'https://notes.example/' };
    const saved = { ...fixturePost, comment: 'Mine.', via };
    const fresh = { ...newPage, kind: 'quote' as const };
    const post = updateSavedPost({ saved, seen, fresh, form: { ...fresh } });
    expect(post).toMatchObject({ comment: 'Mine.', via });
    expect(post).not.toHaveProperty('kind');
    const note = updateSavedPost({ saved, seen, fresh, form: { ...fresh, kind: 'note', comment: 'Later.' } });
    expect(note).toMatchObject({ comment: 'Later.', kind: 'note' });
  });

  it('applies the later edits in the form', () => {
    const typed = { text: 'A point of my own.', quote: '' };
    const form = {
      ...newPage,
      excerpt: 'Typed now.',
      tags: [...newPage.tags.filter((tag) => tag !== 'Azure'), 'Typed'],
      points: [...newPage.points, typed],
    };
    const post = updateSavedPost({ saved: fixturePost, seen, fresh: newPage, form });
    expect(post.excerpt).toBe('Typed now.');
    expect(post.tags).toEqual(['Sensors', 'News', 'DevOps', 'C#', 'Typed']);
    expect(post.points).toEqual([...fixturePost.points, typed]);
    expect(post.description).toBe(fixturePost.description);
  });

  it('keeps a date that the page no longer gives', () => {
    const undated = { ...newPage, date: '' };
    expect(updateSavedPost({ saved: fixturePost, seen, fresh: undated, form: undated }).date).toBe(fixturePost.date);
  });

  it('keeps the form’s post when it is the saved one', () => {
    const form = { ...fixturePost, title: 'Typed', authors: ['A', 'B'] };
    expect(updateSavedPost({ saved: form, seen, fresh: form, form })).toEqual(form);
  });
});

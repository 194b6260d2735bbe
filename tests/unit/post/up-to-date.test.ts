import { describe, expect, it } from 'vitest';
import { broughtUpToDate } from '../../../src/core/post/up-to-date.ts';
import { samplePost } from './sample.ts';

const seen = { title: samplePost.title, date: samplePost.date };
const newPage = {
  ...samplePost,
  title: 'Harbour sensors now report every second',
  date: '2026-03-01T08:00:00+00:00',
  excerpt: 'Mara Quist reports that the port now measures every second.',
  points: [{ text: 'Readings arrive every second.', quote: 'Readings arrive every second.' }],
};

describe('a saved post brought up to date', () => {
  it('takes over the title and the date of the page where the person had left them', () => {
    const post = broughtUpToDate({ saved: samplePost, seen, fresh: newPage, form: newPage });
    expect(post).toEqual({ ...samplePost, title: newPage.title, date: newPage.date });
  });

  it('keeps everything that the person had changed in it', () => {
    const saved = { ...samplePost, title: 'Sensors!', excerpt: 'Mine.', tags: ['Mine'], body: 'By hand.' };
    const post = broughtUpToDate({ saved, seen, fresh: newPage, form: newPage });
    expect(post).toEqual({ ...saved, date: newPage.date });
  });

  it('has what was typed into the form since', () => {
    const typed = { text: 'A point of my own.', quote: '' };
    const form = {
      ...newPage,
      excerpt: 'Typed now.',
      tags: [...newPage.tags.filter((tag) => tag !== 'Azure'), 'Typed'],
      points: [...newPage.points, typed],
    };
    const post = broughtUpToDate({ saved: samplePost, seen, fresh: newPage, form });
    expect(post.excerpt).toBe('Typed now.');
    expect(post.tags).toEqual(['Sensors', 'News', 'DevOps', 'C#', 'Typed']);
    expect(post.points).toEqual([...samplePost.points, typed]);
    expect(post.description).toBe(samplePost.description);
  });

  it('does not lose a date that the page gives no more', () => {
    const undated = { ...newPage, date: '' };
    expect(broughtUpToDate({ saved: samplePost, seen, fresh: undated, form: undated }).date).toBe(samplePost.date);
  });

  it('is what the form was when that is what was saved', () => {
    const form = { ...samplePost, title: 'Typed', authors: ['A', 'B'] };
    expect(broughtUpToDate({ saved: form, seen, fresh: form, form })).toEqual(form);
  });
});

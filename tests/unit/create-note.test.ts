import { expect, test } from 'vitest';
import { createNoteArticle, isNotable } from '../../src/drafting/create-note.ts';

const readAt = '2026-12-01T10:00:00+01:00';

test.each([
  ['paper.pdf', 'https://a.example/files/tide_tables-2026.pdf', 'tide tables 2026'],
  ['', 'https://a.example/files/Tide%20tables.pdf?download=1', 'Tide tables'],
  ['Tide tables of the north coast', 'https://a.example/t.pdf', 'Tide tables of the north coast'],
  ['', 'https://a.example/', 'https://a.example/'],
])('a note of a tab with the title “%s” at %s is called “%s”', (title, url, expected) => {
  const article = createNoteArticle({ title, url, readAt });
  expect(article.title.value).toBe(expected);
  expect(article).toMatchObject({ kind: 'none', markdown: '', readAt });
});

test('a note is made only of an address that leads a reader somewhere', () => {
  expect(isNotable({ url: 'https://a.example/paper.pdf' })).toBe(true);
  for (const url of ['', 'chrome://settings', 'about:blank', 'file:///home/a.pdf'])
    expect(isNotable({ url })).toBe(false);
});

import { describe, expect, test } from 'vitest';
import type { PageArticle } from '../../../src/core/article.ts';
import { parseMarkdown } from '../../../src/core/markdown/parse.ts';
import { listHeadlines, recognizePage } from '../../../src/core/read/recognize-page.ts';

const pageOf = (markdown: string, facts: Partial<PageArticle> = {}) => ({
  url: 'https://quay.example/news/',
  authors: null,
  dates: [],
  blocks: parseMarkdown(markdown).children,
  ...facts,
});
const cards = (count: number, teaser: string) =>
  Array.from(
    { length: count },
    (_, at) => `### [The harbour board votes again, part ${at}](https://quay.example/news/${at})\n\n${teaser}`,
  ).join('\n\n');

describe('a page is recognised as', () => {
  test('a list: headlines with short teasers, and no author or date', () => {
    expect(recognizePage(pageOf(cards(7, 'Two voted against it.')))).toBe('list');
  });

  test('no list: a link collection with longer comments', () => {
    expect(recognizePage(pageOf(cards(7, 'A sentence about it that goes on. '.repeat(10))))).toBe('noArticle');
  });

  test('no list: links under an article that has an author', () => {
    const authors = { value: ['Ida Holm'], from: 'meta', source: 'meta', alternatives: [] } as PageArticle['authors'];
    expect(recognizePage(pageOf(cards(7, 'Short.'), { authors }))).toBe('noArticle');
  });

  test('a front page, comments, a product or a form, by the reason for which it has no article', () => {
    expect(recognizePage(pageOf(cards(7, 'Short.'), { noArticle: 'front-page' }))).toBe('frontPage');
    expect(recognizePage(pageOf('A comment.', { noArticle: 'comments' }))).toBe('comments');
    expect(recognizePage(pageOf('A kettle.', { noArticle: 'product' }))).toBe('product');
    expect(recognizePage(pageOf('Sign in.', { noArticle: 'form' }))).toBe('form');
    expect(recognizePage(pageOf('Words.', { noArticle: 'short' }))).toBe('noArticle');
  });
});

test('headlines are links with several words, each address once, in the page’s order', () => {
  const markdown =
    '[News](https://quay.example/)\n\n- [![](https://quay.example/1.png)](https://quay.example/ferry)\n- [The last ferry timetable on paper](https://quay.example/ferry)\n' +
    '- [The last ferry timetable again](https://quay.example/ferry)\n- [Who mends the sea wall](https://quay.example/wall)';
  expect(listHeadlines(pageOf(markdown))).toEqual([
    { text: 'The last ferry timetable on paper', url: 'https://quay.example/ferry' },
    { text: 'Who mends the sea wall', url: 'https://quay.example/wall' },
  ]);
});

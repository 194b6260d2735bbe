import { expect, it } from 'vitest';
import { BlogFileError, formatBlogFile, parseBlogFile } from '../../src/core/blog-file.ts';
import { learnTaxonomy } from '../../src/core/classify/learn-taxonomy.ts';
import { profiles } from '../../src/profiles/index.ts';

const sites = [{ match: 'news.example', feedName: 'News', feedUrl: 'https://news.example/feed' }];
const taxonomy = learnTaxonomy([
  { title: 'A quay', markdown: 'The harbour has a new quay.', tags: ['Harbour'], categories: ['Shipping'] },
  { title: 'A train', markdown: 'The harbour has a train.', tags: ['Rail'], categories: ['Transport'] },
]);
const file = { profiles, taxonomies: { mine: taxonomy }, sites };

const refusal = (text: string) => {
  try {
    parseBlogFile(text);
  } catch (error) {
    if (error instanceof BlogFileError) return `${error.code} ${error.detail}`;
    throw error;
  }
  return 'accepted';
};
const changed = (change: object) => JSON.stringify({ precis: 1, ...file, ...change });

it('reads its own export', () => {
  expect(parseBlogFile(formatBlogFile(file))).toEqual({ precis: 1, ...file });
});

it.each([
  ['', 'notJson'],
  ['{"precis": 1', 'notJson'],
  ['[]', 'notPrecis'],
  ['null', 'notPrecis'],
  ['{"version": 1}', 'notPrecis'],
  [changed({ precis: 2 }), 'newer 2'],
  [changed({ sites: [{ feedName: 'x' }] }), 'invalid sites[0]: lacks “match”'],
  [
    changed({ taxonomies: { mine: { categories: 'AI' } } }),
    'invalid taxonomies.mine.categories: must be of type array',
  ],
  [changed({ profiles: [{ ...profiles[0], path: '{{ slug' }] }), 'invalid profiles[0].path'],
])('refuses %s', (text, reason) => {
  expect(refusal(text)).toContain(reason);
});

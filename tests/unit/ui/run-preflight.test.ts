import { expect, test } from 'vitest';
import type { Article } from '../../../src/core/article.ts';
import { learnTaxonomy } from '../../../src/core/classify/learn-taxonomy.ts';
import { printPost } from '../../../src/core/format/print-post.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { runPreflight } from '../../../src/ui/popup/run-preflight.ts';
import { fixturePost } from '../format/fixtures.ts';

/** An article that shares no words with the post. */
const article = { markdown: 'Nothing of it.' } as Article;

const listCodes = (tags: string[], taxonomy: Parameters<typeof runPreflight>[2]['taxonomy']) => {
  const post = { ...fixturePost, tags };
  const blog = { profile: techhub, taxonomy, sites: [], paths: [] };
  return runPreflight(printPost(post, techhub), { post, article }, blog, '2026-03-01T00:00:00Z').map(
    ({ code }) => code,
  );
};

test('calls a tag new that the blog does not have, and only such a tag', () => {
  const posts = Array.from({ length: 4 }, (_, at) => ({
    title: `Sensors in the harbour, part ${at}`,
    markdown: 'Sensors measure the water of the harbour. The quay walls carry them.',
    tags: ['Quay walls', 'C#'],
    categories: ['Azure', 'DevOps'],
  }));
  const taxonomy = learnTaxonomy(posts);
  expect(listCodes(['Quay walls', 'C#', 'News'], taxonomy)).toEqual(['ready']);
  expect(listCodes(['Quay walls', 'Kites'], taxonomy)).toEqual(['tag-new']);
});

test('calls no tag new for a blog that has not been learned', () => {
  expect(listCodes(['Kites'], { categories: [] })).toEqual(['ready']);
});

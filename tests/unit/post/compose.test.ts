import { expect, test } from 'vitest';
import { compose } from '../../../src/core/post/compose.ts';
import { plain } from '../../../src/profiles/plain.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { sampleArticle, sampleSummary, sampleTagging } from './sample.ts';

test('takes facts from the article and texts from the summary', () => {
  const post = compose(sampleArticle, sampleSummary, sampleTagging, plain);
  expect(post).toMatchObject({
    title: 'Harbour sensors now report every minute',
    excerpt: 'Readings arrive every minute.',
    date: '2026-02-27T13:53:42+01:00',
    canonical: 'https://port.example/news/sensors/',
    feed: { name: 'Port News', url: 'https://port.example/feed.xml' },
    categories: ['Azure'],
    tags: ['Sensors'],
  });
});

test('techhub names the author in the excerpt, and tags with categories and the collection', () => {
  const post = compose(sampleArticle, sampleSummary, sampleTagging, techhub);
  expect(post.excerpt).toBe('Mara Quist: Readings arrive every minute.');
  expect(post.tags).toEqual(['Azure', 'News', 'Sensors']);
  expect(post.sections).toEqual([{ heading: 'Conclusion', text: 'More piers follow in spring.' }]);
});

test('an excerpt that names the author stays as it is, and nobody is named who isn’t known', () => {
  const named = { ...sampleSummary, excerpt: 'Readings, says mara quist, arrive.' };
  expect(compose(sampleArticle, named, sampleTagging, techhub).excerpt).toBe('Readings, says mara quist, arrive.');
  const many = ['Ada Ek', 'Bo Friis', 'Cy Grau', 'Di Holm'];
  const crowd = { ...sampleArticle, authors: sampleArticle.authors && { ...sampleArticle.authors, value: many } };
  expect(compose(crowd, sampleSummary, sampleTagging, techhub).excerpt).toBe(
    'Ada Ek, Bo Friis, Cy Grau, …: Readings arrive every minute.',
  );
  const nobody = { ...sampleArticle, authors: null, published: null };
  const post = compose(nobody, sampleSummary, sampleTagging, techhub);
  expect(post.excerpt).toBe('Readings arrive every minute.');
  expect(post.date).toBe('');
});

test('unlikely suggestions stay out', () => {
  const doubtful = { value: 'Kites', known: true, score: 0.1, why: [] };
  const tagging = {
    tags: [...sampleTagging.tags, doubtful],
    categories: [...sampleTagging.categories, { ...doubtful, value: 'Weather' }],
  };
  const post = compose(sampleArticle, sampleSummary, tagging, plain);
  expect(post.tags).toEqual(['Sensors']);
  expect(post.categories).toEqual(['Azure']);
});

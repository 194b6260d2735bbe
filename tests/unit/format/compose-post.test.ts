import { expect, test } from 'vitest';
import { composePost } from '../../../src/core/format/compose-post.ts';
import type { Profile } from '../../../src/core/format/profile.ts';
import { markdown } from '../../../src/profiles/markdown.ts';
import { plainMarkdown } from '../../../src/profiles/plain.ts';
import { techhub } from '../../../src/profiles/techhub.ts';
import { fixtureArticle, fixtureSummary, fixtureTagging } from './fixtures.ts';

test('takes facts from the article and texts from the summary', () => {
  const post = composePost(fixtureArticle, fixtureSummary, fixtureTagging, plainMarkdown);
  expect(post).toMatchObject({
    title: 'Harbour sensors now report every minute',
    excerpt: 'Readings arrive every minute.',
    date: '2026-03-01T08:00:00+00:00',
    source: { authors: ['Mara Quist'], date: '2026-02-27T13:53:42+01:00' },
    canonical: 'https://port.example/news/sensors/',
    feed: { name: 'Port News', url: 'https://port.example/feed.xml' },
    categories: ['Azure'],
    tags: ['Sensors'],
  });
});

test('dates a post with the day of posting and signs it with the user’s name, unless the format asks for the article’s', () => {
  const compose = (profile: Profile, options = {}) =>
    composePost(fixtureArticle, fixtureSummary, fixtureTagging, profile, options);
  expect(compose(markdown)).toMatchObject({ date: fixtureArticle.readAt, authors: [] });
  expect(compose(markdown, { author: 'Ida Holm', posted: '2026-03-04' })).toMatchObject({
    date: '2026-03-04',
    authors: ['Ida Holm'],
  });
  const ofArticle = { date: '2026-02-27T13:53:42+01:00', authors: ['Mara Quist'] };
  expect(compose(techhub, { author: 'Ida Holm', posted: '2026-03-04' })).toMatchObject(ofArticle);
  const { dates: _, author: __, ...older } = techhub;
  expect(compose(older)).toMatchObject(ofArticle);
});

test('makes techhub’s excerpt a sentence that names the author, and adds categories and the collection to its tags', () => {
  const post = composePost(fixtureArticle, fixtureSummary, fixtureTagging, techhub);
  expect(post.excerpt).toBe('Mara Quist (Port News) writes: Readings arrive every minute.');
  expect(post.tags).toEqual(['Azure', 'News', 'Sensors']);
  expect(post.sections).toEqual([{ heading: 'Conclusion', text: 'More piers follow in spring.' }]);
});

test('keeps an excerpt that names the author, and names the site for an unknown one', () => {
  const named = { ...fixtureSummary, excerpt: 'Readings, says mara quist, arrive.' };
  expect(composePost(fixtureArticle, named, fixtureTagging, techhub).excerpt).toBe(
    'Readings, says mara quist, arrive.',
  );
  const many = ['Ada Ek', 'Bo Friis', 'Cy Grau', 'Di Holm'];
  const crowd = { ...fixtureArticle, authors: fixtureArticle.authors && { ...fixtureArticle.authors, value: many } };
  expect(composePost(crowd, fixtureSummary, fixtureTagging, techhub).excerpt).toBe(
    'Ada Ek, Bo Friis, Cy Grau and others (Port News) write: Readings arrive every minute.',
  );
  const nobody = { ...fixtureArticle, authors: null, published: null };
  const post = composePost(nobody, fixtureSummary, fixtureTagging, techhub);
  expect(post.excerpt).toBe('Port News writes: Readings arrive every minute.');
  expect(post.date).toBe('');
});

test('gives the closing the article’s own heading, else the format’s in the language of the article', () => {
  const german = {
    ...fixtureArticle,
    language: fixtureArticle.language && { ...fixtureArticle.language, value: 'de' },
  };
  const compose = (summary: typeof fixtureSummary, profile = techhub) =>
    composePost(german, summary, fixtureTagging, profile).sections[0]?.heading;
  expect(compose({ ...fixtureSummary, closingHeading: 'Wie es weitergeht' })).toBe('Wie es weitergeht');
  expect(compose(fixtureSummary)).toBe('Fazit');
  expect(compose({ ...fixtureSummary, closingHeading: 'Wie es weitergeht' }, plainMarkdown)).toBe('');
});

test('leaves out unlikely suggestions', () => {
  const doubtful = { value: 'Kites', known: true, score: 0.1, why: [] };
  const tagging = {
    tags: [...fixtureTagging.tags, doubtful],
    categories: [...fixtureTagging.categories, { ...doubtful, value: 'Weather' }],
  };
  const post = composePost(fixtureArticle, fixtureSummary, tagging, plainMarkdown);
  expect(post.tags).toEqual(['Sensors']);
  expect(post.categories).toEqual(['Azure']);
});

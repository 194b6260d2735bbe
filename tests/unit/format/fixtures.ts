import type { Article } from '../../../src/core/article.ts';
import type { Tagging } from '../../../src/core/classify/taxonomy.ts';
import type { Post } from '../../../src/core/post.ts';
import type { Summary } from '../../../src/core/summary.ts';

/** A made-up post in which every field has a value. */
export const fixturePost: Post = {
  title: 'Harbour sensors now report every minute',
  comment: '',
  description: 'The port of Lindhaven shortens its reporting interval from ten minutes to one.',
  excerpt: 'Mara Quist reports that the port of Lindhaven now measures every minute.',
  introduction: 'The port of Lindhaven has measured water levels since 1998.',
  authors: ['Mara Quist'],
  date: '2026-02-27T13:53:42+00:00',
  canonical: 'https://port.example/news/sensors/',
  feed: { name: 'Port News', url: 'https://port.example/feed.xml' },
  viewingMode: 'external',
  language: 'en',
  image: 'https://port.example/quay.jpg',
  categories: ['Azure', 'DevOps'],
  tags: ['Sensors', 'News', 'Azure', 'DevOps', 'C#'],
  points: [
    { label: 'Interval', text: 'Readings arrive every minute.', quote: 'Readings arrive every minute.' },
    { text: 'Old sensors stay in place.', quote: 'Old sensors stay in place.' },
  ],
  sections: [{ heading: 'Conclusion', text: 'More piers follow in spring.' }],
  links: [
    { text: 'the plan', url: 'https://port.example/plan' },
    { text: 'the data', url: 'https://port.example/data' },
  ],
  slug: '',
};

const toSourcedFact = <T>(value: T) => ({ value, from: 'meta' as const, source: 'meta' as const, alternatives: [] });

export const fixtureArticle: Article = {
  kind: 'article',
  url: 'https://port.example/news/sensors/?utm=1',
  readAt: '2026-03-01T08:00:00+00:00',
  canonical: toSourcedFact('https://port.example/news/sensors/'),
  title: toSourcedFact('Harbour sensors now\nreport every minute'),
  authors: toSourcedFact(['Mara Quist']),
  published: toSourcedFact('2026-02-27T13:53:42+01:00'),
  modified: null,
  site: toSourcedFact('Port News'),
  feed: toSourcedFact('https://port.example/feed.xml'),
  language: toSourcedFact('en'),
  image: null,
  description: null,
  tags: null,
  markdown: 'Readings arrive every minute.',
};

export const fixtureSummary: Summary = {
  excerpt: 'Readings arrive every minute.',
  description: 'Readings arrive every minute.',
  introduction: 'The port measures.',
  points: fixturePost.points,
  closing: 'More piers follow in spring.',
  links: [],
  engine: 'test',
};

export const fixtureTagging: Tagging = {
  tags: [
    { value: 'Sensors', known: false, score: 0.8, why: [] },
    { value: 'sensors', known: false, score: 0.8, why: [] },
  ],
  categories: [{ value: 'Azure', known: true, score: 0.8, why: [] }],
};

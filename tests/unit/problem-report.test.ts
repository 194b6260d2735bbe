import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Article, ReadStage } from '../../src/core/article.ts';
import { buildProblemReport, type ProblemFacts } from '../../src/core/problem-report.ts';

const sourced = <T>(value: T) => ({ value, from: 'meta' as const, source: 'meta' as const, alternatives: [] });

const article: Article = {
  kind: 'article',
  url: 'https://user:hunter2@news.example:8443/2026/secret-path?token=abc#part',
  readAt: '2026-03-02T08:30:00+01:00',
  canonical: sourced('https://news.example/2026/secret-path'),
  title: {
    ...sourced('Harbour reopens'),
    alternatives: [{ value: 'Vestby', from: 'json-ld', source: 'json-ld-headline' }],
  },
  authors: sourced(['Ida Holm']),
  published: null,
  modified: null,
  site: sourced('Vestby News'),
  feed: null,
  language: sourced('en'),
  image: null,
  description: sourced('Ships can land again in the new harbour.'),
  tags: null,
  markdown: 'The quay is three hundred metres long and rests on piles.',
};

const facts: ProblemFacts = {
  version: '0.1.0',
  browser: 'Mozilla/5.0 Chrome/150',
  language: 'en',
  format: 'hugo-yaml',
  page: { url: article.url, refusal: 'noArticle', article },
  jobs: [{ kind: 'send', target: 'github', state: 'stopped', code: 'signIn', tries: 2 }],
};

const withFailure = (message: string) =>
  buildProblemReport({
    ...facts,
    page: { url: '', article: { ...article, failures: [{ stage: 'titles', message }] } },
  });

test('names the browser, the format, the host, the kind, what was found and the failed jobs', () => {
  expect(buildProblemReport(facts).split('\n')).toEqual([
    'Precis: 0.1.0',
    'Browser: Mozilla/5.0 Chrome/150',
    'Language: en',
    'Format: hugo-yaml',
    'Page: news.example:8443, article',
    'Refused: noArticle',
    'Found: title meta +1, authors meta, published none, modified none, canonical meta, site meta, feed none, language meta, image none, description meta, tags none',
    'Body: 11 words, hidden: 0',
    'Job: send github stopped signIn, tries: 2',
  ]);
});

test('names a failed stage of reading with the words of the error that are not of the page', () => {
  expect(withFailure('Maximum call stack size exceeded')).toContain('Failed: titles: Maximum call stack size exceeded');
  expect(withFailure('Unexpected token \'H\', "Harbour rea"... is not valid JSON')).toContain(
    'Failed: titles: Unexpected token … is not valid JSON',
  );
});

test.each([
  ['a title', 'no date in Harbour reopens, giving up', 'Harbour'],
  ['an author', 'cannot match Ida Holm here', 'Ida'],
  ['a sentence of the body', 'no match for rests on piles. The quay is three hundred', 'three hundred'],
  ['a part of a quotation that was cut off', 'bad value "The quay is', 'quay'],
  ['an address', 'https://news.example/2026/secret-path?token=abc is not a valid URL.', 'secret'],
  ['a path', 'Cannot open /home/ana/blog/post.md', 'ana'],
  ['an e-mail address', 'refused for ana@news.example today', 'ana'],
  ['a token', 'bad credentials ghp_16C7e42F292c6912E7710c838347Ae178B4a', 'ghp'],
  ['text in other letters', 'kein Datum in Hafen wieder eröffnet', 'eröffnet'],
  ['a second line', 'bad indentation\nsecret: correcthorse', 'correcthorse'],
])('leaves %s out of an error', (_, message, secret) => {
  expect(withFailure(message)).toContain('Failed: titles: ');
  expect(withFailure(message)).not.toContain(secret);
  expect(buildProblemReport({ ...facts, page: { url: '', error: message, article } })).not.toContain(secret);
});

test('holds no part of the article or of its address, whatever they are', () => {
  const secret = fc.stringMatching(/^zq[a-z]{4,10}xj$/);
  fc.assert(
    fc.property(secret, (word) => {
      const url = `https://${word}:${word}@news.example/a/${word}?${word}=${word}#${word}`;
      const hidden: Article = {
        ...article,
        url,
        canonical: sourced(url),
        title: sourced(word),
        authors: sourced([`${word} ${word}`]),
        site: sourced(word),
        description: sourced(word),
        tags: sourced([word]),
        markdown: `${word} and ${word}`,
        failures: [{ stage: `${word} ${word}` as ReadStage, message: `found ${word} at "${word}" in ${url}` }],
        removals: [{ reason: word, text: word }],
      };
      const jobs = [{ kind: 'send', target: 'github', state: 'stopped', code: `${word} ${word}`, tries: 1 }];
      const page = { url, error: `could not read ${word}`, article: hidden };
      expect(buildProblemReport({ ...facts, page, jobs })).not.toContain(word);
    }),
  );
});

test('names no file and no page of the browser, only their scheme', () => {
  const page = (url: string) => buildProblemReport({ ...facts, page: { url } }).split('\n')[4];
  expect(page('file:///home/ana/Letter.html')).toBe('Page: file:');
  expect(page('chrome-extension://abcdef/page.html')).toBe('Page: chrome-extension:');
  expect(page('')).toBe('Page: unknown');
});

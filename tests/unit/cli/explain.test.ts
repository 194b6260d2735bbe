import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import { explainReading } from '../../../src/cli/explain-reading.ts';
import { precis } from '../../../src/cli/precis.ts';
import { readArticle } from '../../../src/core/read/read-article.ts';

vi.mock('../../../src/core/read/metadata/feed.ts', () => ({
  collectFeeds() {
    throw new Error('a feed without an address');
  },
}));

const page = join(import.meta.dirname, '../../cases/corporate-news/page.html');
let out = '';
let errors = '';

beforeEach(() => {
  out = errors = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text;
    return true;
  });
  vi.spyOn(console, 'error').mockImplementation((...texts: unknown[]) => {
    errors += `${texts.join(' ')}\n`;
  });
});
afterEach(() => vi.restoreAllMocks());

describe('a stage of the reading that fails', () => {
  it('a failed stage is named in plain words with --explain, and the post is printed', async () => {
    expect(await precis([page, '--explain'])).toBe(0);
    expect(errors.split('\n')[0]).toBe(
      'Failed while looking for feeds: a feed without an address. The rest of the page was read.',
    );
    expect(out).toContain('Maren Larsen');
  });

  it('stands in the JSON, also without --explain', async () => {
    expect(await precis([page, '--json'])).toBe(0);
    expect(JSON.parse(out).article.failures).toEqual([{ stage: 'feeds', message: 'a feed without an address' }]);
    expect(errors).toBe('');
  });
});

describe('--explain', () => {
  it('says where each fact came from, what was passed over for it, and what was left out of the body', async () => {
    expect(await precis([page.replace('corporate-news', 'newspaper'), '--explain'])).toBe(0);
    const lines = errors.split('\n');
    expect(lines.find((line) => line.startsWith('title: '))).toMatch(/^title: “.+” from visible-h1-in-head/);
    expect(lines.some((line) => /^ {2}not “.+” from \S+.*: its source is trusted (less|more)/.test(line))).toBe(true);
    expect(lines.some((line) => /^left out as .+: ./.test(line))).toBe(true);
  });

  it('names a fact that the page does not state', () => {
    const document = parseHtml('<title>Tea</title><p>Only a word.</p>', 'https://a.example/tea');
    const article = readArticle({ url: 'https://a.example/tea', document, readAt: '2026-06-01T12:00:00Z' });
    expect(explainReading(article)).toContain('authors: none that is certain enough');
  });
});

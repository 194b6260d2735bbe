/**
 * Whole pages of our own, imitating real kinds of markup: each folder of tests/cases holds the page, the record that a
 * person reads off it (`from`: every place on the page that really says so), and the article's own body. To add one:
 * `npm run new:case -- SLUG FILE.html URL`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../src/cli/dom.ts';
import type { Article, Origin, SourcedFact } from '../src/core/article.ts';
import { readArticle } from '../src/core/read/read-article.ts';

const folder = join(import.meta.dirname, 'cases');
const slugs = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const fields = [
  'canonical',
  'title',
  'authors',
  'published',
  'modified',
  'site',
  'feed',
  'language',
  'image',
  'description',
  'tags',
] as const satisfies readonly (keyof Article)[];

type Expected = { url: string; readAt: string; kind: string; draft?: string } & {
  [field in (typeof fields)[number]]?: { value: unknown; from: Origin[] } | null;
};

/** A date is compared as the instant that it names; how finely the page writes it is no matter. */
const comparable = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)
    ? value.replace(/\.\d+/, '').replace(/(\+|-)00:00$/, 'Z')
    : value;

/** Two Markdown texts are the same document when they render to the same HTML; shown by block, for a readable difference. */
function blocks(markdown: string): string[] {
  return marked
    .lexer(markdown)
    .filter((token) => token.type !== 'space')
    .map((token) =>
      marked
        .parser([token])
        .trim()
        .replaceAll(/ align="\w+"/g, ''),
    );
}

describe.each(slugs)('%s', (slug) => {
  const file = (name: string) => readFileSync(join(folder, slug, name), 'utf8');
  const expected = JSON.parse(file('expected.json')) as Expected;
  const document = parseHtml(file('page.html'), expected.url);
  const before = document.toString();
  const article = readArticle({ url: expected.url, document, readAt: expected.readAt });

  test('was read by a person', () => {
    expect(expected.draft).toBeUndefined();
  });

  test('kind', () => {
    expect(article.kind).toBe(expected.kind);
  });

  test('the page is as it was', () => {
    expect(document.toString()).toBe(before);
  });

  test.each(fields.filter((field) => field in expected))('%s', (field) => {
    const wanted = expected[field];
    const found = article[field] as SourcedFact<unknown> | null;
    if (!wanted) {
      expect(found).toBeNull();
      return;
    }
    expect(comparable(found?.value)).toEqual(comparable(wanted.value));
    expect(wanted.from).toContain(found?.from);
  });

  test.runIf(existsSync(join(folder, slug, 'expected.md')))('body', () => {
    expect(blocks(article.markdown)).toEqual(blocks(file('expected.md')));
  });
});

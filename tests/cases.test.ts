/**
 * Whole pages that we wrote to imitate real kinds of markup. Each folder of tests/cases holds a page, the facts that a
 * human reads on the page (`from`: every source in the page that states the fact), and the body of its article.
 * `npm run new:case -- SLUG FILE.html URL` adds a case.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../src/cli/dom.ts';
import type { Article, SourcedFact } from '../src/core/article.ts';
import { identifyLanguage, readArticle } from '../src/core/pipeline.ts';
import type { Origin } from '../src/core/source.ts';

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

/** Normalises dates, so that they are compared as instants: fractions of a second and `+00:00` or `Z` do not matter. */
const toComparable = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)
    ? value.replace(/\.\d+/, '').replace(/(\+|-)00:00$/, 'Z')
    : value;

/**
 * Returns the HTML of each Markdown block. Two texts with the same HTML are the same document, and single blocks give a
 * readable diff.
 */
function renderBlocks(markdown: string): string[] {
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
  const readCaseFile = (name: string) => readFileSync(join(folder, slug, name), 'utf8');
  const expected = JSON.parse(readCaseFile('expected.json')) as Expected;
  const document = parseHtml(readCaseFile('page.html'), expected.url);
  const originalHtml = document.toString();
  const article = identifyLanguage(readArticle({ url: expected.url, document, readAt: expected.readAt }));

  test('has expectations that a human checked', () => {
    expect(expected.draft).toBeUndefined();
  });

  test('has the expected kind', () => {
    expect(article.kind).toBe(expected.kind);
  });

  test('is not changed by the reading', () => {
    expect(document.toString()).toBe(originalHtml);
  });

  test.each(fields.filter((field) => field in expected))('has the expected %s', (field) => {
    const expectedFact = expected[field];
    const fact = article[field] as SourcedFact<unknown> | null;
    if (!expectedFact) {
      expect(fact).toBeNull();
      return;
    }
    expect(toComparable(fact?.value)).toEqual(toComparable(expectedFact.value));
    expect(expectedFact.from).toContain(fact?.from);
  });

  test.runIf(existsSync(join(folder, slug, 'expected.md')))('has the expected body', () => {
    expect(renderBlocks(article.markdown)).toEqual(renderBlocks(readCaseFile('expected.md')));
  });
});

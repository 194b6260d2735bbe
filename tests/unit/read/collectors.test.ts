import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../src/cli/dom.ts';
import type { Article, Fact, FactCandidate } from '../../../src/core/article.ts';
import { addCandidate, type FactCandidates } from '../../../src/core/read/metadata/candidates.ts';
import { COLLECTORS } from '../../../src/core/read/metadata/collectors.ts';
import { FACTS, SOURCE_PRIORITY } from '../../../src/core/read/metadata/source-priority.ts';
import { readArticle } from '../../../src/core/read/read-article.ts';
import { getOrigin, SOURCES, type SourceId } from '../../../src/core/source.ts';

const listSources = (fact: Fact): readonly SourceId[] => SOURCE_PRIORITY[fact].flat();

describe('collectors', () => {
  test('run after the stages whose candidates they read', () => {
    const stages = COLLECTORS.map(({ stage }) => stage);
    expect(new Set(stages).size).toBe(stages.length);
    for (const [index, { after = [] }] of COLLECTORS.entries()) {
      expect(stages.slice(0, index)).toEqual(expect.arrayContaining([...after]));
    }
  });

  test('find every fact of an article', () => {
    expect(new Set(COLLECTORS.flatMap((collector) => collector.facts))).toEqual(new Set(FACTS));
  });

  test('can’t give a fact a source that its list of priorities lacks', () => {
    const title: FactCandidates['title'] = [];
    addCandidate(title, 'Harbour reopens', 'visible-h1');
    // @ts-expect-error A link to a tag is no source of a title.
    addCandidate(title, 'Harbour reopens', 'visible-tag-link');
    expect(listSources('title')).toContain('visible-h1');
    expect(listSources('title')).not.toContain('visible-tag-link');
  });
});

describe('sources', () => {
  test('stand once in the priorities of a fact', () => {
    for (const fact of FACTS) expect(listSources(fact)).toHaveLength(new Set(listSources(fact)).size);
  });

  test('belong to a fact, except the article’s text and those of the user', () => {
    const listed = new Set<SourceId>([...FACTS.flatMap(listSources), 'body', 'site', 'user']);
    expect([...listed].sort()).toEqual([...SOURCES].sort());
  });
});

const casesFolder = join(import.meta.dirname, '../../cases');
const slugs = readdirSync(casesFolder, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

function readCase(slug: string): Article {
  const readFile = (name: string) => readFileSync(join(casesFolder, slug, name), 'utf8');
  const { url, readAt } = JSON.parse(readFile('expected.json'));
  return readArticle({ url, document: parseHtml(readFile('page.html'), url), readAt });
}

describe.each(slugs)('the page of %s', (slug) => {
  const article = readCase(slug);

  test('is read without a stage that fails', () => {
    expect(article.failures).toBeUndefined();
  });

  test('gives each fact the origin of its source, from the fact’s list of priorities', () => {
    for (const fact of FACTS) {
      const sourced = article[fact];
      if (!sourced) continue;
      // A page without a date of publication gets the date of its last change.
      const allowed =
        fact === 'published' ? [...listSources('published'), ...listSources('modified')] : listSources(fact);
      for (const { from, source } of [sourced, ...sourced.alternatives] as FactCandidate<unknown>[]) {
        if (source !== 'url' || fact !== 'title') expect(allowed).toContain(source);
        expect(from).toBe(getOrigin(source));
      }
    }
  });
});

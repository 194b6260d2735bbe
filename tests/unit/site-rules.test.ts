import { describe, expect, it } from 'vitest';
import type { Article, SourcedFact } from '../../src/core/article.ts';
import { applySiteFacts, type SiteRule, upsertSiteRule } from '../../src/core/site-rules.ts';

const found = <T>(value: T): SourcedFact<T> => ({ value, from: 'meta', source: 'meta', alternatives: [] });
const article = { site: found('The page’s name'), feed: null, authors: found(['A. Page']) } as unknown as Article;

describe('a rule', () => {
  it('has the say over the page, author and all, and the page’s own stays a candidate', () => {
    const { authors, site } = applySiteFacts(article, { match: 'a.example', authors: ['The Team'], feedName: 'Feed' });
    expect(authors).toMatchObject({ value: ['The Team'], from: 'site', alternatives: [{ value: ['A. Page'] }] });
    expect(site).toMatchObject({ value: 'Feed', from: 'site' });
  });

  it('that says nothing of a thing leaves it to the page', () => {
    const rule: SiteRule = { match: 'a.example', feedName: '', feedUrl: ' ', authors: [], categories: [] };
    const [kept] = upsertSiteRule([], rule);
    expect(kept).toEqual({ match: 'a.example' });
    expect(applySiteFacts(article, kept as SiteRule)).toMatchObject({ site: article.site, authors: article.authors });
  });
});

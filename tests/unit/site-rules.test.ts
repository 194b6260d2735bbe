import { describe, expect, it } from 'vitest';
import type { Article, SourcedFact } from '../../src/core/article.ts';
import { applySiteFacts, type SiteRule, upsertSiteRule } from '../../src/core/site-rules.ts';

const found = <T>(value: T): SourcedFact<T> => ({ value, from: 'meta', source: 'meta', alternatives: [] });
const article = { site: found('The page’s name'), feed: null, authors: found(['A. Page']) } as unknown as Article;

describe('a rule', () => {
  it('puts the facts of a rule before the page’s, which stay alternatives', () => {
    const { authors, site } = applySiteFacts(article, { match: 'a.example', authors: ['The Team'], feedName: 'Feed' });
    expect(authors).toMatchObject({ value: ['The Team'], from: 'site', alternatives: [{ value: ['A. Page'] }] });
    expect(site).toMatchObject({ value: 'Feed', from: 'site' });
  });

  it('keeps the page’s facts where the rule’s values are empty', () => {
    const rule: SiteRule = { match: 'a.example', feedName: '', feedUrl: ' ', authors: [], categories: [] };
    const [kept] = upsertSiteRule([], rule);
    expect(kept).toEqual({ match: 'a.example' });
    expect(applySiteFacts(article, kept as SiteRule)).toMatchObject({ site: article.site, authors: article.authors });
  });
});

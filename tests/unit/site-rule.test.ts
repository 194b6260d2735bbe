import { describe, expect, it } from 'vitest';
import { type SiteRule, withFacts, withRule } from '../../src/core/site-rule.ts';
import type { Article, Found } from '../../src/core/types.ts';

const found = <T>(value: T): Found<T> => ({ value, from: 'meta', where: 'meta', alternatives: [] });
const article = { site: found('The page’s name'), feed: null, authors: found(['A. Page']) } as unknown as Article;

describe('a rule', () => {
  it('has the say over the page, author and all, and the page’s own stays a candidate', () => {
    const { authors, site } = withFacts(article, { match: 'a.example', authors: ['The Team'], feedName: 'Feed' });
    expect(authors).toMatchObject({ value: ['The Team'], from: 'site', alternatives: [{ value: ['A. Page'] }] });
    expect(site).toMatchObject({ value: 'Feed', from: 'site' });
  });

  it('that says nothing of a thing leaves it to the page', () => {
    const rule: SiteRule = { match: 'a.example', feedName: '', feedUrl: ' ', authors: [], categories: [] };
    const [kept] = withRule([], rule);
    expect(kept).toEqual({ match: 'a.example' });
    expect(withFacts(article, kept as SiteRule)).toMatchObject({ site: article.site, authors: article.authors });
  });
});

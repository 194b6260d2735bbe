import type { Article, SourcedFact } from './article.ts';
import type { Post } from './post.ts';

/** What the person wants of every article of a site, where the page itself says it otherwise or not at all. */
export interface SiteRule {
  /** Host without `www.`, or host and the beginning of a path: `blog.example.com`, `example.com/engineering`. */
  match: string;
  feedName?: string;
  feedUrl?: string;
  authors?: string[];
  categories?: string[];
  viewingMode?: Post['viewingMode'];
}

/** Where an address is, in the form of `SiteRule.match`; '' for what is no web address. */
export function toSitePath(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, host, pathname } = new URL(url);
  return /^https?:$/.test(protocol) ? `${host.replace(/^www\./, '')}${pathname.replace(/(?<!\/)\/+$/, '')}` : '';
}

/** The rule for an address; of several that match, the one that says most of the address. */
export function findSiteRule(url: string, rules: SiteRule[]): SiteRule | null {
  const place = toSitePath(url);
  const matching = rules.filter(({ match }) => match !== '' && (place === match || place.startsWith(`${match}/`)));
  return matching.sort((a, b) => b.match.length - a.match.length)[0] ?? null;
}

/** The article with the rule's facts in front; what the page said stays as an alternative. */
export function applySiteFacts(article: Article, rule: SiteRule): Article {
  const put = <T>(value: T | undefined, old: SourcedFact<T> | null): SourcedFact<T> | null => {
    if (value === undefined) return old;
    const alternatives = old ? [{ value: old.value, from: old.from, source: old.source }, ...old.alternatives] : [];
    return { value, from: 'site', source: rule.match, alternatives };
  };
  return {
    ...article,
    site: put(rule.feedName, article.site),
    feed: put(rule.feedUrl, article.feed),
    authors: put(rule.authors, article.authors),
  };
}

/** The post with the rule's choices, which no page makes. */
export function applySiteChoices(post: Post, rule: SiteRule): Post {
  return {
    ...post,
    ...(rule.categories ? { categories: rule.categories } : {}),
    ...(rule.viewingMode ? { viewingMode: rule.viewingMode } : {}),
  };
}

/**
 * The rules with this one in it, in place of the old one for the same place. An empty value is no wish: it must not blank
 * what a page says.
 */
export const upsertSiteRule = (rules: SiteRule[], rule: SiteRule): SiteRule[] => withRules(rules, [rule]);

/** The same for many at once: one after the other they would be sorted as often as there are of them. */
export function withRules(rules: SiteRule[], added: SiteRule[]): SiteRule[] {
  const all = new Map(rules.map((rule) => [rule.match, rule]));
  for (const rule of added) {
    const said = Object.entries(rule).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value?.trim()));
    all.set(rule.match, Object.fromEntries(said) as unknown as SiteRule);
  }
  return [...all.values()].sort((a, b) => (a.match < b.match ? -1 : 1));
}

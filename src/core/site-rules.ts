import type { Article, FactCandidate, SourcedFact } from './article.ts';
import type { Post } from './post.ts';

/** Values that the user sets for every article of a site, in place of what the page says. */
export interface SiteRule {
  /** Host without `www.`, or host and the beginning of a path: `blog.example.com`, `example.com/engineering`. */
  match: string;
  feedName?: string;
  feedUrl?: string;
  authors?: string[];
  categories?: string[];
  viewingMode?: Post['viewingMode'];
}

/** Returns host and path of an address, in the form of `SiteRule.match`; '' when the address is not a web address. */
export function toSitePath(url: string): string {
  if (!URL.canParse(url)) return '';
  const { protocol, host, pathname } = new URL(url);
  return /^https?:$/.test(protocol) ? `${host.replace(/^www\./, '')}${pathname.replace(/(?<!\/)\/+$/, '')}` : '';
}

/** Returns the rule for an address; of several rules that match, the one with the longest `match`. */
export function findSiteRule(url: string, rules: SiteRule[]): SiteRule | null {
  const place = toSitePath(url);
  const matching = rules.filter(({ match }) => match !== '' && (place === match || place.startsWith(`${match}/`)));
  return matching.sort((a, b) => b.match.length - a.match.length)[0] ?? null;
}

/** Lists the candidates of a fact, best first; [] when the page does not state the fact. */
function listCandidates<T>(fact: SourcedFact<T> | null): FactCandidate<T>[] {
  if (!fact) return [];
  const { alternatives, ...best } = fact;
  return [best, ...alternatives];
}

/** Returns the article with the rule's feed and authors as facts. The facts that the page states become alternatives. */
export function applySiteFacts(article: Article, rule: SiteRule): Article {
  const prefer = <T>(value: T | undefined, pageFact: SourcedFact<T> | null): SourcedFact<T> | null => {
    if (value === undefined) return pageFact;
    return { value, from: 'site', source: 'site', detail: rule.match, alternatives: listCandidates(pageFact) };
  };
  return {
    ...article,
    site: prefer(rule.feedName, article.site),
    feed: prefer(rule.feedUrl, article.feed),
    authors: prefer(rule.authors, article.authors),
  };
}

/** Returns the post with the rule's categories and viewing mode, which no page states. */
export function applySiteChoices(post: Post, rule: SiteRule): Post {
  return {
    ...post,
    ...(rule.categories ? { categories: rule.categories } : {}),
    ...(rule.viewingMode ? { viewingMode: rule.viewingMode } : {}),
  };
}

/**
 * Returns the rules with `rule` added, in place of any rule with the same `match`. Empty values are dropped, since they must
 * not replace the values that the page states.
 */
export const upsertSiteRule = (rules: SiteRule[], rule: SiteRule): SiteRule[] => upsertSiteRules(rules, [rule]);

/** Adds many rules as `upsertSiteRule` adds one, but sorts only once. */
export function upsertSiteRules(rules: SiteRule[], added: SiteRule[]): SiteRule[] {
  const all = new Map(rules.map((rule) => [rule.match, rule]));
  for (const rule of added) {
    const filledIn = Object.entries(rule).filter(([, value]) =>
      Array.isArray(value) ? value.length > 0 : value?.trim(),
    );
    all.set(rule.match, Object.fromEntries(filledIn) as unknown as SiteRule);
  }
  return [...all.values()].sort((a, b) => (a.match < b.match ? -1 : 1));
}

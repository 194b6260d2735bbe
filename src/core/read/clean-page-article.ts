import type { FactCandidate, PageArticle, SourcedFact } from '../article.ts';
import { cleanAddress } from '../clean-address.ts';
import type { MarkdownBlock } from '../markdown/tree.ts';
import { cleanUrl } from '../url.ts';

/**
 * Cleans the addresses of links and pictures, and the page's own address, of what tracks or identifies the reader. Every
 * caller of `readPage` cleans its article first: `readPage` leaves that out, because its code is injected into every page.
 */
export const cleanPageArticle = (article: PageArticle): PageArticle => ({
  ...article,
  canonical: cleanCanonical(article.canonical),
  blocks: cleanBlocks(article.blocks),
});

/** Cleans the addresses of links and pictures. */
export const cleanBlocks = (blocks: MarkdownBlock[]): MarkdownBlock[] => blocks.map(cleanNode);

function cleanNode<T extends object>(node: T): T {
  const copy: T & { url?: string; children?: object[] } = { ...node };
  if (copy.url && /^https?:/i.test(copy.url)) copy.url = cleanAddress(copy.url);
  if (copy.children) copy.children = copy.children.map(cleanNode);
  return copy;
}

/**
 * Cleans the address that the page was loaded from. An address that the page itself names stays as written. Addresses that
 * became equal are listed once.
 */
function cleanCanonical({ alternatives, ...best }: SourcedFact<string>): SourcedFact<string> {
  const cleaned = [best, ...alternatives].map((fact) =>
    fact.source === 'url' ? { ...fact, value: cleanUrl(fact.value) } : fact,
  );
  const isFirst = ({ value }: FactCandidate<string>, at: number) =>
    cleaned.findIndex((other) => other.value === value) === at;
  const [first = best, ...others] = cleaned.filter(isFirst);
  return { ...first, alternatives: others };
}

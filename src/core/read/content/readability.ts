import Readability from '@mozilla/readability/Readability.js';
import type { PageNode } from '../page/page-node.ts';
import { walkTree } from '../page/tree.ts';
import { copyPage } from './copy-page.ts';

/**
 * Characters. When Readability returns less text, it runs again and trusts less in names and links. A page of a few
 * sentences has an article as long as `MIN_SHARE` of its text, links not counted, and at least `MIN_SHORT_LENGTH`.
 */
const MIN_ARTICLE_LENGTH = 500;
const MIN_SHORT_LENGTH = 300;
const MIN_SHARE = 0.8;
/**
 * Attempts in this order. An element that holds more than `namedShare` of the page's text is copied without its class, id
 * and role: Readability drops an element by its name, even when the element holds the article. The last attempt also
 * keeps lists of links.
 */
const ATTEMPTS = [
  { namedShare: 1, options: {} },
  { namedShare: 0.2, options: {} },
  { namedShare: -1, options: { linkDensityModifier: 1 } },
];

/**
 * Runs Readability on copies of the page and returns the page's texts, pictures and players that Readability keeps. With
 * `includeHidden`, hidden elements are included.
 */
export function runReadability(page: Document, body: PageNode, title: string, includeHidden: boolean): Set<PageNode> {
  const { text = 0, links = 0 } = body.textStats ?? {};
  const textLength = Math.max(1, text);
  const minLength = Math.min(MIN_ARTICLE_LENGTH, Math.max(MIN_SHORT_LENGTH, MIN_SHARE * (text - links)));
  let best = new Set<PageNode>();
  let bestLength = 0;
  for (const { namedShare, options } of ATTEMPTS) {
    const { document, origins } = copyPage(page, body, {
      title,
      includeHidden,
      hasNames: ({ textStats }) => (textStats?.text ?? 0) <= namedShare * textLength,
    });
    const article = new Readability<Node>(document, {
      ...options,
      // No own attempts of Readability, which read the copy anew from its markup, so that `origins` would know no node.
      charThreshold: -1,
      keepClasses: true,
      disableJSONLD: true,
      serializer: (element) => element,
    }).parse();
    const keptNodes = new Set<PageNode>();
    let length = 0;
    if (article?.content)
      walkTree(article.content, (node) => {
        const origin = origins.get(node);
        if (origin) {
          keptNodes.add(origin);
          length += origin.textLength;
        }
        return true;
      });
    if (length > bestLength) [best, bestLength] = [keptNodes, length];
    if (length >= minLength) break;
  }
  return best;
}

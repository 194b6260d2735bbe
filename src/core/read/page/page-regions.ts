import type { PageNode } from './page-node.ts';
import { attr, cleanText, getClassAndId, getTag, toWordSet } from './tree.ts';

/**
 * Matches the class or id of a region about other pages or other people, such as a sidebar or comments. The page builder
 * Elementor calls every element `elementor-widget`.
 */
const ASIDE_NAMES =
  /(^|[\s_-])(?<!elementor-)(comments?|kommentare?|respond|related|recommend\w*|recirc\w*|similar|sidebar|widgets?|footer|teasers?|more-(?:posts|stories|articles|from)|popular|trending|latest|recent|most-?read|newsletter|carousel|slider|prev(?:ious)?|next|pagination|nav(?:igation)?|menu|cards?|promo|read-?next|read-?more|upnext|aside|bio|tweet|share|sharing)($|[\s_-])/i;
/** Matches the class or id of a region that belongs to the article, even inside a sidebar or a footer. */
const OWN_NAMES =
  /(^|\s)(entry-(header|meta|footer)|post-(header|meta|footer)[\w-]*|article-(header|meta|info)|hentry|byline|widget blog|[\w-]+__(meta|metadata|byline|author|authors))(\s|$)/i;
/** Matches the class or id of one comment. */
const COMMENT_NAMES = /(^|\s)comment(-\d+)?(\s|$)/i;
/** Schema.org types of an article. */
export const ARTICLE_TYPE = /(Article|Posting|Report|Recipe|Review|Question)$/;

/**
 * True when an element stands in a region about other pages or other people: a sidebar, comments, a card of another
 * article.
 */
export function isInAside(element: Element): boolean {
  let ancestor: Element | null = element;
  for (let depth = 0; ancestor && depth < 14; depth++, ancestor = ancestor.parentElement) {
    const tag = getTag(ancestor);
    if (tag === 'article' && COMMENT_NAMES.test(getClassAndId(ancestor))) return true;
    if (tag === 'body' || tag === 'article' || tag === 'main') return false;
    if (tag === 'aside' || tag === 'nav' || (tag === 'footer' && depth > 3)) return true;
    if (ARTICLE_TYPE.test(attr(ancestor, 'itemtype'))) return false;
    const names = getClassAndId(ancestor);
    if (OWN_NAMES.test(names)) return false;
    if (ASIDE_NAMES.test(names)) return true;
  }
  return false;
}

/**
 * True when an element stands in a sidebar or navigation that lists other articles with dates. A sidebar with the
 * article's own heading does not count.
 */
export function isInArticleList(element: Element, heading: PageNode): boolean {
  const region = element.closest('aside, nav');
  return region !== null && !region.contains(heading.element) && region.querySelectorAll('time').length > 1;
}

export const ARTICLE_TAGS = toWordSet('article');

/** True when an element stands in an `article` element other than the one around `heading`. */
export function isInOtherArticle(element: Element, heading: PageNode | null): boolean {
  const ownArticle = heading?.closest(ARTICLE_TAGS)?.element;
  const otherArticle = ownArticle ? element.closest('article') : null;
  return (
    ownArticle != null &&
    otherArticle !== null &&
    otherArticle !== ownArticle &&
    !otherArticle.contains(ownArticle) &&
    !ownArticle.contains(otherArticle)
  );
}

/** Characters. A byline with the names, roles and biographies of all its authors has no more text. */
const MAX_BYLINE_TEXT = 400;
/** Levels between an author's element and the byline that it stands in. */
const MAX_BYLINE_DEPTH = 6;

/** True when two elements stand in one short block, as the authors of one article do and the authors of cards do not. */
function areInOneByline(one: Element, other: Element): boolean {
  let block = other.parentElement;
  for (let depth = 0; block && depth < MAX_BYLINE_DEPTH; depth++, block = block.parentElement)
    if (block.contains(one)) return cleanText(block.textContent ?? '').length <= MAX_BYLINE_TEXT;
  return false;
}

/** Keeps the first element, and every later one that stands in one byline with an element that was kept. */
export function keepFirstByline<T extends { element: Element }>(items: T[]): T[] {
  const kept = items.slice(0, 1);
  for (const item of items.slice(1))
    if (kept.some(({ element }) => areInOneByline(element, item.element))) kept.push(item);
  return kept;
}

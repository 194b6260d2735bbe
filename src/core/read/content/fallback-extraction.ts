import { HAS_NAMES, HAS_PROPERTY, HAS_ROLE, type PageNode, type TextStats } from '../page/page-node.ts';
import { attr, cleanText, getClassName, INLINE_TAGS, toWordSet } from '../page/tree.ts';
import { isBoilerplate } from './boilerplate-patterns.ts';
import { isNotice } from './notices.ts';

const SKIPPED_TAGS = toWordSet(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option footer header aside form figcaption',
);
/** Class names of readers' comments. Comments are prose, but they are not part of the article. */
const COMMENT_NAMES = /comment|disqus|repl(y|ies)|respond|kommentar/i;
const isNamedBoilerplate = (names: string): boolean =>
  names !== '' && (isBoilerplate(names) !== '' || COMMENT_NAMES.test(names));
/** Characters. A block with less text does not count as prose. */
const MIN_PROSE_LENGTH = 60;

/** The result of `measurePage`, which also stores `textStats` in every element that it does not skip. */
interface PageTextStats {
  body: PageNode;
  all: TextStats;
  /** Number of measured elements. */
  size: number;
  markedElements: PageNode[];
}

/** Measures the text of the page in one walk. With `includeHidden`, hidden elements are counted as well. */
export function measurePage(body: PageNode, includeHidden: boolean): PageTextStats {
  const markedElements: PageNode[] = [];
  let size = 0;
  const visit = (element: PageNode, depth: number): TextStats => {
    const stats: TextStats = { prose: 0, text: 0, links: 0, line: 0, lineLinks: 0 };
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.isText) {
        if (child.hidden) continue;
        stats.text += child.textLength;
        stats.line += child.textLength;
      } else if (depth < 400) {
        const { tag } = child;
        if (
          (SKIPPED_TAGS.has(tag) && !isWholePage(child)) ||
          (tag !== 'td' && isNamedBoilerplate(child.data) && !isBodyPart(child)) ||
          (!includeHidden && child.hidden) ||
          isNotice(child)
        )
          continue;
        if (isMarkedAsArticle(child)) markedElements.push(child);
        const inner = visit(child, depth + 1);
        stats.prose += inner.prose;
        stats.text += inner.text;
        stats.links += tag === 'a' ? inner.text : inner.links;
        if (INLINE_TAGS.has(tag)) {
          stats.line += inner.line;
          stats.lineLinks += tag === 'a' ? inner.line : inner.lineLinks;
        }
      }
    }
    if (!INLINE_TAGS.has(element.tag) && stats.line >= MIN_PROSE_LENGTH && stats.lineLinks < stats.line * 0.4)
      stats.prose += stats.line;
    element.textStats = stats;
    size++;
    return stats;
  };
  return { body, all: visit(body, 0), size, markedElements };
}

/**
 * True for a `form` or an `aside` that encloses the article, as some server software writes it. A sidebar may hold
 * `article` elements, one for each of the pages that it links to.
 */
const isWholePage = ({ element, tag }: PageNode): boolean =>
  (tag === 'form' && element.querySelector('h1, article, main') !== null) ||
  (tag === 'aside' && element.querySelector('h1, main') !== null);

/** True for an element that the page marks as its article. */
const isMarkedAsArticle = ({ element, tag, attributeFlags, data }: PageNode): boolean =>
  tag === 'article' ||
  tag === 'main' ||
  ((attributeFlags & (HAS_NAMES | HAS_ROLE | HAS_PROPERTY)) !== 0 &&
    ((/content|article/.test(data) &&
      (/^(content|article-body)$/.test(element.id) ||
        /(^|\s)(entry-content|post-content|article-body|article-content)(\s|$)/.test(getClassName(element)))) ||
      attr(element, 'role') === 'main')) ||
  isBodyPart({ element, attributeFlags });

/** True for an element that the page marks as the article's body, or as a part of it. */
export const isBodyPart = ({ element, attributeFlags }: Pick<PageNode, 'element' | 'attributeFlags'>): boolean =>
  (attributeFlags & HAS_PROPERTY) !== 0 && /(^|\s)articleBody(\s|$)/.test(attr(element, 'itemprop'));

/**
 * Returns the texts of the parts of the article's body that Readability dropped as a whole, where it kept another part: some
 * pages mark each stretch between two adverts as `articleBody`.
 */
export function findOtherParts({ markedElements }: PageTextStats, choice: Set<PageNode>): Set<PageNode> {
  const parts = markedElements.filter(isBodyPart);
  const scopes = new Set<Element | null>();
  const dropped = parts.filter((part) => {
    const isKept = sumKeptLength(part, choice) > 0;
    if (isKept) scopes.add(part.element.closest('[itemscope]'));
    return !isKept;
  });
  const others = dropped.filter(({ element }) => scopes.has(element.closest('[itemscope]')));
  return new Set(others.flatMap((part) => [...collectProse(part)]));
}

/**
 * Returns a replacement for Readability's choice when Readability kept little of the page's prose; null when the choice
 * is good enough. The replacement consists of the texts and pictures of the smallest element that contains at least 90%
 * of the prose of the marked article, or else of the page.
 */
export function extractFallback({ body, markedElements }: PageTextStats, choice: Set<PageNode>): Set<PageNode> | null {
  let best = body;
  let bestLength = 0;
  for (const element of markedElements) {
    const length = getProseLength(element);
    if (length > bestLength) [best, bestLength] = [element, length];
  }
  if (bestLength < getProseLength(body) * 0.5) [best, bestLength] = [body, getProseLength(body)];
  if (bestLength < 400) return null;
  const keptLength = sumTextLength(choice);
  if (
    best === body
      ? keptLength > bestLength * 0.25
      : keptLength > bestLength * 1.2 || sumKeptLength(best, choice) > bestLength * 0.5
  )
    return null;
  let current = best;
  for (;;) {
    let next: PageNode | null = null;
    for (let child = current.firstChild; child; child = child.nextSibling)
      if (getProseLength(child) >= bestLength * 0.9) next = child;
    if (!next || INLINE_TAGS.has(next.tag) || next.tag === 'p') return collectProse(current);
    current = next;
  }
}

const getProseLength = (element: PageNode): number => element.textStats?.prose ?? 0;

/**
 * Maximum length of a small article, in characters. Readability rates paragraphs by their length and loses half of such
 * a short article.
 */
const MAX_SMALL_ARTICLE = 1500;

/**
 * Returns the texts and pictures of a small marked article when Readability kept too little of the article; null when
 * Readability's choice is good enough. Text that Readability kept outside the article is added, unless most of the kept
 * text lies outside.
 */
export function extractSmallArticle(
  { markedElements }: PageTextStats,
  choice: Set<PageNode>,
  heading: PageNode | null,
): Set<PageNode> | null {
  let best: PageNode | null = null;
  let bestLength = 100;
  for (const element of markedElements) {
    const stats = element.textStats;
    const text = stats ? stats.text - stats.links : 0;
    if (text > MAX_SMALL_ARTICLE) return null;
    if (text > bestLength) [best, bestLength] = [element, text];
  }
  if (!best) return null;
  const prose = collectProse(best);
  const keptLength = sumTextLength(choice);
  const isRival = keptLength < bestLength * 1.2 || (heading !== null && best.element.contains(heading.element));
  if (isRival && sumKeptLength(best, choice) < keptLength * 0.5) return prose;
  return keptLength < bestLength * 0.8 ? new Set([...choice, ...prose]) : null;
}

/** Length of the chosen texts, in characters. */
function sumTextLength(choice: Set<PageNode>): number {
  let length = 0;
  for (const node of choice) length += node.textLength;
  return length;
}

/** Returns the length of the chosen texts inside an element without the element's boilerplate, in characters. */
function sumKeptLength(element: PageNode, choice: Set<PageNode>): number {
  let length = 0;
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (choice.has(child)) length += child.textLength;
    else if (!child.isText && !OUTSIDE_TAGS.has(child.tag) && !isNamedBoilerplate(child.data))
      length += sumKeptLength(child, choice);
  }
  return length;
}
const OUTSIDE_TAGS = toWordSet('form footer nav dialog');

/** Returns the texts and pictures of `body`, except those in skipped elements and in lists of links. */
export function collectProse(body: PageNode): Set<PageNode> {
  const keep = new Set<PageNode>();
  const visit = (element: PageNode) => {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.isText) {
        if (!child.hidden) keep.add(child);
      } else {
        const { textStats, tag } = child;
        if (!textStats) continue;
        if (/^(ul|ol|div|section|table)$/.test(tag) && textStats.text <= 4000 && textStats.links > textStats.text * 0.6)
          continue;
        if (tag === 'img' || tag === 'iframe' || tag === 'video') keep.add(child);
        visit(child);
      }
    }
  };
  visit(body);
  return keep;
}

/**
 * Returns the texts of the lead, the introduction between the title and the first kept text. Readability takes a lead
 * for a page header and drops it.
 */
export function findLeadBetween(heading: PageNode, keep: Set<PageNode>): Set<PageNode> {
  const lead = new Set<PageNode>();
  let node = heading.after;
  for (let count = 0; node && count < 400; count++) {
    const { tag } = node;
    if (node.isText) {
      if (node.textLength && keep.has(node)) return lead;
    } else {
      if ((SKIPPED_TAGS.has(tag) && tag !== 'header') || isBoilerplate(node.data) || node.hidden) {
        node = node.after;
        continue;
      }
      if (!INLINE_TAGS.has(tag) && !containsBlocks(node) && isLeadParagraph(node) && lead.size < 12)
        addTexts(node, lead);
    }
    node = node.firstChild ?? node.after;
  }
  return new Set();
}

const containsBlocks = (element: PageNode): boolean => {
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (!child.isText && child.tag !== 'br' && (!INLINE_TAGS.has(child.tag) || containsBlocks(child))) return true;
  }
  return false;
};

const NON_LEAD_NAMES =
  /dec?k|standfirst|sub-?(title|head)|excerpt|summary|description|caption|credit|author|byline|date|meta|share|photo|image|cookie|newsletter|comment|ad-|breadcrumb/i;

/** True for a paragraph of at least one sentence that is no link, no caption and no byline. */
function isLeadParagraph({ element, data, parent }: PageNode): boolean {
  const text = cleanText(element.textContent ?? '');
  if (text.length < 60 || text.length > 1500 || !/[.!?…:»"”]\s*$/.test(text)) return false;
  if (NON_LEAD_NAMES.test(data) || NON_LEAD_NAMES.test(parent?.data ?? '')) return false;
  let links = 0;
  for (const link of element.querySelectorAll('a')) links += cleanText(link.textContent ?? '').length;
  return links < text.length * 0.3;
}

const addTexts = (root: PageNode, target: Set<PageNode>): void => {
  for (let child = root.firstChild; child; child = child.nextSibling) {
    if (child.isText) target.add(child);
    else addTexts(child, target);
  }
};

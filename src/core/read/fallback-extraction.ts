import { isBoilerplate } from './boilerplate-patterns.ts';
import { HAS_NAMES, HAS_PROPERTY, HAS_ROLE, type PageNode, type TextStats } from './page-node.ts';
import { attr, cleanText, getClassName, INLINE_TAGS, toWordSet } from './tree.ts';

const SKIPPED_TAGS = toWordSet(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option footer header aside form figcaption',
);
/** Names of comments: their text is prose, but not the article's. */
const COMMENT_NAMES = /comment|disqus|repl(y|ies)|respond|kommentar/i;
const isNamedBoilerplate = (names: string): boolean => isBoilerplate(names) !== '' || COMMENT_NAMES.test(names);
/** Minimum length of prose in a block, in characters. */
const MIN_PROSE_LENGTH = 60;

/** The measured page: `textStats` are set on all its elements but the skipped ones. */
export interface PageTextStats {
  body: PageNode;
  all: TextStats;
  /** Number of measured elements. */
  size: number;
  marked: PageNode[];
}

/** Measures the page's text in one walk. `includeHidden` counts hidden elements as well. */
export function measurePage(body: PageNode, includeHidden: boolean): PageTextStats {
  const marked: PageNode[] = [];
  let size = 0;
  const visit = (element: PageNode, depth: number): TextStats => {
    const all: TextStats = { prose: 0, text: 0, links: 0, line: 0, lineLinks: 0 };
    for (let at = element.firstChild; at; at = at.nextSibling) {
      if (at.isText) {
        if (at.hidden) continue;
        all.text += at.textLength;
        all.line += at.textLength;
      } else if (depth < 400) {
        const { tag } = at;
        if ((SKIPPED_TAGS.has(tag) && !isWholePage(at)) || isNamedBoilerplate(at.data) || (!includeHidden && at.hidden))
          continue;
        if (isMarkedAsArticle(at)) marked.push(at);
        const below = visit(at, depth + 1);
        all.prose += below.prose;
        all.text += below.text;
        all.links += tag === 'a' ? below.text : below.links;
        if (INLINE_TAGS.has(tag)) {
          all.line += below.line;
          all.lineLinks += tag === 'a' ? below.line : below.lineLinks;
        }
      }
    }
    if (!INLINE_TAGS.has(element.tag) && all.line >= MIN_PROSE_LENGTH && all.lineLinks < all.line * 0.4)
      all.prose += all.line;
    element.textStats = all;
    size++;
    return all;
  };
  return { body, all: visit(body, 0), size, marked };
}

/** True for a form around the whole page, as some servers write it. */
const isWholePage = ({ element, tag }: PageNode): boolean =>
  tag === 'form' && element.querySelector('h1, article, main') !== null;

/** True for an element that the page marks as its article. */
const isMarkedAsArticle = ({ element, tag, attributeFlags, data }: PageNode): boolean =>
  tag === 'article' ||
  tag === 'main' ||
  ((attributeFlags & (HAS_NAMES | HAS_ROLE | HAS_PROPERTY)) !== 0 &&
    ((/content|article/.test(data) &&
      (/^(content|article-body)$/.test(element.id) ||
        /(^|\s)(entry-content|post-content|article-body|article-content)(\s|$)/.test(getClassName(element)))) ||
      attr(element, 'role') === 'main' ||
      /(^|\s)articleBody(\s|$)/.test(attr(element, 'itemprop'))));

/**
 * Replaces Readability's choice when it kept little of the page's prose. Returns the texts and pictures of the smallest
 * element with at least 90% of the prose of the marked article, else of the page. Null when Readability's choice
 * stands.
 */
export function extractFallback({ body, marked }: PageTextStats, chosen: Set<PageNode>): Set<PageNode> | null {
  let best = body;
  let most = 0;
  for (const element of marked) {
    const amount = getProseLength(element);
    if (amount > most) [best, most] = [element, amount];
  }
  if (most < getProseLength(body) * 0.5) [best, most] = [body, getProseLength(body)];
  if (most < 400) return null;
  const kept = sumTextLength(chosen);
  if (best === body ? kept > most * 0.25 : kept > most * 1.2 || sumKeptLength(best, chosen) > most * 0.5) return null;
  let at = best;
  for (;;) {
    let next: PageNode | null = null;
    for (let child = at.firstChild; child; child = child.nextSibling)
      if (getProseLength(child) >= most * 0.9) next = child;
    if (!next || INLINE_TAGS.has(next.tag) || next.tag === 'p') return collectProse(at);
    at = next;
  }
}

const getProseLength = (element: PageNode): number => element.textStats?.prose ?? 0;

/**
 * Maximum length of a small article, in characters. Readability weighs paragraphs by length and loses half of such
 * articles.
 */
const MAX_SMALL_ARTICLE = 1500;

/**
 * The texts and pictures of a marked article that is small, when Readability kept too little of it. What Readability
 * kept elsewhere is added unless it is most of its choice. Null when Readability's choice stands.
 */
export function extractSmallArticle(
  { marked }: PageTextStats,
  chosen: Set<PageNode>,
  heading: PageNode | null,
): Set<PageNode> | null {
  let best: PageNode | null = null;
  let most = 100;
  for (const element of marked) {
    const has = element.textStats;
    const text = has ? has.text - has.links : 0;
    if (text > MAX_SMALL_ARTICLE) return null;
    if (text > most) [best, most] = [element, text];
  }
  if (!best) return null;
  const prose = collectProse(best);
  const kept = sumTextLength(chosen);
  const rival = kept < most * 1.2 || (heading !== null && best.element.contains(heading.element));
  if (rival && sumKeptLength(best, chosen) < kept * 0.5) return prose;
  return kept < most * 0.8 ? new Set([...chosen, ...prose]) : null;
}

/** Length of the chosen texts, in characters. */
function sumTextLength(chosen: Set<PageNode>): number {
  let length = 0;
  for (const part of chosen) length += part.textLength;
  return length;
}

/** Length of the chosen texts of an element without its boilerplate, in characters. */
function sumKeptLength(element: PageNode, chosen: Set<PageNode>): number {
  let length = 0;
  for (let at = element.firstChild; at; at = at.nextSibling) {
    if (chosen.has(at)) length += at.textLength;
    else if (!at.isText && !OUTSIDE_TAGS.has(at.tag) && !isNamedBoilerplate(at.data))
      length += sumKeptLength(at, chosen);
  }
  return length;
}
const OUTSIDE_TAGS = toWordSet('form footer nav dialog');

/** The texts and pictures of `body` that read as an article. Skipped elements and lists of links are left out. */
export function collectProse(body: PageNode): Set<PageNode> {
  const keep = new Set<PageNode>();
  const visit = (element: PageNode) => {
    for (let at = element.firstChild; at; at = at.nextSibling) {
      if (at.isText) {
        if (!at.hidden) keep.add(at);
      } else {
        const { textStats, tag } = at;
        if (!textStats) continue;
        if (/^(ul|ol|div|section|table)$/.test(tag) && textStats.text <= 4000 && textStats.links > textStats.text * 0.6)
          continue;
        if (tag === 'img' || tag === 'iframe' || tag === 'video') keep.add(at);
        visit(at);
      }
    }
  };
  visit(body);
  return keep;
}

/** The lead between the title and the first kept text. Readability takes it for a header and drops it. */
export function findLeadBetween(heading: PageNode, keep: Set<PageNode>): Set<PageNode> {
  const lead = new Set<PageNode>();
  let part = heading.after;
  for (let seen = 0; part && seen < 400; seen++) {
    const { tag } = part;
    if (part.isText) {
      if (part.textLength && keep.has(part)) return lead;
    } else {
      if ((SKIPPED_TAGS.has(tag) && tag !== 'header') || isBoilerplate(part.data) || part.hidden) {
        part = part.after;
        continue;
      }
      if (!INLINE_TAGS.has(tag) && !containsBlocks(part) && isLeadParagraph(part) && lead.size < 12)
        addTexts(part, lead);
    }
    part = part.firstChild ?? part.after;
  }
  return new Set();
}

const containsBlocks = (element: PageNode): boolean => {
  for (let at = element.firstChild; at; at = at.nextSibling) {
    if (!at.isText && at.tag !== 'br' && (!INLINE_TAGS.has(at.tag) || containsBlocks(at))) return true;
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

const addTexts = (root: PageNode, into: Set<PageNode>): void => {
  for (let at = root.firstChild; at; at = at.nextSibling) {
    if (at.isText) into.add(at);
    else addTexts(at, into);
  }
};

import { NEVER } from './leaks.ts';
import { attr, INLINE, isElement, isText, namesOf, squash, tagOf, words } from './tree.ts';

const PASSED = words(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option footer header aside form figcaption',
);
/** Comments are prose too, but not the article's. */
const COMMENTS = /comment|disqus|repl(y|ies)|respond|kommentar/i;
const isBeside = (names: string): boolean => NEVER.test(names) || COMMENTS.test(names);
/** A block counts as prose from this many characters on. */
const PROSE = 60;

/** How much prose stands in each element, in characters; blocks that are mostly links count for nothing. */
function proseIn(body: Element): Map<Element, number> {
  const prose = new Map<Element, number>();
  const visit = (element: Element, depth: number): { prose: number; text: number; links: number } => {
    let sum = 0;
    let text = 0;
    let links = 0;
    for (let at = element.firstChild; at; at = at.nextSibling) {
      if (isText(at)) text += at.data.trim().length;
      else if (isElement(at) && depth < 400) {
        const tag = tagOf(at);
        if (PASSED.has(tag) || isBeside(namesOf(at)) || isHidden(at)) continue;
        const inner = visit(at, depth + 1);
        if (INLINE.has(tag)) {
          text += inner.text;
          links += tag === 'a' ? inner.text : inner.links;
        }
        sum += inner.prose;
      }
    }
    if (!INLINE.has(tagOf(element)) && text >= PROSE && links < text * 0.4) sum += text;
    prose.set(element, sum);
    return { prose: sum, text, links };
  };
  visit(body, 0);
  return prose;
}

export const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  /display\s*:\s*none/i.test(attr(element, 'style')) ||
  attr(element, 'aria-hidden') === 'true';

/** Where pages say that their article stands. */
const MARKED =
  '[itemprop~="articleBody"], article, main, [role="main"], .entry-content, .post-content, .article-body, .article-content, #article-body, #content';

/**
 * When Readability kept little of the page's prose: the smallest element that holds nearly all of the marked article's,
 * or of the page's. Null when Readability's choice stands. `kept`: characters that it kept.
 */
export function secondOpinion(body: Element, kept: number): Element | null {
  const prose = proseIn(body);
  let marked: Element = body;
  let most = 0;
  for (const element of body.querySelectorAll(MARKED)) {
    const amount = prose.get(element) ?? 0;
    if (amount > most) [marked, most] = [element, amount];
  }
  if (most < (prose.get(body) ?? 0) * 0.5) [marked, most] = [body, prose.get(body) ?? 0];
  if (most < 400 || kept > most * (marked === body ? 0.25 : 0.5)) return null;
  let at = marked;
  for (;;) {
    let next: Element | null = null;
    for (let child = at.firstChild; child; child = child.nextSibling) {
      if (isElement(child) && (prose.get(child) ?? 0) >= most * 0.9) next = child;
    }
    if (!next || INLINE.has(tagOf(next)) || tagOf(next) === 'p') return at;
    at = next;
  }
}

/** The texts and pictures of `root` that read as an article: blocks that are hidden, passed by or mostly links are left. */
export function proseOf(root: Element): Set<Node> {
  const keep = new Set<Node>();
  const visit = (element: Element, depth: number) => {
    for (let at = element.firstChild; at; at = at.nextSibling) {
      if (isText(at)) keep.add(at);
      else if (isElement(at) && depth < 400) {
        const tag = tagOf(at);
        if (PASSED.has(tag) || isBeside(namesOf(at)) || isHidden(at)) continue;
        if (/^(ul|ol|div|section|table)$/.test(tag) && isLinks(at)) continue;
        if (tag === 'img' || tag === 'iframe' || tag === 'video') keep.add(at);
        visit(at, depth + 1);
      }
    }
  };
  visit(root, 0);
  return keep;
}

function isLinks(element: Element): boolean {
  const text = squash(element.textContent ?? '').length;
  if (!text || text > 4000) return false;
  let links = 0;
  for (const link of element.querySelectorAll('a')) links += squash(link.textContent ?? '').length;
  return links > text * 0.6;
}

/** The lead between the title and the first kept text, which Readability takes for a header. */
export function leadBetween(heading: Element, keep: Set<Node>): Set<Node> {
  const lead = new Set<Node>();
  let node: Node | null = skip(heading);
  for (let seen = 0; node && seen < 400; seen++) {
    if (isText(node)) {
      if (keep.has(node) && node.data.trim()) return lead;
    } else if (isElement(node)) {
      const tag = tagOf(node);
      if (PASSED.has(tag) && tag !== 'header') {
        node = skip(node);
        continue;
      }
      if (NEVER.test(namesOf(node)) || isHidden(node)) {
        node = skip(node);
        continue;
      }
      if (!INLINE.has(tag) && !hasBlocks(node) && isLead(node) && lead.size < 12) each(node, lead);
    }
    node = node.firstChild ?? skip(node);
  }
  return new Set();
}

const skip = (node: Node): Node | null => {
  let up: Node | null = node;
  while (up && !up.nextSibling) up = up.parentNode;
  return up?.nextSibling ?? null;
};

const hasBlocks = (element: Element): boolean => {
  for (let at = element.firstChild; at; at = at.nextSibling) {
    if (isElement(at) && tagOf(at) !== 'br' && (!INLINE.has(tagOf(at)) || hasBlocks(at))) return true;
  }
  return false;
};

const NOT_LEAD =
  /dec?k|standfirst|sub-?(title|head)|excerpt|summary|description|caption|credit|author|byline|date|meta|share|photo|image|cookie|newsletter|comment|ad-|breadcrumb/i;

/** A sentence or more that is no link, no caption and no byline. */
function isLead(block: Element): boolean {
  const text = squash(block.textContent ?? '');
  if (text.length < 60 || text.length > 1500 || !/[.!?…:»"”]\s*$/.test(text)) return false;
  if (NOT_LEAD.test(namesOf(block)) || NOT_LEAD.test(namesOf(block.parentElement ?? block))) return false;
  let links = 0;
  for (const link of block.querySelectorAll('a')) links += squash(link.textContent ?? '').length;
  return links < text.length * 0.3;
}

const each = (root: Node, into: Set<Node>): void => {
  for (let at = root.firstChild; at; at = at.nextSibling) {
    if (isText(at)) into.add(at);
    else each(at, into);
  }
};

import { neverPart } from './leaks.ts';
import { attr, INLINE, isElement, isHidden, isText, namesOf, skip, squash, tagOf, walk, words } from './tree.ts';

const PASSED = words(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option footer header aside form figcaption',
);
/** Comments are prose too, but not the article's. */
const COMMENTS = /comment|disqus|repl(y|ies)|respond|kommentar/i;
const isBeside = (names: string): boolean => neverPart(names) !== '' || COMMENTS.test(names);
/** A block counts as prose from this many characters on. */
const PROSE = 60;

/** What stands in an element, in characters. `line` and `lineLinks`: outside the blocks in it. */
interface Stock {
  /** Text of blocks that are prose: long enough, and not mostly links. */
  prose: number;
  text: number;
  links: number;
  line: number;
  lineLinks: number;
}

/** The stock of every element that is not passed by, and those of them where pages say that their article stands. */
export interface PageStock {
  body: Element;
  all: Stock;
  stock: Map<Node, Stock>;
  marked: Element[];
}

/** Weighs a page in one walk. `veiled`: with what is hidden. */
export function stockOf(body: Element, veiled: boolean): PageStock {
  const stock = new Map<Node, Stock>();
  const marked: Element[] = [];
  const visit = (element: Element, tag: string, depth: number): Stock => {
    const all: Stock = { prose: 0, text: 0, links: 0, line: 0, lineLinks: 0 };
    for (let at = element.firstChild; at; at = at.nextSibling) {
      if (isText(at)) {
        const length = at.data.trim().length;
        all.text += length;
        all.line += length;
      } else if (isElement(at) && depth < 400) {
        const inner = tagOf(at);
        const names = namesOf(at);
        if (PASSED.has(inner) || isBeside(names) || (!veiled && isHidden(at))) continue;
        if (isMarked(at, inner)) marked.push(at);
        const below = visit(at, inner, depth + 1);
        all.prose += below.prose;
        all.text += below.text;
        all.links += inner === 'a' ? below.text : below.links;
        if (INLINE.has(inner)) {
          all.line += below.line;
          all.lineLinks += inner === 'a' ? below.line : below.lineLinks;
        }
      }
    }
    if (!INLINE.has(tag) && all.line >= PROSE && all.lineLinks < all.line * 0.4) all.prose += all.line;
    stock.set(element, all);
    return all;
  };
  return { body, all: visit(body, 'body', 0), stock, marked };
}

/** Where pages say that their article stands. */
const isMarked = (element: Element, tag: string): boolean =>
  tag === 'article' ||
  tag === 'main' ||
  /^(content|article-body)$/.test(element.id) ||
  /(^|\s)(entry-content|post-content|article-body|article-content)(\s|$)/.test(attr(element, 'class')) ||
  attr(element, 'role') === 'main' ||
  /(^|\s)articleBody(\s|$)/.test(attr(element, 'itemprop'));

/**
 * When Readability kept little of the page's prose: the texts and pictures of the smallest element that holds nearly all
 * of the marked article's, or of the page's. Null when Readability's choice stands.
 */
export function secondOpinion({ body, stock, marked }: PageStock, chosen: Set<Node>): Set<Node> | null {
  const proseIn = (element: Element): number => stock.get(element)?.prose ?? 0;
  let best: Element = body;
  let most = 0;
  for (const element of marked) {
    const amount = proseIn(element);
    if (amount > most) [best, most] = [element, amount];
  }
  if (most < proseIn(body) * 0.5) [best, most] = [body, proseIn(body)];
  if (most < 400) return null;
  const kept = lengthOf(chosen);
  if (best === body ? kept > most * 0.25 : kept > most * 1.2 || keptOf(best, chosen) > most * 0.5) return null;
  let at = best;
  for (;;) {
    let next: Element | null = null;
    for (let child = at.firstChild; child; child = child.nextSibling) {
      if (isElement(child) && proseIn(child) >= most * 0.9) next = child;
    }
    if (!next || INLINE.has(tagOf(next)) || tagOf(next) === 'p') return proseOf({ body: at, stock });
    at = next;
  }
}

/** An article of fewer characters is small: Readability, which weighs paragraphs by their length, loses half of it. */
const SMALL = 1500;

/**
 * The texts and pictures of the page's only marked article, if that is small and Readability kept too little of it; with
 * what it kept elsewhere, unless that is the most of it.
 */
export function smallArticle(
  { marked, stock }: PageStock,
  chosen: Set<Node>,
  heading: Element | null,
): Set<Node> | null {
  let best: Element | null = null;
  let most = 100;
  for (const element of marked) {
    const has = stock.get(element);
    const text = has ? has.text - has.links : 0;
    if (text > SMALL) return null;
    if (text > most) [best, most] = [element, text];
  }
  if (!best) return null;
  const prose = proseOf({ body: best, stock });
  const kept = lengthOf(chosen);
  const rival = kept < most * 1.2 || best.contains(heading);
  if (rival && keptOf(best, chosen) < kept * 0.5) return prose;
  return kept < most * 0.8 ? new Set([...chosen, ...prose]) : null;
}

/** Characters of the chosen texts. */
function lengthOf(chosen: Set<Node>): number {
  let length = 0;
  for (const node of chosen) if (isText(node)) length += node.data.trim().length;
  return length;
}

/** Characters of an element that are chosen, but for what is beside an article. */
function keptOf(element: Element, chosen: Set<Node>): number {
  let length = 0;
  walk(element, (node) => {
    if (isText(node) && chosen.has(node)) length += node.data.trim().length;
    return !isElement(node) || !(BESIDE.has(tagOf(node)) || isBeside(namesOf(node)));
  });
  return length;
}
const BESIDE = words('form footer nav dialog');

/** The texts and pictures of `body` that read as an article: what is passed by or mostly links is left. */
export function proseOf({ body, stock }: Pick<PageStock, 'body' | 'stock'>): Set<Node> {
  const keep = new Set<Node>();
  const visit = (element: Element) => {
    for (let at = element.firstChild; at; at = at.nextSibling) {
      if (isText(at)) keep.add(at);
      else if (isElement(at)) {
        const has = stock.get(at);
        if (!has) continue;
        const tag = tagOf(at);
        if (/^(ul|ol|div|section|table)$/.test(tag) && has.text <= 4000 && has.links > has.text * 0.6) continue;
        if (tag === 'img' || tag === 'iframe' || tag === 'video') keep.add(at);
        visit(at);
      }
    }
  };
  visit(body);
  return keep;
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
      if (neverPart(namesOf(node)) || isHidden(node)) {
        node = skip(node);
        continue;
      }
      if (!INLINE.has(tag) && !hasBlocks(node) && isLead(node) && lead.size < 12) each(node, lead);
    }
    node = node.firstChild ?? skip(node);
  }
  return new Set();
}

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

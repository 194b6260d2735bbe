import { neverPart } from './leaks.ts';
import { FACT, NAMED, type Part, ROLE, type Stock } from './part.ts';
import { attr, classOf, INLINE, squash, words } from './tree.ts';

const PASSED = words(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option footer header aside form figcaption',
);
/** Comments are prose too, but not the article's. */
const COMMENTS = /comment|disqus|repl(y|ies)|respond|kommentar/i;
const isBeside = (names: string): boolean => neverPart(names) !== '' || COMMENTS.test(names);
/** A block counts as prose from this many characters on. */
const PROSE = 60;

/** A page whose elements have their stock, but for those passed by; and where pages say that their article stands. */
export interface PageStock {
  body: Part;
  all: Stock;
  /** How many elements have a stock. */
  size: number;
  marked: Part[];
}

/** Weighs a page in one walk. `veiled`: with what is hidden. */
export function stockOf(body: Part, veiled: boolean): PageStock {
  const marked: Part[] = [];
  let size = 0;
  const visit = (element: Part, depth: number): Stock => {
    const all: Stock = { prose: 0, text: 0, links: 0, line: 0, lineLinks: 0 };
    for (let at = element.first; at; at = at.next) {
      if (at.isText) {
        if (at.hidden) continue;
        all.text += at.letters;
        all.line += at.letters;
      } else if (depth < 400) {
        const { tag } = at;
        if ((PASSED.has(tag) && !isWholePage(at)) || isBeside(at.data) || (!veiled && at.hidden)) continue;
        if (isMarked(at)) marked.push(at);
        const below = visit(at, depth + 1);
        all.prose += below.prose;
        all.text += below.text;
        all.links += tag === 'a' ? below.text : below.links;
        if (INLINE.has(tag)) {
          all.line += below.line;
          all.lineLinks += tag === 'a' ? below.line : below.lineLinks;
        }
      }
    }
    if (!INLINE.has(element.tag) && all.line >= PROSE && all.lineLinks < all.line * 0.4) all.prose += all.line;
    element.stock = all;
    size++;
    return all;
  };
  return { body, all: visit(body, 0), size, marked };
}

/** Some servers wrap each page in one form. */
const isWholePage = ({ element, tag }: Part): boolean =>
  tag === 'form' && element.querySelector('h1, article, main') !== null;

/** Where pages say that their article stands. */
const isMarked = ({ element, tag, says, data }: Part): boolean =>
  tag === 'article' ||
  tag === 'main' ||
  ((says & (NAMED | ROLE | FACT)) !== 0 &&
    ((/content|article/.test(data) &&
      (/^(content|article-body)$/.test(element.id) ||
        /(^|\s)(entry-content|post-content|article-body|article-content)(\s|$)/.test(classOf(element)))) ||
      attr(element, 'role') === 'main' ||
      /(^|\s)articleBody(\s|$)/.test(attr(element, 'itemprop'))));

/**
 * When Readability kept little of the page's prose: the texts and pictures of the smallest element that holds nearly all
 * of the marked article's, or of the page's. Null when Readability's choice stands.
 */
export function secondOpinion({ body, marked }: PageStock, chosen: Set<Part>): Set<Part> | null {
  let best = body;
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
    let next: Part | null = null;
    for (let child = at.first; child; child = child.next) if (proseIn(child) >= most * 0.9) next = child;
    if (!next || INLINE.has(next.tag) || next.tag === 'p') return proseOf(at);
    at = next;
  }
}

const proseIn = (element: Part): number => element.stock?.prose ?? 0;

/** An article of fewer characters is small: Readability, which weighs paragraphs by their length, loses half of it. */
const SMALL = 1500;

/**
 * The texts and pictures of the page's only marked article, if that is small and Readability kept too little of it; with
 * what it kept elsewhere, unless that is the most of it.
 */
export function smallArticle({ marked }: PageStock, chosen: Set<Part>, heading: Part | null): Set<Part> | null {
  let best: Part | null = null;
  let most = 100;
  for (const element of marked) {
    const has = element.stock;
    const text = has ? has.text - has.links : 0;
    if (text > SMALL) return null;
    if (text > most) [best, most] = [element, text];
  }
  if (!best) return null;
  const prose = proseOf(best);
  const kept = lengthOf(chosen);
  const rival = kept < most * 1.2 || (heading !== null && best.element.contains(heading.element));
  if (rival && keptOf(best, chosen) < kept * 0.5) return prose;
  return kept < most * 0.8 ? new Set([...chosen, ...prose]) : null;
}

/** Characters of the chosen texts. */
function lengthOf(chosen: Set<Part>): number {
  let length = 0;
  for (const part of chosen) length += part.letters;
  return length;
}

/** Characters of an element that are chosen, but for what is beside an article. */
function keptOf(element: Part, chosen: Set<Part>): number {
  let length = 0;
  for (let at = element.first; at; at = at.next) {
    if (chosen.has(at)) length += at.letters;
    else if (!at.isText && !BESIDE.has(at.tag) && !isBeside(at.data)) length += keptOf(at, chosen);
  }
  return length;
}
const BESIDE = words('form footer nav dialog');

/** The texts and pictures of `body` that read as an article: what is passed by or mostly links is left. */
export function proseOf(body: Part): Set<Part> {
  const keep = new Set<Part>();
  const visit = (element: Part) => {
    for (let at = element.first; at; at = at.next) {
      if (at.isText) {
        if (!at.hidden) keep.add(at);
      } else {
        const { stock, tag } = at;
        if (!stock) continue;
        if (/^(ul|ol|div|section|table)$/.test(tag) && stock.text <= 4000 && stock.links > stock.text * 0.6) continue;
        if (tag === 'img' || tag === 'iframe' || tag === 'video') keep.add(at);
        visit(at);
      }
    }
  };
  visit(body);
  return keep;
}

/** The lead between the title and the first kept text, which Readability takes for a header. */
export function leadBetween(heading: Part, keep: Set<Part>): Set<Part> {
  const lead = new Set<Part>();
  let part = heading.after;
  for (let seen = 0; part && seen < 400; seen++) {
    const { tag } = part;
    if (part.isText) {
      if (part.letters && keep.has(part)) return lead;
    } else {
      if ((PASSED.has(tag) && tag !== 'header') || neverPart(part.data) || part.hidden) {
        part = part.after;
        continue;
      }
      if (!INLINE.has(tag) && !hasBlocks(part) && isLead(part) && lead.size < 12) each(part, lead);
    }
    part = part.first ?? part.after;
  }
  return new Set();
}

const hasBlocks = (element: Part): boolean => {
  for (let at = element.first; at; at = at.next) {
    if (!at.isText && at.tag !== 'br' && (!INLINE.has(at.tag) || hasBlocks(at))) return true;
  }
  return false;
};

const NOT_LEAD =
  /dec?k|standfirst|sub-?(title|head)|excerpt|summary|description|caption|credit|author|byline|date|meta|share|photo|image|cookie|newsletter|comment|ad-|breadcrumb/i;

/** A sentence or more that is no link, no caption and no byline. */
function isLead({ element, data, up }: Part): boolean {
  const text = squash(element.textContent ?? '');
  if (text.length < 60 || text.length > 1500 || !/[.!?…:»"”]\s*$/.test(text)) return false;
  if (NOT_LEAD.test(data) || NOT_LEAD.test(up?.data ?? '')) return false;
  let links = 0;
  for (const link of element.querySelectorAll('a')) links += squash(link.textContent ?? '').length;
  return links < text.length * 0.3;
}

const each = (root: Part, into: Set<Part>): void => {
  for (let at = root.first; at; at = at.next) {
    if (at.isText) into.add(at);
    else each(at, into);
  }
};

import type { Page } from '../types.ts';
import { absolute } from '../url.ts';
import { attr, isElement, namesOf, tagOf, words } from './tree.ts';

/** What one walk over the page collects for all who read facts from it. The page is only looked at. */
/** An element worth a second look, and how many elements stand before it. */
export interface Noted {
  element: Element;
  order: number;
}

export interface Survey {
  page: Page;
  /** Base of the page's relative addresses. */
  base: string;
  /** `<title>`. */
  headTitle: string;
  /** `meta` by lower-case name, property or itemprop, in document order. */
  metas: Map<string, { content: string; where: string }[]>;
  links: Element[];
  /** Texts of `script[type="application/ld+json"]`. */
  jsonLd: string[];
  /** `h1` and `h2`. */
  headings: Noted[];
  times: Noted[];
  anchors: Element[];
  /** Elements with `itemprop`, `property` or `rel=author`, and those whose names tell of a byline or a date. */
  itemprops: Noted[];
  named: Noted[];
}

/** A page with more elements is surveyed as far as this. */
export const MAX_ELEMENTS = 150_000;

const PASSED = words('style template svg noscript object canvas');
const NAMED = /author|byline|writer|creator|contributor|posted|publish|date|time|meta|dateline|autor|auteur|verfasser/i;

export function survey(page: Page): Survey {
  const { document } = page;
  const found: Survey = {
    page,
    base: page.url,
    headTitle: '',
    metas: new Map(),
    links: [],
    jsonLd: [],
    headings: [],
    times: [],
    anchors: [],
    itemprops: [],
    named: [],
  };
  const root = document.documentElement;
  if (!root) return found;
  let seen = 0;
  let node: Node | null = root;
  while (node) {
    let down = true;
    if (isElement(node)) {
      if (++seen > MAX_ELEMENTS) break;
      const tag = tagOf(node);
      if (PASSED.has(tag)) down = false;
      else down = noteElement(found, node, tag, seen);
    }
    let next: Node | null = down ? node.firstChild : null;
    while (!next && node && node !== root) {
      next = node.nextSibling;
      if (!next) node = node.parentNode;
    }
    node = next;
  }
  return found;
}

function noteElement(found: Survey, element: Element, tag: string, order: number): boolean {
  switch (tag) {
    case 'script':
      if (/ld\+json/i.test(attr(element, 'type'))) found.jsonLd.push(element.textContent ?? '');
      return false;
    case 'meta':
      noteMeta(found, element);
      return false;
    case 'link':
      found.links.push(element);
      return false;
    case 'base':
      if (found.base === found.page.url) found.base = absolute(attr(element, 'href'), found.page.url) ?? found.base;
      return false;
    case 'title':
      if (!found.headTitle) found.headTitle = element.textContent ?? '';
      return false;
    case 'h1':
    case 'h2':
      found.headings.push({ element, order });
      break;
    case 'time':
      found.times.push({ element, order });
      break;
    case 'a':
      found.anchors.push(element);
      break;
  }
  if (element.hasAttribute('itemprop') || element.hasAttribute('property')) found.itemprops.push({ element, order });
  if (NAMED.test(namesOf(element)) || element.hasAttribute('rel')) found.named.push({ element, order });
  return true;
}

function noteMeta(found: Survey, element: Element): void {
  const content = attr(element, 'content') || attr(element, 'value');
  if (!content.trim()) return;
  for (const by of ['property', 'name', 'itemprop', 'http-equiv']) {
    const written = attr(element, by).trim();
    if (!written) continue;
    for (const key of written.toLowerCase().split(/\s+/)) {
      const list = found.metas.get(key) ?? [];
      list.push({ content: content.trim(), where: `meta[${by}="${written}"]` });
      found.metas.set(key, list);
    }
    if (by === 'property' || by === 'name') break;
  }
}

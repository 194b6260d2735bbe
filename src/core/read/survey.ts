import type { Page } from '../types.ts';
import { absolute } from '../url.ts';
import { attr, INLINE, isElement, isText, namesOf, tagOf, words } from './tree.ts';

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
  /** Other scripts that stand in the page: some hold the state that the page was made from. */
  scripts: Element[];
  /** `h1` and `h2`. */
  headings: Noted[];
  /** `time` elements, and others with a machine's date: `relative-time[datetime]`, an instant as a `title`. */
  times: Noted[];
  anchors: Element[];
  /** How many elements stand before the first `p`. */
  paragraph: number;
  /** Elements with `itemprop`, `property` or `rel=author`, and those whose names tell of a byline or a date. */
  itemprops: Noted[];
  named: Noted[];
  /** Text that readers see, less footers, navigation and comments. */
  text: string;
  /** The rest: footers, navigation and comments. */
  quietText: string;
  /** Where long stretches of text stand, in elements: the article's prose begins at one of them. */
  prose: number[];
  /** The first of them that is no footer, navigation or comment. */
  opening: Text | null;
}

/** A page with more elements is surveyed as far as this. */
export const MAX_ELEMENTS = 150_000;
/** Of a longer page's text no more is kept: names and dates are not looked for in a whole library. */
const MAX_TEXT = 1_000_000;

const QUIET =
  /(^|\s)((site|page|global|main)[-_]?footer|footer|colophon|comments?|comments?[-_](area|list|section|wrap\w*)|commentlist|respond|disqus_thread)(\s|$)/i;
/** An instant as a machine writes it. */
export const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const WHOLE = words('html body main article');
const PASSED = words('style template svg noscript object canvas');
const NAMED = /author|byline|writer|creator|contributor|posted|publish|date|time|meta|dateline|autor|auteur|verfasser/i;

/** A survey of nothing, for a page that can't be walked. */
export const noSurvey = (page: Page): Survey => ({
  page,
  base: page.url,
  headTitle: '',
  metas: new Map(),
  links: [],
  jsonLd: [],
  scripts: [],
  headings: [],
  times: [],
  anchors: [],
  paragraph: 0,
  itemprops: [],
  named: [],
  text: '',
  quietText: '',
  prose: [],
  opening: null,
});

/** Walks the page once. */
export function survey(page: Page): Survey {
  const { document } = page;
  const found = noSurvey(page);
  const root = document.documentElement;
  if (!root) return found;
  let seen = 0;
  let room = MAX_TEXT;
  const text: string[] = [];
  const quietText: string[] = [];
  /** The footer or list of comments that the walk is in. */
  let quiet: Element | null = null;
  let node: Node | null = root;
  while (node) {
    let down = true;
    if (isText(node)) {
      if (room > 0) (quiet ? quietText : text).push(node.data);
      room -= node.data.length;
      if (node.data.length > 200) {
        found.prose.push(seen);
        if (!quiet) found.opening ??= node;
      }
    } else if (isElement(node)) {
      if (++seen > MAX_ELEMENTS) break;
      const tag = tagOf(node);
      if (PASSED.has(tag)) down = false;
      else {
        down = noteElement(found, node, tag, seen);
        if (down && !quiet && !WHOLE.has(tag) && isQuiet(node, tag)) quiet = node;
        if (!quiet && !INLINE.has(tag)) text.push(' ');
      }
    }
    let next: Node | null = down ? node.firstChild : null;
    while (!next && node && node !== root) {
      if (node === quiet) quiet = null;
      next = node.nextSibling;
      if (!next) node = node.parentNode;
    }
    node = next;
  }
  found.text = text.join('');
  found.quietText = quietText.join(' ');
  return found;
}

function noteElement(found: Survey, element: Element, tag: string, order: number): boolean {
  switch (tag) {
    case 'script':
      if (/ld\+json/i.test(attr(element, 'type'))) found.jsonLd.push(element.textContent ?? '');
      else if (!element.hasAttribute('src')) found.scripts.push(element);
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
    case 'p':
      found.paragraph ||= order;
      break;
    case 'ins':
    case 'del':
      break;
    default:
      if (element.hasAttribute('datetime') || INSTANT.test(attr(element, 'title')))
        found.times.push({ element, order });
  }
  if (element.hasAttribute('itemprop') || element.hasAttribute('property')) found.itemprops.push({ element, order });
  if (NAMED.test(namesOf(element)) || element.hasAttribute('rel')) found.named.push({ element, order });
  return true;
}

/** A footer of the page (an article may have one of its own), its navigation, or a list of comments. */
function isQuiet(element: Element, tag: string): boolean {
  if (tag === 'nav') return true;
  if (tag === 'footer') return !element.closest('article, main, [role="main"], #content, .post, .entry');
  return QUIET.test(namesOf(element)) && !element.closest('article footer');
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

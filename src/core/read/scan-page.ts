import type { Page } from '../article.ts';
import { toAbsoluteUrl } from '../url.ts';
import { HAS_DATE, HAS_NAMES, HAS_PROPERTY, HAS_REL, PageNode, readAttributeFlags } from './page-node.ts';
import { attr, getClassAndId, getTag, INLINE_TAGS, toWordSet } from './tree.ts';

/**
 * What one walk over the page collects for every stage that reads facts or the body. The walk never changes the page.
 */
export interface PageScan {
  page: Page;
  /** Base of the page's relative addresses. */
  base: string;
  /** Text of `<title>`. */
  headTitle: string;
  /** `meta` by lower-case name, property or itemprop, in document order. */
  metas: Map<string, { content: string; source: string }[]>;
  links: Element[];
  /** Texts of `script[type="application/ld+json"]`. */
  jsonLd: string[];
  /** Inline scripts. Some hold the state that the page was rendered from. */
  scripts: Element[];
  /** `h1` and `h2`. */
  headings: PageNode[];
  /**
   * `time` elements, and others with a machine-readable date: `relative-time[datetime]`, or an instant as a `title`.
   */
  times: PageNode[];
  anchors: PageNode[];
  /** Position of the first `p`; 0 when there is none. */
  paragraph: number;
  /** Elements with `itemprop` or `property`. */
  itemprops: PageNode[];
  named: PageNode[];
  /** Inline elements whose class or id contains "note". */
  sides: PageNode[];
  /** Text of the page without footers, navigation and comments. */
  text: string;
  /** Text of footers, navigation and comments. */
  quietText: string;
  /** Positions of texts over 200 characters: the article's prose begins at one of them. */
  prose: number[];
  /** The first such text outside footers, navigation and comments. */
  opening: Text | null;
  /** The page's `body` with all elements and texts below it. */
  body: PageNode | null;
}

/** Facts are collected from at most this many elements. */
export const MAX_ELEMENTS = 150_000;
/** Elements after this many are not read at all. */
const MAX_PARTS = 1_000_000;
/** At most this many characters of text are kept: names and dates are not looked for in a whole library. */
const MAX_TEXT = 1_000_000;

const QUIET_NAMES =
  /(^|\s)((site|page|global|main)[-_]?footer|footer|colophon|comments?|comments?[-_](area|list|section|wrap\w*)|commentlist|respond|disqus_thread)(\s|$)/i;
/** Matches an instant as a machine writes it. */
export const MACHINE_INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const WHOLE_PAGE_TAGS = toWordSet('html body main article');
const SKIPPED_TAGS = toWordSet('style template svg noscript object canvas');
/** Elements whose content `scanTag` reads. */
const UNENTERED_TAGS = toWordSet('script meta link base title');
const SCANNED_TAGS = toWordSet('script meta link base title h1 h2 time a p ins del');
const BYLINE_OR_DATE_NAMES =
  /author|byline|writer|creator|contributor|posted|publish|date|time|meta|dateline|autor|auteur|verfasser/i;

/** An empty scan, for a page that can't be walked. */
export const createPageScan = (page: Page): PageScan => ({
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
  sides: [],
  text: '',
  quietText: '',
  prose: [],
  opening: null,
  body: null,
});

/** Walks the page once. */
export function scanPage(page: Page): PageScan {
  const { document, layout = null } = page;
  const found = createPageScan(page);
  const { documentElement: root, body } = document;
  if (!root) return found;
  let seen = 0;
  let room = MAX_TEXT;
  const text: string[] = [];
  const quietText: string[] = [];
  /** The footer or comment list around the current node. */
  let quiet: Element | null = null;
  let node: Node | null = root;
  /** The parent of the current node. */
  let up: PageNode | null = null;
  while (node && seen < MAX_PARTS) {
    let inside: PageNode | null = null;
    const { nodeType } = node;
    if (nodeType === 3) {
      const { data } = node as Text;
      up?.appendChild(new PageNode(node, '', data, 0, seen));
      if (room > 0) (quiet ? quietText : text).push(data);
      room -= data.length;
      if (data.length > 200 && seen <= MAX_ELEMENTS) {
        found.prose.push(seen);
        if (!quiet) found.opening ??= node as Text;
      }
    } else if (nodeType === 1) {
      const tag = getTag(node);
      const says = readAttributeFlags(node as Element);
      const part: PageNode = new PageNode(
        node,
        tag,
        says & HAS_NAMES ? getClassAndId(node as Element) : '',
        says,
        ++seen,
        layout,
      );
      up?.appendChild(part);
      if (node === body) found.body = part;
      if (seen > MAX_ELEMENTS) room = 0;
      if (!SKIPPED_TAGS.has(tag)) {
        if (seen <= MAX_ELEMENTS) scanElement(found, part);
        if (!UNENTERED_TAGS.has(tag)) inside = part;
        if (inside && !quiet && !WHOLE_PAGE_TAGS.has(tag) && isQuietRegion(part)) quiet = node as Element;
        if (!quiet && room > 0 && !INLINE_TAGS.has(tag)) text.push(' ');
      }
    } else if (up) up.holdsOther = true;
    let next: Node | null = inside && node.firstChild;
    if (next) up = inside;
    while (!next && node && node !== root) {
      if (node === quiet) quiet = null;
      next = node.nextSibling;
      if (!next) {
        node = up?.node ?? null;
        up = up?.parent ?? null;
      }
    }
    node = next;
  }
  found.text = text.join('');
  found.quietText = quietText.join(' ');
  return found;
}

function scanElement(found: PageScan, part: PageNode): void {
  const { element, tag, data, attributeFlags } = part;
  if (SCANNED_TAGS.has(tag)) {
    if (!scanTag(found, part)) return;
  } else if (
    attributeFlags & HAS_DATE &&
    (element.hasAttribute('datetime') || MACHINE_INSTANT.test(attr(element, 'title')))
  )
    found.times.push(part);
  if (attributeFlags & HAS_PROPERTY) found.itemprops.push(part);
  if (attributeFlags & HAS_REL || (attributeFlags & HAS_NAMES && BYLINE_OR_DATE_NAMES.test(data)))
    found.named.push(part);
  if (attributeFlags & HAS_NAMES && INLINE_TAGS.has(tag) && data.includes('note')) found.sides.push(part);
}

/** Collects an element by its tag name. Returns false for an element that is no part of the text. */
function scanTag(found: PageScan, part: PageNode): boolean {
  const { element } = part;
  switch (part.tag) {
    case 'script':
      if (/ld\+json/i.test(attr(element, 'type'))) found.jsonLd.push(element.textContent ?? '');
      else if (!element.hasAttribute('src')) found.scripts.push(element);
      return false;
    case 'meta':
      scanMeta(found, element);
      return false;
    case 'link':
      found.links.push(element);
      return false;
    case 'base':
      if (found.base === found.page.url)
        found.base = toAbsoluteUrl(attr(element, 'href'), found.page.url) ?? found.base;
      return false;
    case 'title':
      if (!found.headTitle) found.headTitle = element.textContent ?? '';
      return false;
    case 'h1':
    case 'h2':
      found.headings.push(part);
      break;
    case 'time':
      found.times.push(part);
      break;
    case 'a':
      found.anchors.push(part);
      break;
    case 'p':
      found.paragraph ||= part.order;
  }
  return true;
}

/** True for the page's footer (an article may have a footer of its own), its navigation, or a list of comments. */
function isQuietRegion({ element, tag, data }: PageNode): boolean {
  if (tag === 'nav') return true;
  if (tag === 'footer') return !element.closest('article, main, [role="main"], #content, .post, .entry');
  return QUIET_NAMES.test(data) && !element.closest('article footer');
}

function scanMeta(found: PageScan, element: Element): void {
  const content = attr(element, 'content') || attr(element, 'value');
  if (!content.trim()) return;
  for (const by of ['property', 'name', 'itemprop', 'http-equiv']) {
    const written = attr(element, by).trim();
    if (!written) continue;
    for (const key of written.toLowerCase().split(/\s+/)) {
      const list = found.metas.get(key) ?? [];
      list.push({ content: content.trim(), source: `meta[${by}="${written}"]` });
      found.metas.set(key, list);
    }
    if (by === 'property' || by === 'name') break;
  }
}

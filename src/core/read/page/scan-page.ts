import type { Page } from '../../article.ts';
import { toAbsoluteUrl } from '../../url.ts';
import { HAS_DATE, HAS_NAMES, HAS_PROPERTY, HAS_REL, PageNode, readAttributeFlags } from './page-node.ts';
import { attr, getClassAndId, getTag, INLINE_TAGS, toWordSet } from './tree.ts';

/** A `meta` element with a content. `names`: its `attribute` as the page writes it. */
export interface ScannedMeta {
  content: string;
  attribute: (typeof META_ATTRIBUTES)[number];
  names: string;
}

const META_ATTRIBUTES = ['property', 'name', 'itemprop', 'http-equiv'] as const;

/**
 * What one walk over the page collects for every stage that reads facts or the body. The walk never changes the page.
 */
export interface PageScan {
  page: Page;
  /** Base of the page's relative addresses. */
  base: string;
  /** Text of `<title>`. */
  headTitle: string;
  /** The `meta` elements by their `name`, `property` or `itemprop` in lower case, in document order. */
  metas: Map<string, ScannedMeta[]>;
  links: Element[];
  /** Texts of `script[type="application/ld+json"]`. */
  jsonLd: string[];
  /** Inline scripts. Some contain the data from which the page was rendered. */
  scripts: Element[];
  /** `h1` and `h2`. */
  headings: PageNode[];
  /** `h3`. */
  subheadings: PageNode[];
  /**
   * `time` elements, and others with a machine-readable date: `relative-time[datetime]`, or an instant as a `title`.
   */
  times: PageNode[];
  anchors: PageNode[];
  /** Position of the first `p` among the page's elements (see `PageNode.order`); 0 when the page has no `p`. */
  firstParagraph: number;
  /** Elements with `itemprop` or `property`. */
  itemprops: PageNode[];
  /** Elements with `rel`, and elements whose class or id may name a byline or a date. */
  namedElements: PageNode[];
  /** Inline elements whose class or id contains "note". */
  noteElements: PageNode[];
  /** Text of the page without footers, navigation and comments. */
  text: string;
  /** Text of footers, navigation and comments. */
  quietText: string;
  /** The first text over 200 characters outside footers, navigation and comments. */
  opening: Text | null;
  /** The page's `body` with all elements and texts below it. */
  body: PageNode | null;
}

/** Facts are collected from at most this many elements. */
const MAX_ELEMENTS = 150_000;
/** At most this many elements are read; all further elements are ignored. */
const MAX_WALKED_ELEMENTS = 1_000_000;
/**
 * At most this many characters of the page's text are collected for the search for names and dates. Only a page as long
 * as a library has more.
 */
const MAX_TEXT = 1_000_000;

const QUIET_NAMES =
  /(^|\s)((site|page|global|main)[-_]?footer|footer|colophon|comments?|comment-\d+|comments?[-_](area|list|section|wrap\w*)|commentlist|respond|disqus_thread)(\s|$)/i;
/** Matches an instant as a machine writes it. */
export const MACHINE_INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const WHOLE_PAGE_TAGS = toWordSet('html body main article');
const SKIPPED_TAGS = toWordSet('style template svg noscript object canvas');
/** Elements that the walk does not enter, because `scanTag` reads their content. */
const UNENTERED_TAGS = toWordSet('script meta link base title');
const SCANNED_TAGS = toWordSet('script meta link base title h1 h2 h3 time a p ins del');
const BYLINE_OR_DATE_NAMES =
  /author|byline|writer|creator|contributor|posted|publish|date|time|meta|dateline|autor|auteur|verfasser/i;

/** Returns an empty scan, for a page that can't be walked. */
export const createPageScan = (page: Page): PageScan => ({
  page,
  base: page.url,
  headTitle: '',
  metas: new Map(),
  links: [],
  jsonLd: [],
  scripts: [],
  headings: [],
  subheadings: [],
  times: [],
  anchors: [],
  firstParagraph: 0,
  itemprops: [],
  namedElements: [],
  noteElements: [],
  text: '',
  quietText: '',
  opening: null,
  body: null,
});

/** Walks the page once and returns what the stages need. */
export function scanPage(page: Page): PageScan {
  const { document } = page;
  const layout = page.layout.isRendered ? page.layout : null;
  const scan = createPageScan(page);
  const { documentElement: root, body } = document;
  if (!root) return scan;
  let elementCount = 0;
  let remainingText = MAX_TEXT;
  const text: string[] = [];
  const quietText: string[] = [];
  /** The footer or comment list around the current node. */
  let quietRegion: Element | null = null;
  let node: Node | null = root;
  /** The parent of the current node. */
  let parent: PageNode | null = null;
  while (node && elementCount < MAX_WALKED_ELEMENTS) {
    let container: PageNode | null = null;
    const { nodeType } = node;
    if (nodeType === 3) {
      const { data } = node as Text;
      parent?.appendChild(new PageNode(node, '', data, 0, elementCount));
      if (remainingText > 0) (quietRegion ? quietText : text).push(data);
      remainingText -= data.length;
      if (data.length > 200 && elementCount <= MAX_ELEMENTS && !quietRegion) scan.opening ??= node as Text;
    } else if (nodeType === 1) {
      const tag = getTag(node);
      const attributeFlags = readAttributeFlags(node as Element);
      const pageNode: PageNode = new PageNode(
        node,
        tag,
        attributeFlags & HAS_NAMES ? getClassAndId(node as Element) : '',
        attributeFlags,
        ++elementCount,
        layout,
      );
      parent?.appendChild(pageNode);
      if (node === body) scan.body = pageNode;
      if (elementCount > MAX_ELEMENTS) remainingText = 0;
      if (!SKIPPED_TAGS.has(tag)) {
        if (elementCount <= MAX_ELEMENTS) scanElement(scan, pageNode);
        if (!UNENTERED_TAGS.has(tag)) container = pageNode;
        if (container && !quietRegion && !WHOLE_PAGE_TAGS.has(tag) && isQuietRegion(pageNode))
          quietRegion = node as Element;
        if (!quietRegion && remainingText > 0 && !INLINE_TAGS.has(tag)) text.push(' ');
      }
    }
    let next: Node | null = container && node.firstChild;
    if (next) parent = container;
    while (!next && node && node !== root) {
      if (node === quietRegion) quietRegion = null;
      next = node.nextSibling;
      if (!next) {
        node = parent?.node ?? null;
        parent = parent?.parent ?? null;
      }
    }
    node = next;
  }
  scan.text = text.join('');
  scan.quietText = quietText.join(' ');
  return scan;
}

function scanElement(scan: PageScan, pageNode: PageNode): void {
  const { element, tag, data, attributeFlags } = pageNode;
  if (SCANNED_TAGS.has(tag)) {
    if (!scanTag(scan, pageNode)) return;
  } else if (
    attributeFlags & HAS_DATE &&
    (element.hasAttribute('datetime') || MACHINE_INSTANT.test(attr(element, 'title')))
  )
    scan.times.push(pageNode);
  if (attributeFlags & HAS_PROPERTY) scan.itemprops.push(pageNode);
  if (attributeFlags & HAS_REL || (attributeFlags & HAS_NAMES && BYLINE_OR_DATE_NAMES.test(data)))
    scan.namedElements.push(pageNode);
  if (attributeFlags & HAS_NAMES && INLINE_TAGS.has(tag) && data.includes('note')) scan.noteElements.push(pageNode);
}

/** Adds an element to the list for its tag name. Returns false for an element that is no part of the text. */
function scanTag(scan: PageScan, pageNode: PageNode): boolean {
  const { element } = pageNode;
  switch (pageNode.tag) {
    case 'script':
      if (/ld\+json/i.test(attr(element, 'type'))) scan.jsonLd.push(element.textContent ?? '');
      else if (!element.hasAttribute('src')) scan.scripts.push(element);
      return false;
    case 'meta':
      scanMeta(scan, element);
      return false;
    case 'link':
      scan.links.push(element);
      return false;
    case 'base':
      if (scan.base === scan.page.url) scan.base = toAbsoluteUrl(attr(element, 'href'), scan.page.url) ?? scan.base;
      return false;
    case 'title':
      if (!scan.headTitle) scan.headTitle = element.textContent ?? '';
      return false;
    case 'h1':
    case 'h2':
      scan.headings.push(pageNode);
      break;
    case 'h3':
      scan.subheadings.push(pageNode);
      break;
    case 'time':
      scan.times.push(pageNode);
      break;
    case 'a':
      scan.anchors.push(pageNode);
      break;
    case 'p':
      scan.firstParagraph ||= pageNode.order;
  }
  return true;
}

/** True for navigation, a list of comments, or the page's footer. The footer of an article does not count. */
function isQuietRegion({ element, tag, data }: PageNode): boolean {
  if (tag === 'nav') return true;
  if (tag === 'footer') return !element.closest('article, main, [role="main"], #content, .post, .entry');
  return QUIET_NAMES.test(data) && !element.closest('article footer');
}

function scanMeta(scan: PageScan, element: Element): void {
  const content = attr(element, 'content') || attr(element, 'value');
  if (!content.trim()) return;
  for (const attribute of META_ATTRIBUTES) {
    const names = attr(element, attribute).trim();
    if (!names) continue;
    for (const key of names.toLowerCase().split(/\s+/)) {
      const list = scan.metas.get(key) ?? [];
      list.push({ content: content.trim(), attribute, names });
      scan.metas.set(key, list);
    }
    if (attribute === 'property' || attribute === 'name') break;
  }
}

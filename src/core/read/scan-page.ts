import type { Page } from '../article.ts';
import { toAbsoluteUrl } from '../url.ts';
import { HAS_DATE, HAS_NAMES, HAS_PROPERTY, HAS_REL, PageNode, readAttributeFlags } from './page-node.ts';
import { attr, getClassAndId, getTag, INLINE_TAGS, toWordSet } from './tree.ts';

/** What one walk over the page collects for all who read facts from it. The page is only looked at. */
export interface PageScan {
  page: Page;
  /** Base of the page's relative addresses. */
  base: string;
  /** `<title>`. */
  headTitle: string;
  /** `meta` by lower-case name, property or itemprop, in document order. */
  metas: Map<string, { content: string; source: string }[]>;
  links: Element[];
  /** Texts of `script[type="application/ld+json"]`. */
  jsonLd: string[];
  /** Other scripts that stand in the page: some hold the state that the page was made from. */
  scripts: Element[];
  /** `h1` and `h2`. */
  headings: PageNode[];
  /** `time` elements, and others with a machine's date: `relative-time[datetime]`, an instant as a `title`. */
  times: PageNode[];
  anchors: PageNode[];
  /** How many elements stand before the first `p`. */
  paragraph: number;
  /** Elements with `itemprop`, `property` or `rel=author`, and those whose names tell of a byline or a date. */
  itemprops: PageNode[];
  named: PageNode[];
  /** Pieces of lines whose names tell of a note. */
  sides: PageNode[];
  /** Text that readers see, less footers, navigation and comments. */
  text: string;
  /** The rest: footers, navigation and comments. */
  quietText: string;
  /** Where long stretches of text stand, in elements: the article's prose begins at one of them. */
  prose: number[];
  /** The first of them that is no footer, navigation or comment. */
  opening: Text | null;
  /** All elements and texts of the page's body. */
  body: PageNode | null;
}

/** A page with more elements is surveyed as far as this. */
export const MAX_ELEMENTS = 150_000;
/** Of a page with more, the rest is not read. */
const MAX_PARTS = 1_000_000;
/** Of a longer page's text no more is kept: names and dates are not looked for in a whole library. */
const MAX_TEXT = 1_000_000;

const QUIET_NAMES =
  /(^|\s)((site|page|global|main)[-_]?footer|footer|colophon|comments?|comments?[-_](area|list|section|wrap\w*)|commentlist|respond|disqus_thread)(\s|$)/i;
/** An instant as a machine writes it. */
export const MACHINE_INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const WHOLE_PAGE_TAGS = toWordSet('html body main article');
const SKIPPED_TAGS = toWordSet('style template svg noscript object canvas');
/** What they hold is read by `scanElement`. */
const UNENTERED_TAGS = toWordSet('script meta link base title');
const SCANNED_TAGS = toWordSet('script meta link base title h1 h2 time a p ins del');
const BYLINE_OR_DATE_NAMES =
  /author|byline|writer|creator|contributor|posted|publish|date|time|meta|dateline|autor|auteur|verfasser/i;

/** A survey of nothing, for a page that can't be walked. */
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
  /** The footer or list of comments that the walk is in. */
  let quiet: Element | null = null;
  let node: Node | null = root;
  /** The element that the walk is in. */
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

/** Elements that say something by what they are. False for what is no part of the text. */
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

/** A footer of the page (an article may have one of its own), its navigation, or a list of comments. */
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

import type { Page } from '../types.ts';
import { absolute } from '../url.ts';
import { DATED, FACT, NAMED, Part, RELATED, saysOf } from './part.ts';
import { attr, INLINE, namesOf, tagOf, words } from './tree.ts';

/** What one walk over the page collects for all who read facts from it. The page is only looked at. */
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
  headings: Part[];
  /** `time` elements, and others with a machine's date: `relative-time[datetime]`, an instant as a `title`. */
  times: Part[];
  anchors: Part[];
  /** How many elements stand before the first `p`. */
  paragraph: number;
  /** Elements with `itemprop`, `property` or `rel=author`, and those whose names tell of a byline or a date. */
  itemprops: Part[];
  named: Part[];
  /** Pieces of lines whose names tell of a note. */
  sides: Part[];
  /** Text that readers see, less footers, navigation and comments. */
  text: string;
  /** The rest: footers, navigation and comments. */
  quietText: string;
  /** Where long stretches of text stand, in elements: the article's prose begins at one of them. */
  prose: number[];
  /** The first of them that is no footer, navigation or comment. */
  opening: Text | null;
  /** All elements and texts of the page's body. */
  body: Part | null;
}

/** A page with more elements is surveyed as far as this. */
export const MAX_ELEMENTS = 150_000;
/** Of a page with more, the rest is not read. */
const MAX_PARTS = 1_000_000;
/** Of a longer page's text no more is kept: names and dates are not looked for in a whole library. */
const MAX_TEXT = 1_000_000;

const QUIET =
  /(^|\s)((site|page|global|main)[-_]?footer|footer|colophon|comments?|comments?[-_](area|list|section|wrap\w*)|commentlist|respond|disqus_thread)(\s|$)/i;
/** An instant as a machine writes it. */
export const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;
const WHOLE = words('html body main article');
const PASSED = words('style template svg noscript object canvas');
/** What they hold is read by `noteElement`. */
const UNENTERED = words('script meta link base title');
const NOTED = words('script meta link base title h1 h2 time a p ins del');
const NAMES = /author|byline|writer|creator|contributor|posted|publish|date|time|meta|dateline|autor|auteur|verfasser/i;

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
  sides: [],
  text: '',
  quietText: '',
  prose: [],
  opening: null,
  body: null,
});

/** Walks the page once. */
export function survey(page: Page): Survey {
  const { document, layout = null } = page;
  const found = noSurvey(page);
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
  let up: Part | null = null;
  while (node && seen < MAX_PARTS) {
    let inside: Part | null = null;
    const { nodeType } = node;
    if (nodeType === 3) {
      const { data } = node as Text;
      up?.add(new Part(node, '', data, 0, seen));
      if (room > 0) (quiet ? quietText : text).push(data);
      room -= data.length;
      if (data.length > 200 && seen <= MAX_ELEMENTS) {
        found.prose.push(seen);
        if (!quiet) found.opening ??= node as Text;
      }
    } else if (nodeType === 1) {
      const tag = tagOf(node);
      const says = saysOf(node as Element);
      const part: Part = new Part(node, tag, says & NAMED ? namesOf(node as Element) : '', says, ++seen, layout);
      up?.add(part);
      if (node === body) found.body = part;
      if (seen > MAX_ELEMENTS) room = 0;
      if (!PASSED.has(tag)) {
        if (seen <= MAX_ELEMENTS) noteElement(found, part);
        if (!UNENTERED.has(tag)) inside = part;
        if (inside && !quiet && !WHOLE.has(tag) && isQuiet(part)) quiet = node as Element;
        if (!quiet && room > 0 && !INLINE.has(tag)) text.push(' ');
      }
    } else if (up) up.holdsOther = true;
    let next: Node | null = inside && node.firstChild;
    if (next) up = inside;
    while (!next && node && node !== root) {
      if (node === quiet) quiet = null;
      next = node.nextSibling;
      if (!next) {
        node = up?.node ?? null;
        up = up?.up ?? null;
      }
    }
    node = next;
  }
  found.text = text.join('');
  found.quietText = quietText.join(' ');
  return found;
}

function noteElement(found: Survey, part: Part): void {
  const { element, tag, data, says } = part;
  if (NOTED.has(tag)) {
    if (!noteTag(found, part)) return;
  } else if (says & DATED && (element.hasAttribute('datetime') || INSTANT.test(attr(element, 'title'))))
    found.times.push(part);
  if (says & FACT) found.itemprops.push(part);
  if (says & RELATED || (says & NAMED && NAMES.test(data))) found.named.push(part);
  if (says & NAMED && INLINE.has(tag) && data.includes('note')) found.sides.push(part);
}

/** Elements that say something by what they are. False for what is no part of the text. */
function noteTag(found: Survey, part: Part): boolean {
  const { element } = part;
  switch (part.tag) {
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
function isQuiet({ element, tag, data }: Part): boolean {
  if (tag === 'nav') return true;
  if (tag === 'footer') return !element.closest('article, main, [role="main"], #content, .post, .entry');
  return QUIET.test(data) && !element.closest('article footer');
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

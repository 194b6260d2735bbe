import type { VisibilityOracle } from '../article.ts';
import { isExcluded } from './hidden-by-markup.ts';
import { attr, getClassName, toWordSet } from './tree.ts';

/** Attributes that are asked of every element: asked by their names once, not one by one. Bits of `Part.says`. */
export const HAS_NAMES = 1;
export const HAS_DATE = 2;
export const HAS_PROPERTY = 4;
export const HAS_REL = 8;
export const HAS_ROLE = 16;
const MAY_HIDE = 32;
const ATTRIBUTE_FLAGS = new Map(
  Object.entries({
    class: HAS_NAMES,
    id: HAS_NAMES,
    datetime: HAS_DATE,
    title: HAS_DATE,
    itemprop: HAS_PROPERTY,
    property: HAS_PROPERTY,
    rel: HAS_REL,
    role: HAS_ROLE,
    hidden: MAY_HIDE,
    style: MAY_HIDE,
    'aria-hidden': MAY_HIDE,
  }),
);

/** Which of them an element has. */
export function readAttributeFlags(element: Element): number {
  let flags = 0;
  for (const name of element.getAttributeNames()) flags |= ATTRIBUTE_FLAGS.get(name) ?? 0;
  return flags;
}

/** What stands in an element, in characters. `line` and `lineLinks`: outside the blocks in it. */
export interface TextStats {
  /** Text of blocks that are prose: long enough, and not mostly links. */
  prose: number;
  text: number;
  links: number;
  line: number;
  lineLinks: number;
}

/** How much text an element holds, how much of that is kept, and how much is in links. */
export interface KeptStats {
  text: number;
  kept: number;
  links: number;
  /** Kept pictures and players. */
  media: number;
}

/**
 * An element or a text of the page, and what was asked of it once: the page's own nodes answer slowly, and whoever looks
 * for the article goes through all of them again.
 */
export class PageNode {
  parent: PageNode | null = null;
  firstChild: PageNode | null = null;
  nextSibling: PageNode | null = null;
  private lastChild: PageNode | null = null;
  /** Of an element that second opinions look at. */
  textStats: TextStats | null = null;
  /** Of an element that can be kept. */
  keptStats: KeptStats | null = null;
  /** Of a text, less the white space around it. */
  readonly textLength: number;
  /** Of an element: a comment, or something else that is neither element nor text, stands among its children. */
  holdsOther = false;
  private isHiddenCache: boolean | null = null;
  private address: string | null = null;

  constructor(
    readonly node: Node,
    /** Lower-case name of an element; '' for a text. */
    readonly tag: string,
    /** Class and id of an element, text of a text. */
    readonly data: string,
    /** Which attributes an element has, of those that are asked for. */
    readonly attributeFlags: number,
    /** Of the page's elements, from 1 in document order; a text has that of the element before it. */
    readonly order: number,
    /** What the browser shows, if one does. */
    private readonly layout: VisibilityOracle | null = null,
  ) {
    this.textLength = tag === '' ? data.trim().length : 0;
  }

  get isText(): boolean {
    return this.tag === '';
  }

  get element(): Element {
    return this.node as Element;
  }

  appendChild(part: PageNode): void {
    part.parent = this;
    if (this.lastChild) this.lastChild.nextSibling = part;
    else this.firstChild = part;
    this.lastChild = part;
  }

  /** Hidden by its own attributes, and not shown all the same. */
  get hidden(): boolean {
    this.isHiddenCache ??= (this.attributeFlags & MAY_HIDE) !== 0 && isExcluded(this.element, this.layout);
    return this.isHiddenCache;
  }

  /** Says of a text that nobody can see it. */
  hide(): void {
    this.isHiddenCache = true;
  }

  /** Of a link, as written. */
  get href(): string {
    this.address ??= attr(this.element, 'href');
    return this.address;
  }

  /** What comes after it and all that is in it. */
  get after(): PageNode | null {
    let at: PageNode | null = this;
    while (at && !at.nextSibling) at = at.parent;
    return at?.nextSibling ?? null;
  }

  /** The element itself or the nearest one round it of these names; null for none. */
  closest(tags: Set<string>): PageNode | null {
    let at: PageNode | null = this;
    while (at && !tags.has(at.tag)) at = at.parent;
    return at;
  }
}

/** Pictures and players: what is kept beside texts. */
export const MEDIA_TAGS = toWordSet('img iframe video audio embed');
/** Elements that hold nothing of an article. */
export const NON_CONTENT_TAGS = toWordSet(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option form footer',
);
export const SUBHEADING_TAG = /^h[2-6]$/;

/** The parts, and every element round them. */
export function withAncestors(parts: Set<PageNode>): Set<PageNode> {
  const entered = new Set<PageNode>();
  for (const part of parts)
    for (let up: PageNode | null = part; up && !entered.has(up); up = up.parent) entered.add(up);
  return entered;
}

/** Names that tell of an element's part in the page; a heading's id is made of its words and tells nothing. */
export const getRegionNames = ({ element, tag, data }: PageNode): string =>
  data && SUBHEADING_TAG.test(tag) ? getClassName(element) : data;

/** Every text and picture below `root`, but for what is in elements that are not entered. */
export function forEachContent(
  root: PageNode,
  use: (part: PageNode) => void,
  enter = (_: PageNode): boolean => true,
): void {
  for (let at = root.firstChild; at; at = at.nextSibling) {
    if (at.isText || MEDIA_TAGS.has(at.tag)) use(at);
    if (enter(at)) forEachContent(at, use, enter);
  }
}

/** Code in a wrapper is named after the wrapper's toolbar or label. */
export const containsCode = ({ element }: PageNode): boolean => element.querySelector('pre') !== null;

import type { VisibilityOracle } from '../../article.ts';
import { isExcluded } from './hidden-by-markup.ts';
import { attr, getClassName, toWordSet } from './tree.ts';

/**
 * Bit flags for the attributes that the page scan looks for on every element. One call of `getAttributeNames` for an
 * element is faster than one call for each attribute.
 */
export const HAS_NAMES = 1;
export const HAS_DATE = 2;
export const HAS_PROPERTY = 4;
export const HAS_REL = 8;
export const HAS_ROLE = 16;
export const MAY_HIDE = 32;
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

/** Combines the flags of the attributes that an element has. */
export function readAttributeFlags(element: Element): number {
  let flags = 0;
  for (const name of element.getAttributeNames()) flags |= ATTRIBUTE_FLAGS.get(name) ?? 0;
  return flags;
}

/** Text lengths of an element, in characters. `line` and `lineLinks` count only the text outside nested blocks. */
export interface TextStats {
  /** Text of the blocks that count as prose: long enough, and not mostly links. */
  prose: number;
  text: number;
  links: number;
  line: number;
  lineLinks: number;
}

/** How much text an element holds, how much of the text is kept, and how much stands in links, in characters. */
export interface KeptStats {
  text: number;
  kept: number;
  links: number;
  /** Number of kept pictures and players. */
  media: number;
}

/**
 * An element or a text of the page with cached values. Reading from the DOM is slow, and several stages of the
 * extraction walk the whole page.
 */
export class PageNode {
  parent: PageNode | null = null;
  firstChild: PageNode | null = null;
  nextSibling: PageNode | null = null;
  private lastChild: PageNode | null = null;
  /** `measurePage` sets this value; null for elements that `measurePage` skips. */
  textStats: TextStats | null = null;
  /** `removeBoilerplateBlocks` sets this value; null for elements that can't be part of the article. */
  keptStats: KeptStats | null = null;
  /** Length of a text without the white space around it; 0 for an element. */
  readonly textLength: number;
  private isHiddenCache: boolean | null = null;
  private hrefCache: string | null = null;

  constructor(
    readonly node: Node,
    /** Lower-case name of an element; '' for a text. */
    readonly tag: string,
    /** Class and id of an element; characters of a text. */
    readonly data: string,
    /** Bit flags, such as `HAS_NAMES`, for the attributes that the element has. */
    readonly attributeFlags: number,
    /**
     * Position among the page's elements in document order, from 1. A text has the position of the element before it.
     */
    readonly order: number,
    /** Tells which texts the browser shows; null when no browser has rendered the page. */
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

  appendChild(child: PageNode): void {
    child.parent = this;
    if (this.lastChild) this.lastChild.nextSibling = child;
    else this.firstChild = child;
    this.lastChild = child;
  }

  /**
   * True when the element's own attributes hide the element, unless the browser shows it in spite of these attributes.
   */
  get hidden(): boolean {
    this.isHiddenCache ??= (this.attributeFlags & MAY_HIDE) !== 0 && isExcluded(this.element, this.layout);
    return this.isHiddenCache;
  }

  /** Marks a text as hidden. */
  hide(): void {
    this.isHiddenCache = true;
  }

  /** The `href` of a link as the page writes it. */
  get href(): string {
    this.hrefCache ??= attr(this.element, 'href');
    return this.hrefCache;
  }

  /** The next node in document order that is not inside this node. */
  get after(): PageNode | null {
    let ancestor: PageNode | null = this;
    while (ancestor && !ancestor.nextSibling) ancestor = ancestor.parent;
    return ancestor?.nextSibling ?? null;
  }

  /** The element itself or its nearest ancestor with one of these tag names; null when there is none. */
  closest(tags: Set<string>): PageNode | null {
    let ancestor: PageNode | null = this;
    while (ancestor && !tags.has(ancestor.tag)) ancestor = ancestor.parent;
    return ancestor;
  }
}

/** Pictures and players, which are kept along with texts. */
export const MEDIA_TAGS = toWordSet('img iframe video audio embed');
/** Elements that never hold text of an article. */
export const NON_CONTENT_TAGS = toWordSet(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option form footer',
);
export const SUBHEADING_TAG = /^h[2-6]$/;

/** Returns the nodes together with all their ancestors. */
export function withAncestors(pageNodes: Set<PageNode>): Set<PageNode> {
  const result = new Set<PageNode>();
  for (const pageNode of pageNodes)
    for (let ancestor: PageNode | null = pageNode; ancestor && !result.has(ancestor); ancestor = ancestor.parent)
      result.add(ancestor);
  return result;
}

/** Returns the DOM nodes that the page nodes stand for. */
export const toDomNodes = (pageNodes: Iterable<PageNode>): Set<Node> =>
  new Set(Array.from(pageNodes, ({ node }) => node));

/**
 * Returns the class and id of an element, which may name a region of the page. For a subheading only the class is
 * returned, because its id repeats words of the heading.
 */
export const getRegionNames = ({ element, tag, data }: PageNode): string =>
  data && SUBHEADING_TAG.test(tag) ? getClassName(element) : data;

/** Calls `use` for every text, picture and player below `root`. `enter` returns false for an element to skip. */
export function forEachContent(
  root: PageNode,
  use: (node: PageNode) => void,
  enter = (_: PageNode): boolean => true,
): void {
  for (let child = root.firstChild; child; child = child.nextSibling) {
    if (child.isText || MEDIA_TAGS.has(child.tag)) use(child);
    if (enter(child)) forEachContent(child, use, enter);
  }
}

/**
 * True for an element that contains a code block. Sites name such an element after its toolbar or its label, so its
 * class may look like boilerplate.
 */
export const containsCode = ({ element }: PageNode): boolean => element.querySelector('pre') !== null;

import { isLeftOut, type Layout } from './hidden-by-markup.ts';
import { attr, classOf, words } from './tree.ts';

/** Attributes that are asked of every element: asked by their names once, not one by one. Bits of `Part.says`. */
export const NAMED = 1;
export const DATED = 2;
export const FACT = 4;
export const RELATED = 8;
export const ROLE = 16;
const VEIL = 32;
const SAYS = new Map(
  Object.entries({
    class: NAMED,
    id: NAMED,
    datetime: DATED,
    title: DATED,
    itemprop: FACT,
    property: FACT,
    rel: RELATED,
    role: ROLE,
    hidden: VEIL,
    style: VEIL,
    'aria-hidden': VEIL,
  }),
);

/** Which of them an element has. */
export function saysOf(element: Element): number {
  let says = 0;
  for (const name of element.getAttributeNames()) says |= SAYS.get(name) ?? 0;
  return says;
}

/** What stands in an element, in characters. `line` and `lineLinks`: outside the blocks in it. */
export interface Stock {
  /** Text of blocks that are prose: long enough, and not mostly links. */
  prose: number;
  text: number;
  links: number;
  line: number;
  lineLinks: number;
}

/** How much text an element holds, how much of that is kept, and how much is in links. */
export interface Weight {
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
export class Part {
  up: Part | null = null;
  first: Part | null = null;
  next: Part | null = null;
  private last: Part | null = null;
  /** Of an element that second opinions look at. */
  stock: Stock | null = null;
  /** Of an element that can be kept. */
  weight: Weight | null = null;
  /** Of a text, less the white space around it. */
  readonly letters: number;
  /** Of an element: a comment, or something else that is neither element nor text, stands among its children. */
  holdsOther = false;
  private veiled: boolean | null = null;
  private address: string | null = null;

  constructor(
    readonly node: Node,
    /** Lower-case name of an element; '' for a text. */
    readonly tag: string,
    /** Class and id of an element, text of a text. */
    readonly data: string,
    /** Which attributes an element has, of those that are asked for. */
    readonly says: number,
    /** Of the page's elements, from 1 in document order; a text has that of the element before it. */
    readonly order: number,
    /** What the browser shows, if one does. */
    private readonly layout: Layout | null = null,
  ) {
    this.letters = tag === '' ? data.trim().length : 0;
  }

  get isText(): boolean {
    return this.tag === '';
  }

  get element(): Element {
    return this.node as Element;
  }

  add(part: Part): void {
    part.up = this;
    if (this.last) this.last.next = part;
    else this.first = part;
    this.last = part;
  }

  /** Hidden by its own attributes, and not shown all the same. */
  get hidden(): boolean {
    this.veiled ??= (this.says & VEIL) !== 0 && isLeftOut(this.element, this.layout);
    return this.veiled;
  }

  /** Says of a text that nobody can see it. */
  hide(): void {
    this.veiled = true;
  }

  /** Of a link, as written. */
  get href(): string {
    this.address ??= attr(this.element, 'href');
    return this.address;
  }

  /** What comes after it and all that is in it. */
  get after(): Part | null {
    let at: Part | null = this;
    while (at && !at.next) at = at.up;
    return at?.next ?? null;
  }

  /** The element itself or the nearest one round it of these names; null for none. */
  within(tags: Set<string>): Part | null {
    let at: Part | null = this;
    while (at && !tags.has(at.tag)) at = at.up;
    return at;
  }
}

/** Pictures and players: what is kept beside texts. */
export const MEDIA = words('img iframe video audio embed');
/** Elements that hold nothing of an article. */
export const BLOCKED = words(
  'script style noscript template head svg object canvas datalist dialog nav button select textarea option form footer',
);
export const HEADING = /^h[2-6]$/;

/** The parts, and every element round them. */
export function around(parts: Set<Part>): Set<Part> {
  const entered = new Set<Part>();
  for (const part of parts) for (let up: Part | null = part; up && !entered.has(up); up = up.up) entered.add(up);
  return entered;
}

/** Names that tell of an element's part in the page; a heading's id is made of its words and tells nothing. */
export const partNames = ({ element, tag, data }: Part): string =>
  data && HEADING.test(tag) ? classOf(element) : data;

/** Every text and picture below `root`, but for what is in elements that are not entered. */
export function each(root: Part, use: (part: Part) => void, enter = (_: Part): boolean => true): void {
  for (let at = root.first; at; at = at.next) {
    if (at.isText || MEDIA.has(at.tag)) use(at);
    if (enter(at)) each(at, use, enter);
  }
}

/** Code in a wrapper is named after the wrapper's toolbar or label. */
export const holdsCode = ({ element }: Part): boolean => element.querySelector('pre') !== null;

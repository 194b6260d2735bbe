import { areColoursAlike, blendColours, type Colour, parseColour, parseColoursIn, WHITE } from './colours.ts';
import {
  computeHeight,
  computeWidth,
  getLayoutParent,
  type Rect,
  readAttribute,
  readLocalName,
  readRect,
} from './dom.ts';
import {
  clipPathShowsNothing,
  clipShowsNothing,
  IDENTITY_TRANSFORM,
  parseTransform,
  type Transform,
} from './shapes.ts';

/** A box that clips content by its `overflow`, linked to the next outer box that clips the same content. */
export interface Clip {
  box: Box;
  parent: Clip | null;
}

/** An element of the live page, with its computed style and cached values that are derived from the style. */
export interface Box {
  element: Element;
  parent: Box | null;
  style: CSSStyleDeclaration;
  position: string;
  transform: Transform;
  /** True when the browser paints nothing of this box and its content, for example for `display: none`. */
  isUnpainted: boolean;
  /**
   * The outermost box, among this box and its ancestors, that is transparent or scaled to nothing. A script may fade
   * that box in. Null when there is no such box.
   */
  transparentRoot: Box | null;
  /**
   * The ancestor that hides this box until the reader opens the ancestor: a closed `details`, or the parent of a
   * `hidden="until-found"` element, which the browser's page search opens.
   */
  closedBy: Box | null;
  /**
   * The nearest box, among this box and its ancestors, that a transform moves (`movedBox`), that is absolutely or
   * fixedly positioned (`positionedBox`), or that is fixed to the window (`fixedBox`).
   */
  movedBox: Box | null;
  positionedBox: Box | null;
  fixedBox: Box | null;
  /** The nearest `math` element, among the element and its ancestors. */
  math: Element | null;
  /**
   * The boxes that clip content in the normal flow (`clips`), absolutely positioned content (`clipsAbsolute`) and fixed
   * content (`clipsFixed`).
   */
  clips: Clip | null;
  clipsAbsolute: Clip | null;
  clipsFixed: Clip | null;
  clipsX: boolean;
  clipsY: boolean;
  /** Products over this box and its ancestors: `alpha` of the opacities, `scale` of the scale factors. */
  alpha: number;
  scale: number;
  /** True when `position: fixed` elements inside are positioned against this box instead of the window. */
  holdsFixed: boolean;
  rect: Rect | null;
  background: Colour | null | undefined;
}

/** Opacity from 0 to 1. A box with a lower opacity counts as invisible. */
export const MIN_VISIBLE_ALPHA = 0.05;

/** What a box without a parent inherits. */
const OUTERMOST = {
  isUnpainted: false,
  transparentRoot: null,
  closedBy: null,
  movedBox: null,
  positionedBox: null,
  fixedBox: null,
  math: null,
  clipsAbsolute: null,
  clipsFixed: null,
  alpha: 1,
  scale: 1,
};

/** Holds the boxes of a document. A box is measured when the box is first needed. */
export class BoxTree {
  readonly boxByElement = new Map<Element, Box>();
  private readonly viewport: Element | null;

  constructor(
    readonly root: Element,
    body: Element | null,
  ) {
    // The `overflow` of the root element applies to the window. When the root's value is `visible`, the body's
    // `overflow` applies instead (CSS Overflow 3, section 3.3).
    const { overflowX, overflowY } = getComputedStyle(root);
    this.viewport = overflowX === 'visible' && overflowY === 'visible' && body ? body : root;
  }

  get(element: Element): Box {
    const cached = this.boxByElement.get(element);
    if (cached) return cached;
    // Lists the unmeasured ancestors, then measures them from the outermost inwards. A recursive function would
    // overflow the stack on deeply nested pages.
    const chain: Element[] = [];
    let current: Element | null = element;
    for (; current && !this.boxByElement.has(current); current = getLayoutParent(current)) chain.push(current);
    let box = current ? (this.boxByElement.get(current) ?? null) : null;
    for (const pending of chain.reverse()) {
      box = this.measure(pending, box);
      this.boxByElement.set(pending, box);
    }
    return box as Box;
  }

  getRect(box: Box): Rect {
    box.rect ??= readRect(box.element);
    return box.rect;
  }

  /**
   * Returns the background colour behind a box's text; null when the styles do not tell the colour, as for a picture.
   */
  getBackground(box: Box): Colour | null {
    if (box.background !== undefined) return box.background;
    const { backgroundImage, backgroundColor } = box.style;
    const ownColour = backgroundImage === 'none' ? parseColour(backgroundColor) : parsePlainGradient(backgroundImage);
    let background: Colour | null = null;
    if (ownColour && ownColour[3] >= 0.99) background = ownColour;
    else if (ownColour) {
      const below = box.parent ? this.getBackground(box.parent) : this.getCanvas();
      background = below && blendColours(ownColour, below);
    }
    box.background = background;
    return background;
  }

  /**
   * Returns the colour of the page behind all boxes: white, or null (unknown) when the page follows a dark colour
   * scheme.
   */
  private getCanvas(): Colour | null {
    return getComputedStyle(this.root).colorScheme.includes('dark') ? null : WHITE;
  }

  get clipsWindowX(): boolean {
    const { overflowX, overflowY } = getComputedStyle(this.viewport ?? this.root);
    // Clipping on both axes does not count, because a page clips both axes while a modal dialog is open.
    return /hidden|clip/.test(overflowX) && !/hidden|clip/.test(overflowY);
  }

  private measure(element: Element, parent: Box | null): Box {
    // Browsers compute the style of an element inside `display: none` only when a script reads it, which takes long.
    const style = parent?.isUnpainted ? parent.style : getComputedStyle(element);
    const { display, position } = style;
    const clip = getClip(position, parent);
    const box: Box = {
      ...(parent ?? OUTERMOST),
      element,
      parent,
      style,
      position,
      transform: IDENTITY_TRANSFORM,
      clips: clip,
      clipsX: false,
      clipsY: false,
      holdsFixed: false,
      rect: null,
      background: undefined,
    };
    if (display === 'none') box.isUnpainted = true;
    if (readLocalName(element) === 'math') box.math = element;
    box.closedBy ??= findClosedAncestor(box);
    if (box.isUnpainted || display === 'contents') return box;
    const { opacity, filter } = style;
    if (opacity !== '1') box.alpha *= Number(opacity);
    if (filter !== 'none') box.alpha *= Number(/opacity\(([\d.]+)\)/.exec(filter)?.[1] ?? 1);
    // Transforms and overflow do not apply to inline boxes (CSS Transforms 1, section 2; CSS Overflow 3, section 3.1).
    if (display !== 'inline') this.measureBlock(box, filter);
    if (box.alpha < MIN_VISIBLE_ALPHA || box.transform.scale < 0.05) box.transparentRoot ??= box;
    if (position === 'absolute' || position === 'fixed') {
      box.positionedBox = box;
      const isFixed = position === 'fixed';
      const containingBox = findContainingBox(parent, isFixed ? (ancestor) => ancestor.holdsFixed : containsAbsolute);
      box.fixedBox = isFixed && !containingBox ? box : (containingBox?.fixedBox ?? null);
    }
    if (box.clipsX || box.clipsY) box.clips = { box, parent: clip };
    if (containsAbsolute(box)) box.clipsAbsolute = box.clips;
    if (box.holdsFixed) box.clipsFixed = box.clips;
    return box;
  }

  private measureBlock(box: Box, filter: string): void {
    const { element, style } = box;
    const { transform, overflow } = style;
    box.isUnpainted = this.hidesAll(box);
    box.transform = parseTransform(transform, style.translate, style.scale);
    box.scale *= box.transform.scale;
    box.holdsFixed = transform !== 'none' || filter !== 'none';
    if (Math.abs(box.transform.x) > 1 || Math.abs(box.transform.y) > 1) box.movedBox = box;
    if (overflow === 'visible' || element === this.root || element === this.viewport) return;
    box.clipsX = style.overflowX !== 'visible';
    box.clipsY = style.overflowY !== 'visible';
  }

  private hidesAll(box: Box): boolean {
    const { element, style, position } = box;
    if (style.contentVisibility === 'hidden' && readAttribute(element, 'hidden') !== 'until-found') return true;
    if ((position === 'absolute' || position === 'fixed') && clipShowsNothing(style.clip)) return true;
    if (style.clipPath === 'none') return false;
    const rect = this.getRect(box);
    return clipPathShowsNothing(style.clipPath, computeWidth(rect), computeHeight(rect));
  }
}

/** Returns the innermost box that clips a box with this CSS `position`; null when nothing clips such a box. */
export const getClip = (position: string, parent: Box | null): Clip | null =>
  (position === 'fixed' ? parent?.clipsFixed : position === 'absolute' ? parent?.clipsAbsolute : parent?.clips) ?? null;

/** Returns the nearest box, from `start` outwards, that is a containing block; null when there is none. */
function findContainingBox(start: Box | null, isContaining: (box: Box) => boolean): Box | null {
  let current = start;
  while (current && !isContaining(current)) current = current.parent;
  return current;
}

const containsAbsolute = (box: Box): boolean => box.position !== 'static' || box.holdsFixed;

/**
 * Returns the box that the reader has to open to see `box`; null when there is none. It is a parent that is a closed
 * `details` (but its `summary` is visible), or the parent of a `hidden="until-found"` element, which the page search
 * opens.
 */
function findClosedAncestor(box: Box): Box | null {
  const { element, parent } = box;
  if (readAttribute(element, 'hidden') === 'until-found') return parent;
  if (!parent || readLocalName(parent.element) !== 'details' || readAttribute(parent.element, 'open') !== null)
    return null;
  return readLocalName(element) === 'summary' ? null : parent;
}

/** Returns the colour of a gradient whose colours all look alike; null for every other background image. */
function parsePlainGradient(value: string): Colour | null {
  const colours = /^[\w-]*gradient\(.*\)$/.test(value) && !/url\(/.test(value) ? parseColoursIn(value) : [];
  const [first = null] = colours;
  return first && colours.every((colour) => colour && areColoursAlike(colour, first) && colour[3] === first[3])
    ? first
    : null;
}

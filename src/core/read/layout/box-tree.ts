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

/** A box that clips its content, and the next outer box that clips the same content. */
export interface Clip {
  box: Box;
  parent: Clip | null;
}

/** An element of the live page with cached answers about its style. */
export interface Box {
  element: Element;
  parent: Box | null;
  style: CSSStyleDeclaration;
  position: string;
  transform: Transform;
  /** Nothing inside is painted unless a style changes. */
  isUnpainted: boolean;
  /** The outermost box around it, or itself, that is transparent or scaled to nothing: a script may fade it in. */
  transparentRoot: Box | null;
  /** The closed `details` around it, or the parent of an element that the page search opens. */
  closedBy: Box | null;
  /** The nearest box around it, or itself, that a transform moves; that is positioned; that is fixed to the window. */
  movedBox: Box | null;
  positionedBox: Box | null;
  fixedBox: Box | null;
  /** What clips its content: in the flow, absolutely positioned, fixed. */
  clips: Clip | null;
  clipsAbsolute: Clip | null;
  clipsFixed: Clip | null;
  clipsX: boolean;
  clipsY: boolean;
  /** Product of the opacities of the box and its ancestors, and of their scales. */
  alpha: number;
  scale: number;
  /** True when fixed elements inside are positioned against this box. */
  holdsFixed: boolean;
  rect: Rect | null;
  background: Colour | null | undefined;
}

/** Below this opacity nothing is visible. */
export const MIN_VISIBLE_ALPHA = 0.05;

/** The boxes of a document. Each is measured when it is first needed. */
export class BoxTree {
  readonly boxByElement = new Map<Element, Box>();
  private readonly viewport: Element | null;

  constructor(
    readonly root: Element,
    body: Element | null,
  ) {
    // The overflow of the root, or else of the body, applies to the window (CSS Overflow 3, section 3.3).
    const { overflowX, overflowY } = getComputedStyle(root);
    this.viewport = overflowX === 'visible' && overflowY === 'visible' && body ? body : root;
  }

  get(element: Element): Box {
    const cached = this.boxByElement.get(element);
    if (cached) return cached;
    // Measures from the outermost unknown element inwards: recursion would overflow the stack on deeply nested pages.
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

  /** The background colour of a box's text; null where styles do not tell: a picture, a gradient. */
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

  /** The canvas below all boxes is white unless the page follows a dark colour scheme. */
  private getCanvas(): Colour | null {
    return getComputedStyle(this.root).colorScheme.includes('dark') ? null : WHITE;
  }

  get clipsWindowX(): boolean {
    const { overflowX, overflowY } = getComputedStyle(this.viewport ?? this.root);
    // A modal dialog locks scrolling on both axes.
    return /hidden|clip/.test(overflowX) && !/hidden|clip/.test(overflowY);
  }

  private measure(element: Element, parent: Box | null): Box {
    const style = getComputedStyle(element);
    const { display, position } = style;
    const clip = getClip(position, parent);
    const box: Box = {
      element,
      parent,
      style,
      position,
      transform: IDENTITY_TRANSFORM,
      isUnpainted: parent?.isUnpainted ?? false,
      transparentRoot: parent?.transparentRoot ?? null,
      closedBy: parent?.closedBy ?? null,
      movedBox: parent?.movedBox ?? null,
      positionedBox: parent?.positionedBox ?? null,
      fixedBox: parent?.fixedBox ?? null,
      clips: clip,
      clipsAbsolute: parent?.clipsAbsolute ?? null,
      clipsFixed: parent?.clipsFixed ?? null,
      clipsX: false,
      clipsY: false,
      alpha: parent?.alpha ?? 1,
      scale: parent?.scale ?? 1,
      holdsFixed: false,
      rect: null,
      background: undefined,
    };
    if (display === 'none') box.isUnpainted = true;
    box.closedBy ??= findClosedAncestor(box);
    if (box.isUnpainted || display === 'contents') return box;
    const { opacity, filter } = style;
    if (opacity !== '1') box.alpha *= Number(opacity);
    if (filter !== 'none') box.alpha *= Number(/opacity\(([\d.]+)\)/.exec(filter)?.[1] ?? 1);
    // Transforms and overflow do not apply to inline boxes (CSS Transforms 1, section 2; CSS Overflow 3, section 3.1).
    if (display !== 'inline') this.measureBlock(box);
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

  private measureBlock(box: Box): void {
    const { element, style } = box;
    const { transform, overflowX, overflowY } = style;
    box.isUnpainted = this.hidesAll(box);
    box.transform = parseTransform(transform, style.translate, style.scale);
    box.scale *= box.transform.scale;
    box.holdsFixed = transform !== 'none' || style.filter !== 'none';
    if (Math.abs(box.transform.x) > 1 || Math.abs(box.transform.y) > 1) box.movedBox = box;
    if (element === this.root || element === this.viewport) return;
    box.clipsX = overflowX !== 'visible';
    box.clipsY = overflowY !== 'visible';
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

/** What clips a box of this position. */
export const getClip = (position: string, parent: Box | null): Clip | null =>
  (position === 'fixed' ? parent?.clipsFixed : position === 'absolute' ? parent?.clipsAbsolute : parent?.clips) ?? null;

/** The nearest box from `start` outwards that is a containing block. */
function findContainingBox(start: Box | null, isContaining: (box: Box) => boolean): Box | null {
  let current = start;
  while (current && !isContaining(current)) current = current.parent;
  return current;
}

const containsAbsolute = (box: Box): boolean => box.position !== 'static' || box.holdsFixed;

/**
 * The box that opens a closed one: `details` (but not for its summary), or the parent of an element that the page
 * search opens.
 */
function findClosedAncestor(box: Box): Box | null {
  const { element, parent } = box;
  if (readAttribute(element, 'hidden') === 'until-found') return parent;
  if (!parent || readLocalName(parent.element) !== 'details' || readAttribute(parent.element, 'open') !== null)
    return null;
  return readLocalName(element) === 'summary' ? null : parent;
}

/** The colour of a gradient of one colour; null for other images. */
function parsePlainGradient(value: string): Colour | null {
  const colours = /^[\w-]*gradient\(.*\)$/.test(value) && !/url\(/.test(value) ? parseColoursIn(value) : [];
  const [first = null] = colours;
  return first && colours.every((colour) => colour && areColoursAlike(colour, first) && colour[3] === first[3])
    ? first
    : null;
}

import { areColoursAlike, blendColours, type Colour, parseColour, parseColoursIn, WHITE } from './colours.ts';
import { computeHeight, computeWidth, layoutParent, type Rect, readAttribute, readLocalName, readRect } from './dom.ts';
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
  up: Clip | null;
}

/** An element of the live page with cached answers about its style. */
export interface Box {
  element: Element;
  up: Box | null;
  style: CSSStyleDeclaration;
  position: string;
  transform: Transform;
  /** Nothing inside is painted unless a style changes. */
  gone: boolean;
  /** The outermost box around it, or itself, that is transparent or scaled to nothing: a script may fade it in. */
  veil: Box | null;
  /** The closed `details` around it, or the parent of an element that the page search opens. */
  closed: Box | null;
  /** The nearest box around it, or itself, that a transform moves; that is positioned; that is fixed to the window. */
  moved: Box | null;
  positioned: Box | null;
  fixed: Box | null;
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
  ground: Colour | null | undefined;
}

/** Below this opacity nothing is visible. */
export const MIN_VISIBLE_ALPHA = 0.05;

/** The boxes of a document. Each is measured when it is first needed. */
export class BoxTree {
  readonly known = new Map<Element, Box>();
  private readonly viewport: Element | null;

  constructor(
    readonly root: Element,
    body: Element | null,
  ) {
    // The overflow of the root, or else of the body, applies to the window (CSS Overflow 3, section 3.3).
    const { overflowX, overflowY } = getComputedStyle(root);
    this.viewport = overflowX === 'visible' && overflowY === 'visible' && body ? body : root;
  }

  of(element: Element): Box {
    const found = this.known.get(element);
    if (found) return found;
    // Measures from the outermost unknown element inwards: recursion would overflow the stack on deeply nested pages.
    const line: Element[] = [];
    let at: Element | null = element;
    for (; at && !this.known.has(at); at = layoutParent(at)) line.push(at);
    let box = at ? (this.known.get(at) ?? null) : null;
    for (const next of line.reverse()) {
      box = this.measure(next, box);
      this.known.set(next, box);
    }
    return box as Box;
  }

  rect(box: Box): Rect {
    box.rect ??= readRect(box.element);
    return box.rect;
  }

  /** The background colour of a box's text; null where styles do not tell: a picture, a gradient. */
  ground(box: Box): Colour | null {
    if (box.ground !== undefined) return box.ground;
    const { backgroundImage, backgroundColor } = box.style;
    const own = backgroundImage === 'none' ? parseColour(backgroundColor) : parsePlainGradient(backgroundImage);
    let ground: Colour | null = null;
    if (own && own[3] >= 0.99) ground = own;
    else if (own) {
      const below = box.up ? this.ground(box.up) : this.canvas();
      ground = below && blendColours(own, below);
    }
    box.ground = ground;
    return ground;
  }

  /** The canvas below all boxes is white unless the page follows a dark colour scheme. */
  private canvas(): Colour | null {
    return getComputedStyle(this.root).colorScheme.includes('dark') ? null : WHITE;
  }

  get clipsWindowX(): boolean {
    const { overflowX, overflowY } = getComputedStyle(this.viewport ?? this.root);
    // A modal dialog locks scrolling on both axes.
    return /hidden|clip/.test(overflowX) && !/hidden|clip/.test(overflowY);
  }

  private measure(element: Element, up: Box | null): Box {
    const style = getComputedStyle(element);
    const { display, position } = style;
    const own =
      position === 'fixed'
        ? (up?.clipsFixed ?? null)
        : position === 'absolute'
          ? (up?.clipsAbsolute ?? null)
          : (up?.clips ?? null);
    const box: Box = {
      element,
      up,
      style,
      position,
      transform: IDENTITY_TRANSFORM,
      gone: up?.gone ?? false,
      veil: up?.veil ?? null,
      closed: up?.closed ?? null,
      moved: up?.moved ?? null,
      positioned: up?.positioned ?? null,
      fixed: up?.fixed ?? null,
      clips: own,
      clipsAbsolute: up?.clipsAbsolute ?? null,
      clipsFixed: up?.clipsFixed ?? null,
      clipsX: false,
      clipsY: false,
      alpha: up?.alpha ?? 1,
      scale: up?.scale ?? 1,
      holdsFixed: false,
      rect: null,
      ground: undefined,
    };
    if (display === 'none') box.gone = true;
    box.closed ??= findClosedAncestor(box);
    if (box.gone || display === 'contents') return box;
    const { opacity, filter } = style;
    if (opacity !== '1') box.alpha *= Number(opacity);
    if (filter !== 'none') box.alpha *= Number(/opacity\(([\d.]+)\)/.exec(filter)?.[1] ?? 1);
    // Transforms and overflow do not apply to inline boxes (CSS Transforms 1, section 2; CSS Overflow 3, section 3.1).
    if (display !== 'inline') this.measureBlock(box);
    if (box.alpha < MIN_VISIBLE_ALPHA || box.transform.scale < 0.05) box.veil ??= box;
    if (position === 'absolute' || position === 'fixed') {
      box.positioned = box;
      const isFixed = position === 'fixed';
      const holder = findContainingBox(up, isFixed ? (one) => one.holdsFixed : containsAbsolute);
      box.fixed = isFixed && !holder ? box : (holder?.fixed ?? null);
    }
    if (box.clipsX || box.clipsY) box.clips = { box, up: own };
    if (containsAbsolute(box)) box.clipsAbsolute = box.clips;
    if (box.holdsFixed) box.clipsFixed = box.clips;
    return box;
  }

  private measureBlock(box: Box): void {
    const { element, style } = box;
    const { transform, overflowX, overflowY } = style;
    box.gone = this.hidesAll(box);
    box.transform = parseTransform(transform, style.translate, style.scale);
    box.scale *= box.transform.scale;
    box.holdsFixed = transform !== 'none' || style.filter !== 'none';
    if (Math.abs(box.transform.x) > 1 || Math.abs(box.transform.y) > 1) box.moved = box;
    if (element === this.root || element === this.viewport) return;
    box.clipsX = overflowX !== 'visible';
    box.clipsY = overflowY !== 'visible';
  }

  private hidesAll(box: Box): boolean {
    const { element, style, position } = box;
    if (style.contentVisibility === 'hidden' && readAttribute(element, 'hidden') !== 'until-found') return true;
    if ((position === 'absolute' || position === 'fixed') && clipShowsNothing(style.clip)) return true;
    if (style.clipPath === 'none') return false;
    const rect = this.rect(box);
    return clipPathShowsNothing(style.clipPath, computeWidth(rect), computeHeight(rect));
  }
}

/** The nearest box from `from` outwards that is a containing block. */
function findContainingBox(from: Box | null, holds: (box: Box) => boolean): Box | null {
  let at = from;
  while (at && !holds(at)) at = at.up;
  return at;
}

const containsAbsolute = (box: Box): boolean => box.position !== 'static' || box.holdsFixed;

/**
 * The box that opens a closed one: `details` (but not for its summary), or the parent of an element that the page
 * search opens.
 */
function findClosedAncestor(box: Box): Box | null {
  const { element, up } = box;
  if (readAttribute(element, 'hidden') === 'until-found') return up;
  if (!up || readLocalName(up.element) !== 'details' || readAttribute(up.element, 'open') !== null) return null;
  return readLocalName(element) === 'summary' ? null : up;
}

/** The colour of a gradient of one colour; null for other images. */
function parsePlainGradient(image: string): Colour | null {
  const colours = /^[\w-]*gradient\(.*\)$/.test(image) && !/url\(/.test(image) ? parseColoursIn(image) : [];
  const [first = null] = colours;
  return first && colours.every((colour) => colour && areColoursAlike(colour, first) && colour[3] === first[3])
    ? first
    : null;
}

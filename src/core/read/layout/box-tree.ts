import { areColoursAlike, blendColours, type Colour, parseColour, parseColoursIn, WHITE } from './colours.ts';
import { computeHeight, computeWidth, layoutParent, type Rect, readAttribute, readLocalName, readRect } from './dom.ts';
import {
  clipPathShowsNothing,
  clipShowsNothing,
  IDENTITY_TRANSFORM,
  parseTransform,
  type Transform,
} from './shapes.ts';

/** A box that cuts off what lies outside of it, and the next one outwards that does so to the same content. */
export interface Clip {
  box: Box;
  up: Clip | null;
}

/** An element of the live page and what was asked of its style, once. */
export interface Box {
  element: Element;
  up: Box | null;
  style: CSSStyleDeclaration;
  position: string;
  transform: Transform;
  /** Nothing in it is painted, whatever is done on the page short of changing its style. */
  gone: boolean;
  /** The outermost box round it, or itself, that is transparent or scaled to nothing: a script may fade it in. */
  veil: Box | null;
  /** Where the closed `details` round it, or what else opens it, is laid out. */
  closed: Box | null;
  /** The nearest box round it, or itself, that is moved by a transform; that is positioned; that is fixed to the window. */
  moved: Box | null;
  positioned: Box | null;
  fixed: Box | null;
  /** What cuts off its content: in the flow, absolutely positioned, fixed. */
  clips: Clip | null;
  clipsAbsolute: Clip | null;
  clipsFixed: Clip | null;
  clipsX: boolean;
  clipsY: boolean;
  /** Opacity with that of all boxes round it, and how much its text is scaled. */
  alpha: number;
  scale: number;
  /** What is fixed in it is fixed to it. */
  holdsFixed: boolean;
  rect: Rect | null;
  ground: Colour | null | undefined;
}

/** What is this opaque, or more transparent, is not seen. */
export const MIN_VISIBLE_ALPHA = 0.05;

/** The boxes of a document, each measured when it is first asked for. */
export class BoxTree {
  readonly known = new Map<Element, Box>();
  private readonly viewport: Element | null;

  constructor(
    readonly root: Element,
    body: Element | null,
  ) {
    // What the root, or else the body, says of overflow is the window's (CSS Overflow 3, section 3.3).
    const { overflowX, overflowY } = getComputedStyle(root);
    this.viewport = overflowX === 'visible' && overflowY === 'visible' && body ? body : root;
  }

  of(element: Element): Box {
    const found = this.known.get(element);
    if (found) return found;
    // From the outermost unknown one inwards: a page may be nested more deeply than functions may.
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

  /** The colour that a box's text stands on; null where that can't be told from styles: a picture, a gradient. */
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

  /** The window under all boxes is white, unless the page lets it follow a dark scheme. */
  private canvas(): Colour | null {
    return getComputedStyle(this.root).colorScheme.includes('dark') ? null : WHITE;
  }

  get clipsWindowX(): boolean {
    const { overflowX, overflowY } = getComputedStyle(this.viewport ?? this.root);
    // A dialogue locks both ways.
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
    // Of what stands in a line nothing is moved or cut off (CSS Transforms 1, section 2; CSS Overflow 3, section 3.1).
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

/** The box that an absolutely positioned or fixed one is laid out in. */
function findContainingBox(from: Box | null, holds: (box: Box) => boolean): Box | null {
  let at = from;
  while (at && !holds(at)) at = at.up;
  return at;
}

const containsAbsolute = (box: Box): boolean => box.position !== 'static' || box.holdsFixed;

/** What opens a box that is closed: `details` but for its summary, or the page's search. */
function findClosedAncestor(box: Box): Box | null {
  const { element, up } = box;
  if (readAttribute(element, 'hidden') === 'until-found') return up;
  if (!up || readLocalName(up.element) !== 'details' || readAttribute(up.element, 'open') !== null) return null;
  return readLocalName(element) === 'summary' ? null : up;
}

/** A gradient of one colour is that colour. */
function parsePlainGradient(image: string): Colour | null {
  const colours = /^[\w-]*gradient\(.*\)$/.test(image) && !/url\(/.test(image) ? parseColoursIn(image) : [];
  const [first = null] = colours;
  return first && colours.every((colour) => colour && areColoursAlike(colour, first) && colour[3] === first[3])
    ? first
    : null;
}

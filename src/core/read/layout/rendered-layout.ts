import type { VisibilityOracle } from '../../article.ts';
import { getDocumentProperty } from '../flatten-shadow-dom.ts';
import { createMarkupLayout } from '../hidden-by-markup.ts';
import { type Box, BoxTree, type Clip } from './box-tree.ts';
import { findCoveredTexts } from './covered-texts.ts';
import { computeHeight, computeWidth, layoutParent, type Rect, readScroll } from './dom.ts';
import { isFadingIn, isMovingIn } from './fade-in.ts';
import { findFormula } from './find-formula.ts';
import { isTextVisible } from './text-visibility.ts';

/** Texts after this many are not measured and count as visible. */
const MAX_TEXT_NODES = 20_000;
/** Smaller letters, in CSS pixels, can't be read. */
const MIN_FONT_PX = 4.5;
/** A clipping box that is lower or narrower, in CSS pixels, shows nothing. */
const MIN_BOX_PX = 4;

/** Whether a text is hidden. A text with `needs` is reachable only if each of these boxes shows some other text now. */
interface TextVisibility {
  text: Text;
  hidden: boolean;
  box: Box;
  rect: Rect | null;
  needs: Box[];
  /** The box that may fade the text in, if other texts of the page fade in. */
  veil: Box | null;
}

/**
 * An oracle that measures a live page as the browser shows it. `original` maps a node of a copy to its live node. The
 * page is never changed, and each element is measured once.
 */
export function createRenderedLayout(document: Document, original: (node: Node) => Node): VisibilityOracle {
  const root = getDocumentProperty(document, 'documentElement');
  const view = getDocumentProperty(document, 'defaultView');
  if (!root || !view) return { hiddenAmong: () => new Set() };
  const window = { width: view.innerWidth, height: view.innerHeight, x: view.scrollX, y: view.scrollY };
  const boxes = new BoxTree(root, getDocumentProperty(document, 'body'));
  const range: Range = getDocumentProperty(document, 'createRange').call(document);
  const known = new Map<Text, TextVisibility>();
  const showing = new Set<Element>();
  const { direction, writingMode } = getComputedStyle(getDocumentProperty(document, 'body') ?? root);
  const goesLeft = direction === 'rtl' || writingMode === 'vertical-rl';
  const { clipsWindowX } = boxes;

  const look = (text: Text): TextVisibility => {
    const parent = layoutParent(text);
    const formula = parent && findFormula(parent);
    const box = boxes.of(formula ?? parent ?? root);
    const found: TextVisibility = { text, hidden: false, box, rect: null, needs: [], veil: null };
    const hide = () => Object.assign(found, { hidden: true });
    if (!parent) return found;
    if (box.gone) return hide();
    if (Number.parseFloat(box.style.fontSize) * (box.scale || 1) < MIN_FONT_PX) return hide();
    const veil = box.veil ?? (box.style.visibility === 'visible' ? null : findInvisibleRoot(box));
    const { closed } = box;
    if (closed) {
      found.rect = boxes.rect(closed);
      if (computeHeight(found.rect) < MIN_BOX_PX) return hide();
    } else {
      range.selectNodeContents(formula ?? text);
      found.rect = range.getBoundingClientRect();
      if (!veil && (computeWidth(found.rect) < 0.5 || computeHeight(found.rect) < 0.5)) return hide();
    }
    if (veil) {
      found.veil = veil;
      if (!isFadingIn(veil, boxes, window)) found.hidden = true;
      return found;
    }
    if (!isTextVisible(box, found.rect, boxes)) return hide();
    return isReachable(found, closed) ? found : hide();
  };

  /** True when a reader can reach a text by scrolling, by a carousel, or by "read more". */
  const isReachable = (found: TextVisibility, closed: Box | null): boolean => {
    const { box } = found;
    let rect = found.rect as Rect;
    const start = closed ? computeOwnClip(closed) : box.clips;
    for (let clip: Clip | null = start; clip; clip = clip.up) {
      const outer = boxes.rect(clip.box);
      const { clipsX, clipsY } = clip.box;
      if ((clipsX && computeWidth(outer) < MIN_BOX_PX) || (clipsY && computeHeight(outer) < MIN_BOX_PX)) return false;
      const outX = clipsX && (rect.right <= outer.left + 0.5 || rect.left >= outer.right - 0.5);
      const outY = clipsY && (rect.bottom <= outer.top + 0.5 || rect.top >= outer.bottom - 0.5);
      if (!outX && !outY) {
        rect = intersectRects(rect, outer);
        continue;
      }
      if (outX && !isWithin(found, clip.box, rect, outer, 'x')) return false;
      if (outY && !isWithin(found, clip.box, rect, outer, 'y')) return false;
      rect = outer;
    }
    const { fixed } = closed ?? box;
    if (fixed) {
      const place = boxes.rect(fixed);
      return place.right > 0 && place.left < window.width && place.bottom > 0 && place.top < window.height;
    }
    const isLeft = goesLeft ? rect.left >= window.width : rect.right + window.x <= 0;
    const isRight = !goesLeft && clipsWindowX && rect.left + window.x >= window.width;
    const isAbove = rect.bottom + window.y <= 0;
    if (!isLeft && !isAbove) return !isRight || isSlide(found, null);
    return isSlide(found, null);
  };

  /** True when a text outside a clipping box lies where more of the box's content is. */
  const isWithin = (found: TextVisibility, clip: Box, rect: Rect, outer: Rect, axis: 'x' | 'y'): boolean => {
    const overflow = axis === 'x' ? clip.style.overflowX : clip.style.overflowY;
    const { direction, writingMode } = clip.style;
    const left = direction === 'rtl' || writingMode === 'vertical-rl';
    const { scrollLeft, scrollTop, scrollWidth, clientWidth } = readScroll(clip.element);
    const from = axis === 'x' ? rect.right - outer.left + scrollLeft : rect.bottom - outer.top + scrollTop;
    const to = rect.left - outer.left + scrollLeft;
    const isContent = axis === 'y' || !left ? from > 0 : to < clientWidth && from > clientWidth - scrollWidth;
    if (overflow === 'auto' || overflow === 'scroll') return isContent || isSlide(found, clip);
    if (!isContent) return isSlide(found, clip);
    // Content past the end of a box is shown by "read more" or a carousel. A positioned box far away was hidden on
    // purpose.
    const { positioned } = found.box;
    if (positioned && positioned !== clip && isDescendantBox(positioned, clip)) {
      const place = boxes.rect(positioned);
      const far = axis === 'x' ? Math.abs(place.left - outer.left) : place.top - outer.bottom;
      if (far > 2 * Math.max(window.width, computeWidth(outer))) return false;
    }
    found.needs.push(clip);
    return true;
  };

  /** True for a text on a moved part of the page, such as an earlier slide of a carousel. */
  const isSlide = (found: TextVisibility, clip: Box | null): boolean => {
    const { moved } = found.box;
    const rect = found.rect as Rect;
    if (!moved || (clip && !isDescendantBox(moved, clip))) return false;
    if (isMovingIn(moved, boxes, window)) return true;
    // A text outside the moved part was placed there separately.
    const place = boxes.rect(moved);
    if ((goesLeft ? rect.left >= place.right : rect.right <= place.left) || rect.bottom <= place.top) return false;
    found.needs.push(moved);
    return true;
  };

  const measure = (text: Text): TextVisibility => {
    let found = known.get(text);
    if (found) return found;
    if (known.size >= MAX_TEXT_NODES)
      return { text, hidden: false, box: boxes.of(root), rect: null, needs: [], veil: null };
    found = look(text);
    known.set(text, found);
    if (!found.hidden && !found.needs.length && !found.veil)
      for (let at: Box | null = found.box; at && !showing.has(at.element); at = at.up) showing.add(at.element);
    return found;
  };

  return {
    hiddenAmong(texts) {
      const nodes = [...texts];
      try {
        return hiddenOf(nodes);
      } catch {
        // A browser that can't answer must not stop the reading; markup alone decides then.
        return createMarkupLayout().hiddenAmong(nodes);
      }
    },
  };

  function hiddenOf(nodes: Text[]): Set<Text> {
    const findings = nodes.map((node) => measure(original(node) as Text));
    const fading = fadingOf(findings);
    const covered = findCoveredTexts(
      findings.filter(({ hidden, needs, veil, rect }) => !hidden && !veil && !needs.length && rect),
      boxes,
    );
    return new Set(
      nodes.filter((_, at) => {
        const found = findings[at] as TextVisibility;
        if (found.hidden) return !fading.has(found);
        return covered.has(found.text) || found.needs.some(({ element }) => !showing.has(element));
      }),
    );
  }

  /**
   * Hidden texts without a transition, when at least half of the text outside the window is veiled: a script without
   * transitions fades all of it in.
   */
  function fadingOf(findings: TextVisibility[]): Set<TextVisibility> {
    const isOutside = ({ rect }: TextVisibility) => rect !== null && (rect.top >= window.height || rect.bottom <= 0);
    const outside = findings.filter((found) => isOutside(found) && (!found.hidden || found.veil));
    const letters = (list: TextVisibility[]) => list.reduce((sum, { text }) => sum + text.data.length, 0);
    const veiled = outside.filter(({ veil }) => veil);
    const unsigned = veiled.filter(({ hidden }) => hidden);
    return new Set(letters(veiled) * 2 >= letters(outside) ? unsigned : []);
  }
}

const computeOwnClip = ({ position, up }: Box): Clip | null =>
  (position === 'fixed' ? up?.clipsFixed : position === 'absolute' ? up?.clipsAbsolute : up?.clips) ?? null;

const intersectRects = (one: Rect, other: Rect): Rect => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

function isDescendantBox(box: Box, outer: Box): boolean {
  for (let at: Box | null = box; at; at = at.up) if (at === outer) return true;
  return false;
}

/** The outermost invisible ancestor of a text: visibility is inherited. */
function findInvisibleRoot(box: Box): Box {
  let at = box;
  while (at.up && at.up.style.visibility !== 'visible') at = at.up;
  return at;
}

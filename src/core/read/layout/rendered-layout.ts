import type { VisibilityOracle } from '../../article.ts';
import { getDocumentProperty } from '../flatten-shadow-dom.ts';
import { createMarkupLayout } from '../hidden-by-markup.ts';
import { type Box, BoxTree, type Clip } from './box-tree.ts';
import { findCoveredTexts } from './covered-texts.ts';
import { computeHeight, computeWidth, layoutParent, type Rect, readScroll } from './dom.ts';
import { isFadingIn, isMovingIn } from './fade-in.ts';
import { findFormula } from './find-formula.ts';
import { isTextVisible } from './text-visibility.ts';

/** Texts beyond these are not measured, and count as seen. */
const MAX_TEXT_NODES = 20_000;
/** Smaller letters, in CSS pixels, are dots. */
const MIN_FONT_PX = 4.5;
/** A box that cuts off its content shows nothing when it is lower or narrower. */
const MIN_BOX_PX = 4;

/** What is found of a text: it is hidden, it is seen, or it can be reached if all of `needs` show something now. */
interface TextVisibility {
  text: Text;
  hidden: boolean;
  box: Box;
  rect: Rect | null;
  needs: Box[];
  /** What may fade it in, if other texts of the page fade in, too. */
  veil: Box | null;
}

/**
 * What the browser shows of a live page. `original`: the live node that a node of a copy was made of. The page is only
 * looked at, and each element is asked once.
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

  /** Can a reader get to it by scrolling, by a carousel, by "read more"? */
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

  /** Is a text outside of a box that cuts it off on a side where there is more of what the box shows? */
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
    // Past the end of the box stands what "read more" or a carousel brings; a box by itself was put out of the way.
    const { positioned } = found.box;
    if (positioned && positioned !== clip && isDescendantBox(positioned, clip)) {
      const place = boxes.rect(positioned);
      const far = axis === 'x' ? Math.abs(place.left - outer.left) : place.top - outer.bottom;
      if (far > 2 * Math.max(window.width, computeWidth(outer))) return false;
    }
    found.needs.push(clip);
    return true;
  };

  /** Is it on a part of the page that was moved together with what is seen now, such as a carousel's earlier slide? */
  const isSlide = (found: TextVisibility, clip: Box | null): boolean => {
    const { moved } = found.box;
    const rect = found.rect as Rect;
    if (!moved || (clip && !isDescendantBox(moved, clip))) return false;
    if (isMovingIn(moved, boxes, window)) return true;
    // What stands before the moved part was put there by itself.
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
        // What the browser does not answer is no reason not to read the page.
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

  /** Texts without a sign that they fade in, where most of what stands outside of the window is veiled like them. */
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

/** The outermost box that makes a text invisible: visibility is inherited. */
function findInvisibleRoot(box: Box): Box {
  let at = box;
  while (at.up && at.up.style.visibility !== 'visible') at = at.up;
  return at;
}

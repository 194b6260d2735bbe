import type { VisibilityOracle } from '../../../article.ts';
import { getDocumentProperty } from '../flatten-shadow-dom.ts';
import { isInExcluded } from '../hidden-by-markup.ts';
import { type Box, BoxTree, type Clip, getClip } from './box-tree.ts';
import { findCoveredTexts } from './covered-texts.ts';
import { computeHeight, computeWidth, getLayoutParent, type Rect, readScroll } from './dom.ts';
import { isFadingIn, isMovingIn } from './fade-in.ts';
import { findFormula } from './find-formula.ts';
import { isTextVisible } from './text-visibility.ts';

/** At most this many texts are measured. All further texts count as visible. */
const MAX_TEXT_NODES = 20_000;
/** CSS pixels. Text in a smaller font can't be read, so it counts as hidden. */
const MIN_FONT_PX = 4.5;
/** CSS pixels. A clipping box that is lower or narrower shows none of its content. */
const MIN_BOX_PX = 4;

/**
 * Whether a text is hidden. When `requiredBoxes` is not empty, the text counts as visible only if each of these boxes
 * shows another text at the moment.
 */
interface TextVisibility {
  text: Text;
  hidden: boolean;
  box: Box;
  rect: Rect | null;
  requiredBoxes: Box[];
  /** The transparent box around the text. A script may fade in the box together with other texts of the page. */
  transparentRoot: Box | null;
}

/**
 * Returns a `VisibilityOracle` that measures which texts of a live page the browser shows. `original` maps a node of a
 * copied document to the live node. The page is never changed, and each element is measured once.
 */
export function createRenderedLayout(document: Document, original: (node: Node) => Node): VisibilityOracle {
  const root = getDocumentProperty(document, 'documentElement');
  const view = getDocumentProperty(document, 'defaultView');
  if (!root || !view) return { isRendered: true, hiddenAmong: () => new Set() };
  const window = { width: view.innerWidth, height: view.innerHeight, x: view.scrollX, y: view.scrollY };
  const boxes = new BoxTree(root, getDocumentProperty(document, 'body'));
  const range: Range = getDocumentProperty(document, 'createRange').call(document);
  const visibilities = new Map<Text, TextVisibility>();
  const visibleElements = new Set<Element>();
  const { direction, writingMode } = getComputedStyle(getDocumentProperty(document, 'body') ?? root);
  const isRightToLeft = direction === 'rtl' || writingMode === 'vertical-rl';
  const { clipsWindowX } = boxes;

  const measureText = (text: Text): TextVisibility => {
    const parent = getLayoutParent(text);
    const parentBox = boxes.get(parent ?? root);
    const formula = findFormula(parentBox);
    const box = formula ? boxes.get(formula) : parentBox;
    const visibility: TextVisibility = {
      text,
      hidden: false,
      box,
      rect: null,
      requiredBoxes: [],
      transparentRoot: null,
    };
    const hide = () => Object.assign(visibility, { hidden: true });
    if (!parent) return visibility;
    if (box.isUnpainted) return hide();
    if (Number.parseFloat(box.style.fontSize) * (box.scale || 1) < MIN_FONT_PX) return hide();
    const transparentRoot = box.transparentRoot ?? (box.style.visibility === 'visible' ? null : findInvisibleRoot(box));
    const { closedBy } = box;
    if (closedBy) {
      visibility.rect = boxes.getRect(closedBy);
      if (computeHeight(visibility.rect) < MIN_BOX_PX) return hide();
    } else {
      range.selectNodeContents(formula ?? text);
      visibility.rect = range.getBoundingClientRect();
      if (!transparentRoot && (computeWidth(visibility.rect) < 0.5 || computeHeight(visibility.rect) < 0.5))
        return hide();
    }
    if (transparentRoot) {
      visibility.transparentRoot = transparentRoot;
      if (!isFadingIn(transparentRoot, boxes, window)) visibility.hidden = true;
      return visibility;
    }
    if (!isTextVisible(box, visibility.rect, boxes)) return hide();
    return isReachable(visibility, closedBy) ? visibility : hide();
  };

  /** True when a reader can reach a text by scrolling, by a carousel, or by "read more". */
  const isReachable = (visibility: TextVisibility, closedBy: Box | null): boolean => {
    const { box } = visibility;
    let rect = visibility.rect as Rect;
    const start = closedBy ? getClip(closedBy.position, closedBy.parent) : box.clips;
    for (let clip: Clip | null = start; clip; clip = clip.parent) {
      const outer = boxes.getRect(clip.box);
      const { clipsX, clipsY } = clip.box;
      if ((clipsX && computeWidth(outer) < MIN_BOX_PX) || (clipsY && computeHeight(outer) < MIN_BOX_PX)) return false;
      const isOutsideX = clipsX && (rect.right <= outer.left + 0.5 || rect.left >= outer.right - 0.5);
      const isOutsideY = clipsY && (rect.bottom <= outer.top + 0.5 || rect.top >= outer.bottom - 0.5);
      if (!isOutsideX && !isOutsideY) {
        rect = intersectRects(rect, outer);
        continue;
      }
      if (isOutsideX && !isWithin(visibility, clip.box, rect, outer, 'x')) return false;
      if (isOutsideY && !isWithin(visibility, clip.box, rect, outer, 'y')) return false;
      rect = outer;
    }
    const { fixedBox } = closedBy ?? box;
    if (fixedBox) {
      const fixedRect = boxes.getRect(fixedBox);
      return (
        fixedRect.right > 0 && fixedRect.left < window.width && fixedRect.bottom > 0 && fixedRect.top < window.height
      );
    }
    const isLeft = isRightToLeft ? rect.left >= window.width : rect.right + window.x <= 0;
    const isRight = !isRightToLeft && clipsWindowX && rect.left + window.x >= window.width;
    const isAbove = rect.bottom + window.y <= 0;
    if (!isLeft && !isAbove) return !isRight || isSlide(visibility, null);
    return isSlide(visibility, null);
  };

  /**
   * True when a text that lies outside a clipping box can be brought into the box: by scrolling, by a carousel, or by
   * "read more".
   */
  const isWithin = (visibility: TextVisibility, clip: Box, rect: Rect, outer: Rect, axis: 'x' | 'y'): boolean => {
    const overflow = axis === 'x' ? clip.style.overflowX : clip.style.overflowY;
    const { direction, writingMode } = clip.style;
    const isLeftward = direction === 'rtl' || writingMode === 'vertical-rl';
    const { scrollLeft, scrollTop, scrollWidth, clientWidth } = readScroll(clip.element);
    const nearEdge = axis === 'x' ? rect.right - outer.left + scrollLeft : rect.bottom - outer.top + scrollTop;
    const farEdge = rect.left - outer.left + scrollLeft;
    const isContent =
      axis === 'y' || !isLeftward ? nearEdge > 0 : farEdge < clientWidth && nearEdge > clientWidth - scrollWidth;
    if (overflow === 'auto' || overflow === 'scroll') return isContent || isSlide(visibility, clip);
    if (!isContent) return isSlide(visibility, clip);
    // A carousel or "read more" shows content that lies past the end of a clipping box. A positioned box that lies far
    // outside was placed there to hide its text.
    const { positionedBox } = visibility.box;
    if (positionedBox && positionedBox !== clip && isDescendantBox(positionedBox, clip)) {
      const positionedRect = boxes.getRect(positionedBox);
      const distance = axis === 'x' ? Math.abs(positionedRect.left - outer.left) : positionedRect.top - outer.bottom;
      if (distance > 2 * Math.max(window.width, computeWidth(outer))) return false;
    }
    visibility.requiredBoxes.push(clip);
    return true;
  };

  /** True for a text in a box that a transform moved out of view, such as an earlier slide of a carousel. */
  const isSlide = (visibility: TextVisibility, clip: Box | null): boolean => {
    const { movedBox } = visibility.box;
    const rect = visibility.rect as Rect;
    if (!movedBox || (clip && !isDescendantBox(movedBox, clip))) return false;
    if (isMovingIn(movedBox, boxes, window)) return true;
    // A text that lies outside the moved box was positioned separately, so it is not part of a slide.
    const movedRect = boxes.getRect(movedBox);
    if ((isRightToLeft ? rect.left >= movedRect.right : rect.right <= movedRect.left) || rect.bottom <= movedRect.top)
      return false;
    visibility.requiredBoxes.push(movedBox);
    return true;
  };

  const getVisibility = (text: Text): TextVisibility => {
    let visibility = visibilities.get(text);
    if (visibility) return visibility;
    if (visibilities.size >= MAX_TEXT_NODES)
      return { text, hidden: false, box: boxes.get(root), rect: null, requiredBoxes: [], transparentRoot: null };
    visibility = measureText(text);
    visibilities.set(text, visibility);
    if (!visibility.hidden && !visibility.requiredBoxes.length && !visibility.transparentRoot)
      for (
        let ancestor: Box | null = visibility.box;
        ancestor && !visibleElements.has(ancestor.element);
        ancestor = ancestor.parent
      )
        visibleElements.add(ancestor.element);
    return visibility;
  };

  return {
    isRendered: true,
    hiddenAmong(texts) {
      const nodes = [...texts];
      try {
        return findHiddenTexts(nodes);
      } catch {
        // A browser API that throws must not stop the extraction. The markup alone then decides which texts are hidden.
        return new Set(nodes.filter(isInExcluded));
      }
    },
  };

  function findHiddenTexts(nodes: Text[]): Set<Text> {
    const findings = nodes.map((node) => getVisibility(original(node) as Text));
    const fadingTexts = findFadingTexts(findings);
    const coveredTexts = findCoveredTexts(
      findings.filter(
        ({ hidden, requiredBoxes, transparentRoot, rect }) =>
          !hidden && !transparentRoot && !requiredBoxes.length && rect,
      ),
      boxes,
    );
    return new Set(
      nodes.filter((_, index) => {
        const visibility = findings[index] as TextVisibility;
        if (visibility.hidden) return !fadingTexts.has(visibility);
        return (
          coveredTexts.has(visibility.text) ||
          visibility.requiredBoxes.some(({ element }) => !visibleElements.has(element))
        );
      }),
    );
  }

  /**
   * Returns the hidden texts that a script probably fades in without a CSS transition. This is assumed when at least
   * half of the text outside the window is transparent.
   */
  function findFadingTexts(findings: TextVisibility[]): Set<TextVisibility> {
    const isOutside = ({ rect }: TextVisibility) => rect !== null && (rect.top >= window.height || rect.bottom <= 0);
    const outsideWindow = findings.filter(
      (visibility) => isOutside(visibility) && (!visibility.hidden || visibility.transparentRoot),
    );
    const sumLength = (list: TextVisibility[]) => list.reduce((sum, { text }) => sum + text.data.length, 0);
    const transparent = outsideWindow.filter(({ transparentRoot }) => transparentRoot);
    const withoutTransition = transparent.filter(({ hidden }) => hidden);
    return new Set(sumLength(transparent) * 2 >= sumLength(outsideWindow) ? withoutTransition : []);
  }
}

const intersectRects = (one: Rect, other: Rect): Rect => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

function isDescendantBox(box: Box, outer: Box): boolean {
  for (let ancestor: Box | null = box; ancestor; ancestor = ancestor.parent) if (ancestor === outer) return true;
  return false;
}

/** Returns the outermost invisible ancestor, from which the box inherits its `visibility`. */
function findInvisibleRoot(box: Box): Box {
  let ancestor = box;
  while (ancestor.parent && ancestor.parent.style.visibility !== 'visible') ancestor = ancestor.parent;
  return ancestor;
}

import type { Box, BoxTree } from './box-tree.ts';
import { parseColour } from './colours.ts';
import {
  computeHeight,
  computeWidth,
  containsNode,
  getLayoutParent,
  precedes,
  type Rect,
  readRect,
  readTextContent,
} from './dom.ts';

/** At most this many elements are examined, and at most this many covering elements are compared with the texts. */
const MAX_HIT_TESTS = 5_000;
const MAX_COVERS = 50;

interface VisibleText {
  text: Text;
  box: Box;
  rect: Rect | null;
}

/**
 * Returns the texts that lie under an opaque element without content. An element with text does not count as a cover,
 * because it is a notice that can be closed. Nor does a fixed element, which moves away when the page is scrolled.
 */
export function findCoveredTexts(visibleTexts: VisibleText[], boxes: BoxTree): Set<Text> {
  const coveredTexts = new Set<Text>();
  const [firstText] = visibleTexts;
  if (!firstText) return coveredTexts;
  const patches = listCoverPatches(findCommonAncestor(visibleTexts), boxes);
  for (const { element, style, rect: patch } of patches)
    for (const { text, box, rect } of visibleTexts)
      if (
        rect &&
        rect.left >= patch.left - 1 &&
        rect.right <= patch.right + 1 &&
        rect.top >= patch.top - 1 &&
        rect.bottom <= patch.bottom + 1 &&
        isAbove(element, Number.parseInt(style.zIndex, 10) || 0, box)
      )
        coveredTexts.add(text);
  return coveredTexts;
}

/** Returns the innermost element that contains all texts. */
function findCommonAncestor(visibleTexts: VisibleText[]): Element {
  let root = (visibleTexts[0] as VisibleText).box.element;
  for (const { box } of visibleTexts)
    while (!containsNode(root, box.element)) {
      const parent = getLayoutParent(root);
      if (!parent) return root;
      root = parent;
    }
  return root;
}

interface CoverPatch {
  element: Element;
  style: CSSStyleDeclaration;
  rect: Rect;
}

function listCoverPatches(root: Element, boxes: BoxTree): CoverPatch[] {
  const patches: CoverPatch[] = [];
  const elements = Element.prototype.getElementsByTagName.call(root, '*');
  for (
    let index = 0, element = elements[0];
    element && index < MAX_HIT_TESTS && patches.length < MAX_COVERS;
    element = elements[++index]
  ) {
    if (boxes.boxByElement.has(element)) continue;
    const style = getComputedStyle(element);
    if (style.position !== 'absolute' || Number.parseInt(style.zIndex, 10) < 0 || style.visibility !== 'visible')
      continue;
    if ((parseColour(style.backgroundColor)?.[3] ?? 0) * Number(style.opacity) < 0.95) continue;
    const rect = readRect(element);
    if (computeWidth(rect) < 1 || computeHeight(rect) < 1 || hasOwnContent(element)) continue;
    patches.push({ element, style, rect });
  }
  return patches;
}

const hasOwnContent = (element: Element): boolean =>
  /\S/.test(readTextContent(element)) ||
  Element.prototype.querySelector.call(element, 'button, input, iframe, img, video, canvas, svg') !== null;

/**
 * True when the element `patch` is painted over a text's box. False when the box or one of its ancestors has a higher
 * z-index, or has an equal z-index and stands later in the document.
 */
function isAbove(patch: Element, level: number, box: Box): boolean {
  for (let ancestor: Box | null = box; ancestor && !containsNode(ancestor.element, patch); ancestor = ancestor.parent) {
    const { position, zIndex, opacity, transform } = ancestor.style;
    if (position === 'static' && opacity === '1' && transform === 'none') continue;
    const ownLevel = Number.parseInt(zIndex, 10) || 0;
    if (ownLevel > level || (ownLevel === level && precedes(patch, ancestor.element))) return false;
  }
  return true;
}

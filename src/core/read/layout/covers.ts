import type { Box, Boxes } from './boxes.ts';
import { parseColour } from './colours.ts';
import { heightOf, holds, isBefore, layoutParent, type Rect, rectOf, textIn, widthOf } from './dom.ts';

/** Elements beside the texts that are asked whether they lie over one. */
const MOST_ASKED = 5_000;
const MOST_COVERS = 50;

interface Seen {
  text: Text;
  box: Box;
  rect: Rect | null;
}

/**
 * The texts that lie under an opaque, empty patch. A notice or an offer over the page has words of its own, and can be
 * closed; what is fixed to the window moves as the page is scrolled.
 */
export function coverOf(seen: Seen[], boxes: Boxes): Set<Text> {
  const covered = new Set<Text>();
  const [first] = seen;
  if (!first) return covered;
  const patches = patchesIn(rootOf(seen), boxes);
  for (const { element, style, rect: patch } of patches)
    for (const { text, box, rect } of seen)
      if (
        rect &&
        rect.left >= patch.left - 1 &&
        rect.right <= patch.right + 1 &&
        rect.top >= patch.top - 1 &&
        rect.bottom <= patch.bottom + 1 &&
        liesOver(element, Number.parseInt(style.zIndex, 10) || 0, box)
      )
        covered.add(text);
  return covered;
}

/** The innermost element round all of them. */
function rootOf(seen: Seen[]): Element {
  let root = (seen[0] as Seen).box.element;
  for (const { box } of seen)
    while (!holds(root, box.element)) {
      const up = layoutParent(root);
      if (!up) return root;
      root = up;
    }
  return root;
}

interface Patch {
  element: Element;
  style: CSSStyleDeclaration;
  rect: Rect;
}

function patchesIn(root: Element, boxes: Boxes): Patch[] {
  const patches: Patch[] = [];
  const all = Element.prototype.getElementsByTagName.call(root, '*');
  for (let at = 0, element = all[0]; element && at < MOST_ASKED && patches.length < MOST_COVERS; element = all[++at]) {
    if (boxes.known.has(element)) continue;
    const style = getComputedStyle(element);
    if (style.position !== 'absolute' || Number.parseInt(style.zIndex, 10) < 0 || style.visibility !== 'visible')
      continue;
    if ((parseColour(style.backgroundColor)?.[3] ?? 0) * Number(style.opacity) < 0.95) continue;
    const rect = rectOf(element);
    if (widthOf(rect) < 1 || heightOf(rect) < 1 || hasContent(element)) continue;
    patches.push({ element, style, rect });
  }
  return patches;
}

const hasContent = (element: Element): boolean =>
  /\S/.test(textIn(element)) ||
  Element.prototype.querySelector.call(element, 'button, input, iframe, img, video, canvas, svg') !== null;

/** Whether an absolutely positioned element is painted after a text's box: that of a positioned box with a higher place is not. */
function liesOver(patch: Element, level: number, box: Box): boolean {
  for (let at: Box | null = box; at && !holds(at.element, patch); at = at.up) {
    const { position, zIndex, opacity, transform } = at.style;
    if (position === 'static' && opacity === '1' && transform === 'none') continue;
    const own = Number.parseInt(zIndex, 10) || 0;
    if (own > level || (own === level && isBefore(patch, at.element))) return false;
  }
  return true;
}

import { type Box, type BoxTree, MIN_VISIBLE_ALPHA } from './box-tree.ts';
import { areColoursAlike, blendColours, type Colour, parseColour, parseColoursIn } from './colours.ts';
import { type Rect, readLocalName, readRect } from './dom.ts';

/** At most this many elements are checked for a background or a picture behind a text. */
const MAX_PAINTED_ELEMENTS = 5_000;

/**
 * True when a reader can see the letters of a box: they are not transparent, and their colour differs from what lies
 * behind.
 */
export function isTextVisible(box: Box, rect: Rect, boxes: BoxTree): boolean {
  const { style, alpha } = box;
  const fill = parseColour(style.webkitTextFillColor || style.color);
  if (!fill) return true;
  const ink: Colour = [fill[0], fill[1], fill[2], fill[3] * alpha];
  const isTransparent = ink[3] < MIN_VISIBLE_ALPHA;
  const background = isTransparent ? null : boxes.getBackground(box);
  if (!isTransparent && (!background || !areColoursAlike(blendColours(ink, background), background))) return true;
  return (
    hasOutline(style, boxes.getBackground(box)) ||
    isBlended(box) ||
    (!isTransparent && isOverOtherPaint(box, rect, ink, boxes))
  );
}

/** True when a shadow or a stroke makes the letters visible. */
function hasOutline(
  { textShadow, webkitTextStrokeWidth, webkitTextStrokeColor }: CSSStyleDeclaration,
  background: Colour | null,
) {
  const isVisible = (colour: Colour | null) =>
    !colour || (colour[3] > 0.1 && (!background || !areColoursAlike(blendColours(colour, background), background)));
  return (
    (textShadow !== 'none' && parseColoursIn(textShadow).some(isVisible)) ||
    (Number.parseFloat(webkitTextStrokeWidth) > 0 && isVisible(parseColour(webkitTextStrokeColor)))
  );
}

/** True when the letters get another colour, from a background that is clipped to the letters or from a blend mode. */
function isBlended(box: Box): boolean {
  for (let ancestor: Box | null = box; ancestor; ancestor = ancestor.parent) {
    const { backgroundClip, webkitBackgroundClip, backgroundImage, mixBlendMode } = ancestor.style;
    if (mixBlendMode !== 'normal') return true;
    if (/text/.test(backgroundClip || webkitBackgroundClip) && backgroundImage !== 'none') return true;
  }
  return false;
}

const MEDIA = new Set(['img', 'video', 'canvas', 'svg', 'iframe', 'object', 'embed', 'picture']);

/**
 * True when something of another colour lies under the text: a picture, a box that is no ancestor, or a pseudo-element.
 */
function isOverOtherPaint(box: Box, { left, right, top, bottom }: Rect, ink: Colour, boxes: BoxTree): boolean {
  const differs = (colour: string, image: string): boolean => {
    const ownColour = parseColour(colour);
    return image !== 'none' || !ownColour || (ownColour[3] > 0.1 && !areColoursAlike(ownColour, ink));
  };
  for (let ancestor: Box | null = box; ancestor; ancestor = ancestor.parent)
    for (const name of ['::before', '::after']) {
      const { content, position, backgroundColor, backgroundImage } = getComputedStyle(ancestor.element, name);
      if (
        content !== 'none' &&
        content !== 'normal' &&
        position === 'absolute' &&
        differs(backgroundColor, backgroundImage)
      )
        return true;
    }
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return listPaintedElements(boxes).some(({ element, rect }) => {
    if (x < rect.left || x > rect.right || y < rect.top || y > rect.bottom || boxes.boxByElement.has(element))
      return false;
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    return MEDIA.has(readLocalName(element)) || differs(backgroundColor, backgroundImage);
  });
}

const paintedElements = new WeakMap<BoxTree, { element: Element; rect: Rect }[]>();

/** Lists the pictures and the elements with a background, with their positions. */
function listPaintedElements(boxes: BoxTree): { element: Element; rect: Rect }[] {
  let list = paintedElements.get(boxes);
  if (!list) {
    list = [];
    const elements = Element.prototype.getElementsByTagName.call(boxes.root, '*');
    for (let index = 0, element = elements[0]; element && index < MAX_PAINTED_ELEMENTS; element = elements[++index]) {
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      const isPlain = backgroundImage === 'none' && (parseColour(backgroundColor)?.[3] ?? 1) === 0;
      if (MEDIA.has(readLocalName(element)) || !isPlain) list.push({ element, rect: readRect(element) });
    }
    paintedElements.set(boxes, list);
  }
  return list;
}

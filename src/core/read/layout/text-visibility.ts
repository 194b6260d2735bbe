import { type Box, type BoxTree, MIN_VISIBLE_ALPHA } from './box-tree.ts';
import { areColoursAlike, blendColours, type Colour, parseColour, parseColoursIn } from './colours.ts';
import { type Rect, readLocalName, readRect } from './dom.ts';

/** At most this many elements are checked for paint behind a text. */
const MAX_PAINTED_ELEMENTS = 5_000;

/** True when a box's text can be told from its background. */
export function isTextVisible(box: Box, rect: Rect, boxes: BoxTree): boolean {
  const { style, alpha } = box;
  const fill = parseColour(style.webkitTextFillColor || style.color);
  if (!fill) return true;
  const ink: Colour = [fill[0], fill[1], fill[2], fill[3] * alpha];
  const isTransparent = ink[3] < MIN_VISIBLE_ALPHA;
  const ground = isTransparent ? null : boxes.ground(box);
  if (!isTransparent && (!ground || !areColoursAlike(blendColours(ink, ground), ground))) return true;
  return (
    hasOutline(style, boxes.ground(box)) ||
    isBlended(box) ||
    (!isTransparent && isOverOtherPaint(box, rect, ink, boxes))
  );
}

/** True when a shadow or a stroke makes the letters visible. */
function hasOutline(
  { textShadow, webkitTextStrokeWidth, webkitTextStrokeColor }: CSSStyleDeclaration,
  ground: Colour | null,
) {
  const shows = (colour: Colour | null) =>
    !colour || (colour[3] > 0.1 && (!ground || !areColoursAlike(blendColours(colour, ground), ground)));
  return (
    (textShadow !== 'none' && parseColoursIn(textShadow).some(shows)) ||
    (Number.parseFloat(webkitTextStrokeWidth) > 0 && shows(parseColour(webkitTextStrokeColor)))
  );
}

/** True when a background clipped to the letters, or blending, gives the letters another colour. */
function isBlended(box: Box): boolean {
  for (let at: Box | null = box; at; at = at.up) {
    const { backgroundClip, webkitBackgroundClip, backgroundImage, mixBlendMode } = at.style;
    if (mixBlendMode !== 'normal') return true;
    if (/text/.test(backgroundClip || webkitBackgroundClip) && backgroundImage !== 'none') return true;
  }
  return false;
}

const MEDIA = new Set(['img', 'video', 'canvas', 'svg', 'iframe', 'object', 'embed', 'picture']);

/** True when a picture, or a box of another colour that is no ancestor, lies under the text. */
function isOverOtherPaint(box: Box, { left, right, top, bottom }: Rect, ink: Colour, boxes: BoxTree): boolean {
  const differs = (colour: string, image: string): boolean => {
    const own = parseColour(colour);
    return image !== 'none' || !own || (own[3] > 0.1 && !areColoursAlike(own, ink));
  };
  for (let at: Box | null = box; at; at = at.up)
    for (const name of ['::before', '::after']) {
      const { content, position, backgroundColor, backgroundImage } = getComputedStyle(at.element, name);
      if (
        content !== 'none' &&
        content !== 'normal' &&
        position === 'absolute' &&
        differs(backgroundColor, backgroundImage)
      )
        return true;
    }
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return listPaintedElements(boxes).some(({ element, place }) => {
    if (x < place.left || x > place.right || y < place.top || y > place.bottom || boxes.known.has(element))
      return false;
    const { backgroundColor, backgroundImage } = getComputedStyle(element);
    return MEDIA.has(readLocalName(element)) || differs(backgroundColor, backgroundImage);
  });
}

const paintedElements = new WeakMap<BoxTree, { element: Element; place: Rect }[]>();

/** Positions of pictures and of boxes with a background. */
function listPaintedElements(boxes: BoxTree): { element: Element; place: Rect }[] {
  let list = paintedElements.get(boxes);
  if (!list) {
    list = [];
    const all = Element.prototype.getElementsByTagName.call(boxes.root, '*');
    for (let at = 0, element = all[0]; element && at < MAX_PAINTED_ELEMENTS; element = all[++at]) {
      const { backgroundColor, backgroundImage } = getComputedStyle(element);
      const isPlain = backgroundImage === 'none' && (parseColour(backgroundColor)?.[3] ?? 1) === 0;
      if (MEDIA.has(readLocalName(element)) || !isPlain) list.push({ element, place: readRect(element) });
    }
    paintedElements.set(boxes, list);
  }
  return list;
}

import type { Box, Boxes } from './boxes.ts';

/** The part of the window, in CSS pixels from its lower edge, in which a block may wait for being scrolled further. */
const MARGIN = 150;

const CHANGES = /\b(all|opacity|transform|translate|scale|visibility|filter|clip-path)\b/;

interface Size {
  width: number;
  height: number;
}

/** Will a box that shows nothing be faded in once it is scrolled to? Scripts that set every frame begin from a place nearby. */
export const fadesIn = (veil: Box, boxes: Boxes, window: Size): boolean =>
  (waits(veil, boxes, window) && (isAnimated(veil.style) || veil.transform.x !== 0 || veil.transform.y !== 0)) ||
  isOnItsWay(veil);

/** Will a box that stands aside be moved in once it is scrolled to? */
export const movesIn = (moved: Box, boxes: Boxes, window: Size): boolean =>
  waits(moved, boxes, window) && isAnimated(moved.style);

const isAnimated = ({
  transitionProperty,
  transitionDuration,
  animationName,
  willChange,
}: CSSStyleDeclaration): boolean =>
  (CHANGES.test(transitionProperty) && /[1-9]/.test(transitionDuration)) ||
  animationName !== 'none' ||
  CHANGES.test(willChange);

/** The longest transition, in milliseconds, whose end is waited for. */
const LONGEST = 5_000;

/** Is a box being faded in at this moment? */
const isOnItsWay = ({ element }: Box): boolean =>
  Element.prototype.getAnimations
    .call(element)
    .some((one) => 'transitionProperty' in one && Number(one.effect?.getComputedTiming().endTime) <= LONGEST);

/** Does a box stand above or below the window, not further aside than the window is wide? */
function waits(box: Box, boxes: Boxes, { width, height }: Size): boolean {
  const { top, bottom } = boxes.rect(box);
  const isOutside = top >= height - Math.min(MARGIN, height / 4) || bottom <= 0;
  return isOutside && Math.abs(box.transform.x) <= width && Math.abs(box.transform.y) <= height;
}

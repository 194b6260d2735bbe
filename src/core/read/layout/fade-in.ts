import type { Box, BoxTree } from './box-tree.ts';

/** The part of the window, in CSS pixels from its lower edge, in which a block may wait for being scrolled further. */
const SCREEN_MARGIN_PX = 150;

const ANIMATABLE_PROPERTIES = /\b(all|opacity|transform|translate|scale|visibility|filter|clip-path)\b/;

interface Size {
  width: number;
  height: number;
}

/** Will a box that shows nothing be faded in once it is scrolled to? Scripts that set every frame begin from a place nearby. */
export const isFadingIn = (veil: Box, boxes: BoxTree, window: Size): boolean =>
  (isAwaitingScroll(veil, boxes, window) &&
    (isAnimated(veil.style) || veil.transform.x !== 0 || veil.transform.y !== 0)) ||
  hasRunningAnimation(veil);

/** Will a box that stands aside be moved in once it is scrolled to? */
export const isMovingIn = (moved: Box, boxes: BoxTree, window: Size): boolean =>
  isAwaitingScroll(moved, boxes, window) && isAnimated(moved.style);

const isAnimated = ({
  transitionProperty,
  transitionDuration,
  animationName,
  willChange,
}: CSSStyleDeclaration): boolean =>
  (ANIMATABLE_PROPERTIES.test(transitionProperty) && /[1-9]/.test(transitionDuration)) ||
  animationName !== 'none' ||
  ANIMATABLE_PROPERTIES.test(willChange);

/** The longest transition, in milliseconds, whose end is waited for. */
const MAX_ANIMATION_MS = 5_000;

/** Is a box being faded in at this moment? */
const hasRunningAnimation = ({ element }: Box): boolean =>
  Element.prototype.getAnimations
    .call(element)
    .some((one) => 'transitionProperty' in one && Number(one.effect?.getComputedTiming().endTime) <= MAX_ANIMATION_MS);

/** Does a box stand above or below the window, not further aside than the window is wide? */
function isAwaitingScroll(box: Box, boxes: BoxTree, { width, height }: Size): boolean {
  const { top, bottom } = boxes.rect(box);
  const isOutside = top >= height - Math.min(SCREEN_MARGIN_PX, height / 4) || bottom <= 0;
  return isOutside && Math.abs(box.transform.x) <= width && Math.abs(box.transform.y) <= height;
}

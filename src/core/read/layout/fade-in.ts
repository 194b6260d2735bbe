import type { Box, BoxTree } from './box-tree.ts';

/** Distance from the window's lower edge, in CSS pixels, within which a block may still wait for scrolling. */
const SCREEN_MARGIN_PX = 150;

const ANIMATABLE_PROPERTIES = /\b(all|opacity|transform|translate|scale|visibility|filter|clip-path)\b/;

interface Size {
  width: number;
  height: number;
}

/**
 * True when a transparent box fades in once it is scrolled to. Scripts that set every frame start from a place nearby.
 */
export const isFadingIn = (transparentRoot: Box, boxes: BoxTree, window: Size): boolean =>
  (isAwaitingScroll(transparentRoot, boxes, window) &&
    (isAnimated(transparentRoot.style) || transparentRoot.transform.x !== 0 || transparentRoot.transform.y !== 0)) ||
  hasRunningAnimation(transparentRoot);

/** True when a box beside the page moves in once it is scrolled to. */
export const isMovingIn = (movedBox: Box, boxes: BoxTree, window: Size): boolean =>
  isAwaitingScroll(movedBox, boxes, window) && isAnimated(movedBox.style);

const isAnimated = ({
  transitionProperty,
  transitionDuration,
  animationName,
  willChange,
}: CSSStyleDeclaration): boolean =>
  (ANIMATABLE_PROPERTIES.test(transitionProperty) && /[1-9]/.test(transitionDuration)) ||
  animationName !== 'none' ||
  ANIMATABLE_PROPERTIES.test(willChange);

/** Transitions that take longer, in milliseconds, do not count as a fade-in. */
const MAX_ANIMATION_MS = 5_000;

/** True while a transition runs on the box. */
const hasRunningAnimation = ({ element }: Box): boolean =>
  Element.prototype.getAnimations
    .call(element)
    .some(
      (animation) =>
        'transitionProperty' in animation && Number(animation.effect?.getComputedTiming().endTime) <= MAX_ANIMATION_MS,
    );

/** True for a box above or below the window that is moved by at most the window's size. */
function isAwaitingScroll(box: Box, boxes: BoxTree, { width, height }: Size): boolean {
  const { top, bottom } = boxes.getRect(box);
  const isOutside = top >= height - Math.min(SCREEN_MARGIN_PX, height / 4) || bottom <= 0;
  return isOutside && Math.abs(box.transform.x) <= width && Math.abs(box.transform.y) <= height;
}

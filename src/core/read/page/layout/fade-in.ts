import type { Box, BoxTree } from './box-tree.ts';

/**
 * CSS pixels above the window's lower edge. A block in this strip may still fade in when the reader scrolls further.
 */
const SCREEN_MARGIN_PX = 150;

const ANIMATABLE_PROPERTIES = /\b(all|opacity|transform|translate|scale|visibility|filter|clip-path)\b/;

interface Size {
  width: number;
  height: number;
}

/**
 * True when a transparent box fades in once the reader scrolls to the box. A script that animates frame by frame needs
 * no CSS transition; a small translation of the box then shows that an animation is to come.
 */
export const isFadingIn = (transparentRoot: Box, boxes: BoxTree, window: Size): boolean =>
  (isAwaitingScroll(transparentRoot, boxes, window) &&
    (isAnimated(transparentRoot.style) || transparentRoot.transform.x !== 0 || transparentRoot.transform.y !== 0)) ||
  hasRunningAnimation(transparentRoot);

/** True when a box that a transform moves out of view will move in once the reader scrolls to the box. */
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

/** Milliseconds. A longer transition is not treated as a fade-in. */
const MAX_ANIMATION_MS = 5_000;

/** True while a CSS transition of at most `MAX_ANIMATION_MS` runs on the box. */
const hasRunningAnimation = ({ element }: Box): boolean =>
  Element.prototype.getAnimations
    .call(element)
    .some(
      (animation) =>
        'transitionProperty' in animation && Number(animation.effect?.getComputedTiming().endTime) <= MAX_ANIMATION_MS,
    );

/**
 * True for a box above the window, or at or below its lower edge, that a transform moves by at most the window's size.
 */
function isAwaitingScroll(box: Box, boxes: BoxTree, { width, height }: Size): boolean {
  const { top, bottom } = boxes.getRect(box);
  const isOutside = top >= height - Math.min(SCREEN_MARGIN_PX, height / 4) || bottom <= 0;
  return isOutside && Math.abs(box.transform.x) <= width && Math.abs(box.transform.y) <= height;
}

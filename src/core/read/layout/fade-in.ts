import type { Box, Boxes } from './boxes.ts';

/** The part of the window, in CSS pixels from its lower edge, in which a block may wait for being scrolled further. */
const MARGIN = 150;

const CHANGES = /\b(all|opacity|transform|translate|scale|visibility|filter|clip-path)\b/;

/** Does a box that shows nothing stand outside of the window, and does its style say that it will be shown once it is in? */
export function fadesIn(veil: Box, boxes: Boxes, window: { width: number; height: number }): boolean {
  const { top, bottom } = boxes.rect(veil);
  if (top < window.height - Math.min(MARGIN, window.height / 4) && bottom > 0) return false;
  const { style, transform } = veil;
  if (Math.abs(transform.x) > window.width || Math.abs(transform.y) > window.height) return false;
  const moves =
    (CHANGES.test(style.transitionProperty) && /[1-9]/.test(style.transitionDuration)) ||
    style.animationName !== 'none' ||
    CHANGES.test(style.willChange);
  // Scripts that set every frame by themselves begin from a place nearby.
  return moves || transform.x !== 0 || transform.y !== 0;
}

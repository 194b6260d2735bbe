/** Which sentences may become points at all. */
import type { Unit } from './units.ts';

/** No question, no announcement of a list, no code, no bare link; short enough to be a point. */
export const eligible = (unit: Unit): boolean =>
  unit.words >= (unit.kind === 'item' || unit.label ? 1 : 4) &&
  unit.words <= 90 &&
  !unit.announces &&
  unit.code < 0.8 &&
  unit.link < 0.95 &&
  !/[?？؟]["”»]?$/u.test(unit.text);

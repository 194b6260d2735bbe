/** Which sentences may become points at all. */
import { lettersOf } from '../text.ts';
import type { Unit } from './units.ts';

/** A picture's or a table's words, and drawings made of arrows. */
const CAPTION =
  /^(?:fig(?:ure|\.)?\s*\d|table \d|image(?: credit)?:|photo(?: credit)?:|screen\s?(?:shot)?s? (?:showing|of)|screenshots?:|diagram (?:showing|of)|abb(?:ildung|\.)\s*\d|figura \d|рис\. ?\d|図\s?\d|图\s?\d)|(?:→|->|⇒).*(?:→|->|⇒)/iu;

/** Too short to stand as one of a few points ("Custom endpoint"); a longer answer may list it. */
export const brief = (unit: Unit): boolean => unit.words < 8 && unit.text.slice(unit.body).split(/\s+/).length < 5;

/** No question, no announcement of a list, no code, no bare link; short enough to be a point. */
export const eligible = (unit: Unit): boolean =>
  unit.words >= (unit.kind === 'item' || unit.label ? 1 : 4) &&
  unit.words <= 90 &&
  !unit.announces &&
  unit.code < 0.8 &&
  unit.link < 0.95 &&
  !CAPTION.test(unit.text) &&
  !/[?？؟]["”»]?$/u.test(unit.text);

const MOST_BESIDE = 4;

/** Tells of the lines that are the title again, maybe behind a path to the page ("Home News The ferry runs all year"). */
export function saysTitle(title: string): (unit: Unit) => boolean {
  const normal = (text: string) => lettersOf(text.toLowerCase());
  const own = normal(title);
  const count = own.split(' ').length;
  if (count < 3) return () => false;
  return ({ text, words }) => words <= count + MOST_BESIDE && ` ${normal(text)} `.includes(` ${own} `);
}

/** Which sentences may become points at all. */
import { lettersOf, opensCapital, writtenWords } from '../text.ts';
import { cue } from './cues.ts';
import { trim } from './trim.ts';
import type { Layout, Unit } from './units.ts';

/** A picture's or a table's words, and drawings made of arrows. */
const CAPTION =
  /^(?:fig(?:ure|\.)?\s*\d|table \d|image(?: credit)?:|photo(?: credit)?:|screen\s?(?:shot)?s? (?:showing|of)|screenshots?:|diagram (?:showing|of)|abb(?:ildung|\.)\s*\d|figura \d|рис\. ?\d|図\s?\d|图\s?\d)|(?:→|->|⇒).*(?:→|->|⇒)/iu;

/** Too short to stand as one of a few points ("Custom endpoint"); a longer answer may list it. */
export const brief = (unit: Unit): boolean => unit.words < 8 && unit.text.slice(unit.body).split(/\s+/).length < 5;

/** A line of a few words, most of them capital, without an end: an author with their post, a heading that is none. */
function isNameLine({ kind, text, words }: Unit): boolean {
  if (kind !== 'paragraph' || words > 12 || /[.!?:;,。！？…)"”]$/u.test(text)) return false;
  const list = writtenWords(text);
  return list.filter(opensCapital).length >= list.length * 0.75;
}

/** No question, no announcement of a list, no code, no bare link, no mere name; short enough to be a point. */
export const eligible = (unit: Unit): boolean =>
  unit.words >= (unit.kind === 'item' || unit.label ? 1 : 4) &&
  unit.words <= 90 &&
  !unit.announces &&
  unit.code < 0.8 &&
  unit.link < 0.95 &&
  !CAPTION.test(unit.text) &&
  !isNameLine(unit) &&
  !/[?？؟]["”»]?$/u.test(unit.text);

/** Sends its reader elsewhere or asks for something. A step of a list that is numbered ("Download the tools") is no such call. */
export function pointsElsewhere(unit: Unit, language: string): boolean {
  if (unit.ordered) return false;
  const lower = trim(unit, language).toLowerCase();
  return cue('action', language, 'start').test(lower) || cue('elsewhere', language, 'start').test(lower);
}

/** Opens with a pronoun, which the sentence before explains. */
export const leans = ({ text, body }: Unit, language: string): boolean =>
  cue('pronoun', language, 'start').test(text.slice(body).toLowerCase());

const MOST_BESIDE = 4;
const LONGEST_HEADING = 200;

const normal = (text: string): string => lettersOf(text.toLowerCase());

/** Tells of the items that are no more than a heading of the text: its list of contents. */
export function saysHeading({ sections }: Layout): (unit: Unit) => boolean {
  const headings = new Set(sections.map(({ heading }) => normal(heading.slice(0, LONGEST_HEADING))));
  return ({ kind, text }) => kind === 'item' && text.length <= LONGEST_HEADING && headings.has(normal(text));
}

/** Tells of the lines that are the title again, maybe behind a path to the page ("Home News The ferry runs all year"). */
export function saysTitle(title: string): (unit: Unit) => boolean {
  const own = normal(title);
  const count = own.split(' ').length;
  if (count < 3) return () => false;
  return ({ text, words }) => words <= count + MOST_BESIDE && ` ${normal(text)} `.includes(` ${own} `);
}

/** What stands round the points: description, introduction and closing. */
import { clip, wordCount } from '../text.ts';
import { cue } from './cues.ts';
import { capitalize, trim } from './trim.ts';
import type { Layout, Unit } from './units.ts';

const readable = (unit: Unit): boolean =>
  unit.words >= 6 &&
  unit.words <= 70 &&
  !unit.announces &&
  unit.code < 0.5 &&
  unit.link < 0.8 &&
  !/[?？؟]["”»]?$/u.test(unit.text);

const PARAGRAPH = 600;
const DESCRIPTION = 400;
/** So many sentences are tried for it. */
const BEST = 8;

/** At most 400 characters: the excerpt and the best prose sentences that fit beside it, in the article's order. */
export function description(layout: Layout, scores: Float64Array, excerpt: string, language: string): string {
  const best: { unit: Unit; at: number; score: number }[] = [];
  layout.units.forEach((unit, at) => {
    const score = (scores[at] ?? 0) - Math.log1p(at) * 0.15;
    const worst = best[BEST - 1]?.score ?? Number.NEGATIVE_INFINITY;
    if (score <= worst || unit.kind !== 'paragraph' || !readable(unit)) return;
    best.splice(best.findLastIndex((other) => other.score >= score) + 1, 0, { unit, at, score });
    best.length = Math.min(best.length, BEST);
  });
  const start = clip(excerpt, DESCRIPTION);
  const more: { at: number; text: string }[] = [];
  let length = start.length;
  for (const { unit, at } of best) {
    const text = trim(unit, language);
    const leans = cue('pronoun', language, 'start').test(unit.text.toLowerCase());
    if (leans || start.includes(text) || length + text.length + 1 > DESCRIPTION) continue;
    more.push({ at, text });
    length += text.length + 1;
  }
  more.sort((a, b) => a.at - b.at);
  return [start, ...more.map(({ text }) => text)].filter(Boolean).join(' ');
}

const paragraph = (units: readonly Unit[]): string => {
  const kept: string[] = [];
  let length = 0;
  for (const unit of units) {
    if (kept.length && length + unit.text.length > PARAGRAPH) break;
    kept.push(unit.text);
    length += unit.text.length + 1;
  }
  return clip(kept.join(' '), PARAGRAPH);
};

/** The first real paragraph of the article, cut to whole sentences; '' when it opens with none. */
export function introduction(layout: Layout, language: string): string {
  const { units } = layout;
  const fits = (unit: Unit, at: number) =>
    at < 40 &&
    unit.kind === 'paragraph' &&
    readable(unit) &&
    !cue('action', language, 'start').test(unit.text.toLowerCase());
  // A line without a stop is a date, a place or a heading, unless the whole text does without.
  const whole = units.findIndex((unit, at) => fits(unit, at) && /[.!?:。！？।؟۔…][)\]"'”’»」』]*$/u.test(unit.text));
  const first = whole < 0 ? units.findIndex(fits) : whole;
  const start = units[first];
  if (!start) return '';
  const own = units.slice(first, first + 8).filter((unit) => unit.block === start.block && readable(unit));
  return capitalize(paragraph(own.slice(0, 4)));
}

/** The opening of the article's own conclusion, by its heading; '' when it has none. */
export function closing(layout: Layout, language: string): string {
  const { sections, units } = layout;
  const pattern = cue('closing', language, 'start');
  const last = sections.findLastIndex(
    ({ heading }, at) => heading !== '' && at >= sections.length / 2 && pattern.test(heading.toLowerCase()),
  );
  if (last < 0) return '';
  const own = units.filter(
    (unit) =>
      unit.section === last &&
      unit.kind === 'paragraph' &&
      readable(unit) &&
      !cue('action', language, 'start').test(unit.text.toLowerCase()),
  );
  const text = paragraph(own.slice(0, 3));
  return wordCount(text) >= 8 ? text : '';
}

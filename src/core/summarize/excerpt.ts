/** The sentences that say what a piece is: excerpt, description, introduction and closing. */
import { clip, wordCount } from '../text.ts';
import { cue } from './cues.ts';
import { capitalize, trim } from './trim.ts';
import type { Layout, Unit } from './units.ts';

export interface Framing {
  excerpt: string;
  description: string;
  introduction: string;
  closing: string;
}

const readable = (unit: Unit): boolean =>
  unit.words >= 6 && unit.words <= 70 && !unit.announces && unit.code < 0.5 && !/[?？؟]["”»]?$/u.test(unit.text);

/** `scores`: of each unit as a point. */
export function framing(
  layout: Layout,
  scores: Float64Array,
  shared: (unit: number) => number,
  language: string,
): Framing {
  const { units, sections } = layout;
  const lead = units
    .map((unit, i) => ({ unit, i }))
    .filter(({ unit, i }) => i < 14 && unit.kind === 'paragraph' && readable(unit));
  const value = ({ unit, i }: { unit: Unit; i: number }) =>
    shared(i) * 2 - Math.log1p(i) * 0.5 + Math.min(unit.words, 25) / 40;
  const best = [...lead].sort((a, b) => value(b) - value(a))[0];
  const excerpt = best ? clip(trim(best.unit, language), 300) : '';

  const top = units
    .map((unit, i) => ({ unit, i, score: (scores[i] ?? 0) - Math.log1p(i) * 0.2 }))
    .filter(({ unit }) => readable(unit) && unit.kind === 'paragraph')
    .sort((a, b) => b.score - a.score)
    .slice(0, 4);
  const chosen: { i: number; text: string }[] = [];
  let length = 0;
  for (const { unit, i } of best ? [best, ...top.filter(({ i }) => i !== best.i)] : top) {
    const text = trim(unit, language);
    if (length + text.length + 1 > 400) continue;
    chosen.push({ i, text });
    length += text.length + 1;
  }
  chosen.sort((a, b) => a.i - b.i);
  const description = chosen.map(({ text }) => text).join(' ') || clip(excerpt, 400);

  // Introduction: the lead paragraph that holds the excerpt's sentence, or the first real one.
  const start = lead[0]?.unit;
  const opening = start ? units.filter((unit) => unit.block === start.block && readable(unit)).slice(0, 3) : [];
  const introduction = clip(capitalize(opening.map((unit) => unit.text).join(' ')), 600);

  const last = sections
    .map((section, at) => ({ section, at }))
    .filter(({ section }) => section.heading && cue('closing', language, 'start').test(section.heading.toLowerCase()))
    .at(-1);
  const ending = last
    ? units.filter((unit) => unit.section === last.at && unit.kind === 'paragraph' && readable(unit)).slice(0, 3)
    : [];
  const closing = clip(ending.map((unit) => unit.text).join(' '), 600);
  return { excerpt, description, introduction, closing: wordCount(closing) >= 8 ? closing : '' };
}

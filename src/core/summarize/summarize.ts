/** Article → Summary, offline: the sentences that make its points, and those that say what it is. */
import { wordCount } from '../text.ts';
import type { KeyPoint, Summary, Text } from '../types.ts';
import { brief, eligible, leans, pointsElsewhere, saysHeading, saysTitle } from './eligible.ts';
import { excerpt as excerptOf, rankersOf } from './excerpt.ts';
import { features } from './features.ts';
import { closing, description, introduction } from './framing.ts';
import { labelOf } from './label.ts';
import { offeredLinks } from './links.ts';
import { lexiconFor, rank, rankerOf, structure } from './rank.ts';
import { type Candidate, poolOf, type Survival, select } from './select.ts';
import { baseLanguage, guessLanguage } from './stopwords.ts';
import { chances, survivalOf, wordRows } from './survival.ts';
import { trim } from './trim.ts';
import { layout as layOut, thinned } from './units.ts';

export const ENGINE = 'extractive';

/** A point that brings its own label reads better; in deviations of the text's scores. */
const LABELLED = 0.5;

/** In deviations of the text's scores. */
const BALANCE = { overlap: 1.6, section: 0.25, leaning: 0.6, short: 5, long: 7 };

/** Weight of the words that live on, where the text is of the kind and language that they were learned from. */
const SURVIVAL = 8;

/** Unpacks the weights, which is done but once. */
export function prepareToSummarize(): void {
  lexiconFor('en');
  rankerOf();
  survivalOf();
  rankersOf();
}

/**
 * Summarizes a text. `points`: how many key points at most; asking for one more keeps those already chosen. Points come
 * in the article's order. Pure and deterministic; never throws; empty strings and no points where there is nothing
 * honest to say.
 */
export function summarize(text: Text, options: { points: number }): Summary {
  const language = baseLanguage(text.language) || guessLanguage(`${text.title}\n${text.markdown.slice(0, 6000)}`);
  const whole = layOut(text.markdown, language);
  const links = offeredLinks(whole, text.url);
  const layout = thinned(whole);
  const { units } = layout;
  if (!units.length) {
    return { excerpt: '', description: '', introduction: '', points: [], closing: '', links, engine: ENGINE };
  }
  const lexicon = lexiconFor(language);
  const found = features(layout, text, language, lexicon);
  const again = saysTitle(text.title);
  const contents = saysHeading(layout);
  const may = units.map(
    (unit) => eligible(unit) && !again(unit) && !contents(unit) && !pointsElsewhere(unit, language),
  );
  const scores = rank(found, (at) => may[at] ?? false);
  const candidates: Candidate[] = [];
  units.forEach((unit, at) => {
    if (!may[at]) return;
    const terms = found.terms.of[at] ?? new Int32Array(0);
    const words = found.terms.words[at] ?? new Int32Array(0);
    const named = unit.boldLabel ? LABELLED : unit.label ? LABELLED / 2 : 0;
    candidates.push({
      unit: at,
      score: (scores[at] ?? 0) + named,
      section: unit.section,
      terms,
      words,
      brief: brief(unit),
      leans: leans(unit, language),
    });
  });
  const limit = Number.isFinite(options.points) ? Math.max(0, Math.floor(options.points)) : 5;
  const weight = lexicon.kept.size && limit ? SURVIVAL * structure(found) : 0;
  const pool = poolOf(candidates);
  let survival: Survival | null = null;
  if (weight) {
    const pooled = new Set(pool.flatMap(({ words }) => [...words]));
    const known = { layout, found, scores, lexicon, language };
    const rows = wordRows(known, (at) => may[at] ?? false, pooled);
    survival = { chances: chances(rows), starts: rows.starts, weight };
  }
  const points: KeyPoint[] = [];
  // A heading labels the first point of its section; the same label again would say nothing.
  const headed = new Set<number>();
  for (const at of select(pool, limit, BALANCE, survival).sort((a, b) => a - b)) {
    const unit = units[at];
    const point = unit ? trim(unit, language) : '';
    if (!unit || wordCount(point) < 1) continue;
    const label = unit.label || !headed.has(unit.section) ? labelOf(unit, layout, language) : '';
    headed.add(unit.section);
    points.push(label ? { label, text: point, quote: unit.text } : { text: point, quote: unit.text });
  }
  const excerpt = excerptOf(layout, found, scores, text, language);
  return {
    excerpt,
    description: description(layout, scores, excerpt, language),
    introduction: introduction(whole, language),
    points,
    closing: closing(whole, language),
    links,
    engine: ENGINE,
  };
}

/** Article → Summary, offline: the sentences that make its points, and those that say what it is. */
import { wordCount } from '../text.ts';
import type { KeyPoint, Summary, Text } from '../types.ts';
import { eligible } from './eligible.ts';
import { framing } from './excerpt.ts';
import { features } from './features.ts';
import { labelOf } from './label.ts';
import { offeredLinks } from './links.ts';
import { lexiconFor, rank } from './rank.ts';
import { type Candidate, select } from './select.ts';
import { baseLanguage, guessLanguage } from './stopwords.ts';
import { trim } from './trim.ts';
import { layout as layOut } from './units.ts';

export const ENGINE = 'extractive';

/** In deviations of the text's scores. */
const BALANCE = { overlap: 0.5, section: 0.1 };

/**
 * Summarizes a text. `points`: how many key points at most; asking for one more keeps those already chosen. Points come
 * in the article's order. Pure and deterministic; never throws; empty strings and no points where there is nothing
 * honest to say.
 */
export function summarize(text: Text, options: { points: number }): Summary {
  const language = baseLanguage(text.language) || guessLanguage(`${text.title}\n${text.markdown.slice(0, 6000)}`);
  const layout = layOut(text.markdown, language);
  const { units } = layout;
  const empty: Summary = {
    excerpt: '',
    description: '',
    introduction: '',
    points: [],
    closing: '',
    links: offeredLinks(layout, text.url),
    engine: ENGINE,
  };
  if (!units.length) return empty;
  const found = features(layout, text, language, lexiconFor(language));
  const may = units.map(eligible);
  const scores = rank(found, (i) => may[i] ?? false);
  const candidates: Candidate[] = [];
  units.forEach((unit, i) => {
    if (may[i])
      candidates.push({
        unit: i,
        score: scores[i] ?? 0,
        section: unit.section,
        terms: found.terms.of[i] ?? new Int32Array(0),
      });
  });
  const limit = Math.max(0, Math.floor(Number.isFinite(options.points) ? options.points : 5));
  const chosen = select(candidates, limit, BALANCE).sort((a, b) => a - b);
  const points: KeyPoint[] = [];
  for (const i of chosen) {
    const unit = units[i];
    if (!unit) continue;
    const label = labelOf(unit, layout, language);
    const point = trim(unit, language);
    if (wordCount(point) < 2) continue;
    points.push(label ? { label, text: point, quote: unit.text } : { text: point, quote: unit.text });
  }
  const width = found.names.length;
  const title = found.names.indexOf('title shared');
  const frame = framing(layout, scores, (i) => found.values[i * width + title] ?? 0, language);
  return { ...empty, ...frame, points };
}

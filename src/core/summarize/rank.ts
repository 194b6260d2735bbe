/** Features → a score for each sentence. */
import type { Features } from './features.ts';

const WEIGHTS: Record<string, number> = {
  'sentences before': -0.25,
  'sentences before in section': -0.25,
  item: 0.5,
  'bold label': 0.8,
  label: 0.3,
  bold: 0.3,
  announces: -1,
  question: -1,
  'call to action': -0.8,
  'speaks of itself': -0.5,
  'minor heading': -1.5,
  'title shared': 0.8,
  'share from headings': 0.4,
  centrality: 0.5,
  'first person': -0.2,
  'opens with pronoun': -0.3,
  'full stop': 0.2,
};

/** A score for each unit, higher is better. */
export function rank(found: Features): Float64Array {
  const width = found.names.length;
  const weights = found.names.map((name) => WEIGHTS[name] ?? 0);
  const scores = new Float64Array(width ? found.values.length / width : 0);
  for (let i = 0; i < scores.length; i++) {
    let sum = 0;
    for (let f = 0; f < width; f++) sum += (weights[f] ?? 0) * (found.values[i * width + f] ?? 0);
    scores[i] = sum;
  }
  return scores;
}

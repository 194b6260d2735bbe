import { formatEntryLines } from '../front-matter.ts';
import type { FrontMatter, FrontMatterKey } from '../profile.ts';
import type { ExampleEntry } from './example-entry.ts';
import { listRecencyWeights } from './majority.ts';

/**
 * Measures how many entries the style of `key` prints exactly as the examples have them; newer entries count more. The
 * spaces around each value are taken from the entry, so that they do not hide how the value itself is written.
 */
export function measureAgreement(key: FrontMatterKey, entries: ExampleEntry[], language: 'yaml' | 'toml'): number {
  const frontMatter: FrontMatter = { language, quote: { style: 'double' }, list: { form: 'flow' } };
  const weights = listRecencyWeights(entries.length);
  return entries.reduce((sum, { name, value, lines, line }, at) => {
    const printed = formatEntryLines({ ...key, name, ...line }, value, { frontMatter });
    return printed.join('\n') === lines.join('\n') ? sum + (weights[at] ?? 0) : sum;
  }, 0);
}

/**
 * Returns the candidate that reproduces the most entries of the key (`own`). Among equally good candidates, returns the one
 * that reproduces the most entries of all keys (`all`).
 */
export function chooseBestStyle<T>(
  candidates: T[],
  toKey: (candidate: T) => FrontMatterKey,
  own: ExampleEntry[],
  all: ExampleEntry[],
  language: 'yaml' | 'toml',
): T | undefined {
  const scores = candidates.map((candidate) => measureAgreement(toKey(candidate), own, language));
  const bestScore = Math.max(...scores);
  const bestCandidates = candidates.filter((_, at) => scores[at] === bestScore);
  if (bestCandidates.length < 2 || all.length === 0) return bestCandidates[0];
  const scoresOverAll = bestCandidates.map((candidate) => measureAgreement(toKey(candidate), all, language));
  return bestCandidates[scoresOverAll.indexOf(Math.max(...scoresOverAll))];
}

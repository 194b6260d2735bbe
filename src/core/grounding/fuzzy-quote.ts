/** Finds the sentences of the article that a quote comes from when some of its words differ. */

import type { GroundingSource } from './grounding-source.ts';
import type { QuoteMatch } from './quote-match.ts';
import { tokenizeWords } from './word-tokens.ts';

/** Lowest `likeness` of a fuzzy match. Each added, omitted or changed word counts against the quote's length. */
export const MIN_QUOTE_LIKENESS = 0.8;
/** At most this many sentences, those that share the most words with the quote, are compared with the quote word by word. */
const MAX_CLOSE_SENTENCES = 4;

/**
 * Finds the sentences that are most similar to the words of a quote; null when the likeness is below `MIN_QUOTE_LIKENESS`.
 */
export function findFuzzyMatch(words: string[], source: GroundingSource): QuoteMatch | null {
  const wordSet = new Set(words);
  const candidates = source.sentences.map(({ text }, index) => {
    const sentenceWords = tokenizeWords(text).map(({ word }) => word);
    return { index, sentenceWords, shared: new Set(sentenceWords.filter((word) => wordSet.has(word))).size };
  });
  const best = [...candidates].sort((a, b) => b.shared - a.shared || a.index - b.index).slice(0, MAX_CLOSE_SENTENCES);
  let found: QuoteMatch | null = null;
  for (const { index, shared } of best) {
    if (shared * 3 < wordSet.size) continue;
    for (const first of [index, index - 1]) {
      const sentenceWords: string[] = [];
      let last = first - 1;
      while (candidates[last + 1] && (last < index || sentenceWords.length < words.length)) {
        last += 1;
        sentenceWords.push(...(candidates[last]?.sentenceWords ?? []));
      }
      if (!candidates[first]) continue;
      const likeness = 1 - countEdits(words, sentenceWords) / words.length;
      if (likeness < MIN_QUOTE_LIKENESS || likeness <= (found?.likeness ?? 0)) continue;
      found = { how: 'fuzzy', likeness, ...narrowMatch(words, candidates, first, last) };
    }
  }
  return found;
}

/** Removes sentences at either end of a match if they share fewer than half of their words with the quote. */
function narrowMatch(
  words: string[],
  candidates: { sentenceWords: string[] }[],
  first: number,
  last: number,
): { first: number; last: number } {
  const wordSet = new Set(words);
  const isUnrelated = (index: number) => {
    const sentenceWords = candidates[index]?.sentenceWords ?? [];
    return sentenceWords.filter((word) => wordSet.has(word)).length < sentenceWords.length * 0.5;
  };
  let [from, to] = [first, last];
  while (from < to && isUnrelated(from)) from += 1;
  while (to > from && isUnrelated(to)) to -= 1;
  return { first: from, last: to };
}

/**
 * Counts the words added, omitted or changed between `words` and the most similar part of `sentenceWords` (Sellers 1980).
 */
function countEdits(words: string[], sentenceWords: string[]): number {
  let row = new Array<number>(sentenceWords.length + 1).fill(0);
  for (const [index, word] of words.entries()) {
    const next = [index + 1];
    for (let at = 1; at <= sentenceWords.length; at += 1)
      next[at] = Math.min(
        (row[at - 1] ?? 0) + (sentenceWords[at - 1] === word ? 0 : 1),
        (row[at] ?? 0) + 1,
        (next[at - 1] ?? 0) + 1,
      );
    row = next;
  }
  return Math.min(...row);
}

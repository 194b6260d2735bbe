import { hasUnspacedScripts } from '../text/unicode.ts';
import type { GroundingSource } from './grounding-source.ts';
import { tokenizeWords, type WordToken } from './word-tokens.ts';

/**
 * A splice matches the article in this many consecutive words on each side, too many to match by chance. For scripts without
 * spaces, twice as many characters are needed.
 */
const MIN_RUN_WORDS = 5;
/** Matches punctuation that separates two statements. */
const STATEMENT_BREAK = /[,;:.!?–—()\n、。，；：！？]|\s-\s/;

const joinWords = (tokens: WordToken[]) => ` ${tokens.map(({ word }) => word).join(' ')} `;

/**
 * Finds a splice: the text breaks off inside one sentence of the article and continues inside another, word for word on both
 * sides, so that two facts become a third. Omitting words of one sentence is no splice, nor is putting two statements side
 * by side with punctuation between them.
 */
export function findSplice(
  text: string,
  tokens: WordToken[],
  { folded, sentences }: GroundingSource,
): { start: number; end: number } | null {
  const run = hasUnspacedScripts(text) ? 2 * MIN_RUN_WORDS : MIN_RUN_WORDS;
  for (let at = run; at + run <= tokens.length; at += 1) {
    const [before, after] = [tokens.slice(at - run, at), tokens.slice(at, at + run)];
    const [last, first, end] = [before.at(-1), after[0], after.at(-1)];
    if (!last || !first || !end || STATEMENT_BREAK.test(text.slice(last.end, first.start))) continue;
    if (folded.includes(joinWords([last, first]))) continue;
    const [left, right] = [joinWords(before), joinWords(after)];
    if (!folded.includes(left) || !folded.includes(right)) continue;
    const isOne = sentences.some((sentence) => {
      const all = joinWords(tokenizeWords(sentence.text));
      return all.includes(left) && all.includes(right);
    });
    if (!isOne) return { start: first.start, end: end.end };
  }
  return null;
}

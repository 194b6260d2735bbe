import type { GroundingSource } from './grounding-source.ts';
import { hasUnspacedScript, tokenizeWords, type WordToken } from './word-tokens.ts';

/** Words in a row, on either side of the joint, that are no chance; twice as many characters in scripts without spaces. */
const MIN_RUN_WORDS = 5;
/** What a writer puts between two statements. */
const STATEMENT_BREAK = /[,;:.!?–—()\n、。，；：！？]|\s-\s/;

const joinWords = (tokens: WordToken[]) => ` ${tokens.map(({ word }) => word).join(' ')} `;

/**
 * Where a text leaves one sentence of the article in the middle and goes on in the middle of another, word for word on both
 * sides, as if they were one: two facts made into a third that nobody has stated. Words left out of one sentence are no
 * such joint, and neither are two statements with a mark between them.
 */
export function findSplice(
  text: string,
  tokens: WordToken[],
  { folded, sentences }: GroundingSource,
): { start: number; end: number } | null {
  const run = hasUnspacedScript(text) ? 2 * MIN_RUN_WORDS : MIN_RUN_WORDS;
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

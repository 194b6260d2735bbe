import { hasUnspacedScripts } from '../text/unicode.ts';
import type { GroundingSource } from './grounding-source.ts';
import { tokenizeWords } from './word-tokens.ts';

/**
 * Returns the article's sentence that shares the most words with a text, as a quote for a point that has none; '' when no
 * sentence shares two words.
 */
export function guessQuote(text: string, source: GroundingSource): string {
  const wordSet = new Set(
    tokenizeWords(text)
      .map(({ word }) => word)
      .filter((word) => word.length > 3 || hasUnspacedScripts(word)),
  );
  let best = { quote: '', score: 0 };
  for (const sentence of source.sentences) {
    const sentenceWords = new Set(tokenizeWords(sentence.text).map(({ word }) => word));
    const shared = [...wordSet].filter((word) => sentenceWords.has(word)).length;
    const score = shared / Math.sqrt(sentenceWords.size + 4);
    if (shared > 1 && score > best.score) best = { quote: sentence.text, score };
  }
  return best.quote;
}

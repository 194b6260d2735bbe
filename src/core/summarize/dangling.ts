/** Finds out whether a sentence needs the sentence before it. */
import { getCuePattern } from './cue-phrases.ts';
import { isAnaphoric } from './filter-sentences.ts';
import type { DocumentSentence } from './sentences.ts';

/**
 * Whether a sentence needs the one before: it opens with a pronoun, a connective, or another word that refers back. `text`:
 * the sentence as the post has it.
 */
export const isLeaning = (
  sentence: DocumentSentence,
  language: string,
  text = sentence.text.slice(sentence.body),
): boolean =>
  isAnaphoric(sentence, language) ||
  getCuePattern('connective', language, 'start').test(text.toLowerCase()) ||
  isDangling(text, language);

/** Whether a text opens with a word that refers to the sentence before ("Both", "Among them"). */
export function isDangling(text: string, language: string): boolean {
  const lower = text.toLowerCase();
  return (
    getCuePattern('dangling', language, 'start').test(lower) &&
    !getCuePattern('selfContained', language, 'start').test(lower) &&
    !isPair(lower)
  );
}

/** Whether a text opens with a pair that it names itself: "both the jug and the base". */
const isPair = (lower: string): boolean => /^both [^.,;]{2,40} and /.test(lower);

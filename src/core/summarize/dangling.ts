/** Finds out whether a sentence needs the sentence before it. */
import { getCuePattern } from './cue-phrases.ts';

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

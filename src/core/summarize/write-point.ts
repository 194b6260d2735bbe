/** Writes a key point from chosen sentences. */
import type { KeyPoint } from '../summary.ts';
import { countWords } from '../text/words.ts';
import { choosePointLabel } from './point-label.ts';
import type { TextDocument } from './sentences.ts';
import { trimSentence } from './trim-sentence.ts';

/** Writes one point from one sentence or from neighbours; null when no words are left. */
export function writePoint(
  textDocument: TextDocument,
  sentences: readonly number[],
  language: string,
  _title = '',
): KeyPoint | null {
  const chosen = sentences.flatMap((at) => textDocument.sentences[at] ?? []);
  const [first] = chosen;
  if (!first) return null;
  const text = chosen.map((sentence) => trimSentence(sentence, language)).join(' ');
  if (countWords(text) < 1) return null;
  const label = choosePointLabel(first, textDocument, language);
  const quote = chosen.map((sentence) => sentence.text).join('\n');
  return label ? { label, text, quote } : { text, quote };
}

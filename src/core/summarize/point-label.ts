/** Chooses the label of a point: the lead-in of its sentence ("Label: …"), else the heading above. */
import { collectPhrases } from '../text/get-language.ts';
import { countWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';

/** Matches numbers, emoji and signs before a heading or lead-in: "1.2 ", "Step 3: ", "🚀 ". */
const DECORATION = new RegExp(
  `^\\s*(?:(?:(?:${collectPhrases(({ partWords }) => partWords)}|#)\\s*)?\\d+(?:[.)]\\d*)*(?:\\s*[:.)–—-])?\\s+|(?:\\p{Extended_Pictographic}|\\ufe0f|\\u200d|[✓✔•→])\\s*)+`,
  'iu',
);

function cleanLabel(text: string): string {
  return text
    .replace(DECORATION, '')
    .replace(/(?:\p{Extended_Pictographic}|\ufe0f)+/gu, '')
    .replace(/(?<!\s)\s+\([^()]*\)\s*$/u, '')
    .replace(/(?<![\s:：.,;–—-])[\s:：.,;–—-]+$/u, '')
    .trim();
}

/** Returns the label of a sentence; '' when neither lead-in nor heading makes a good label. */
export function choosePointLabel(sentence: DocumentSentence, textDocument: TextDocument, language: string): string {
  if (sentence.label) {
    const label = cleanLabel(sentence.label);
    if (label && countWords(label) <= 8) return label;
  }
  const heading = cleanLabel(textDocument.sections[sentence.section]?.heading ?? '');
  const lower = heading.toLowerCase();
  const count = countWords(heading);
  if (!heading || count > 8 || /[?？]$/.test(heading)) return '';
  for (const name of ['closing', 'minor', 'takeaway'] as const)
    if (getCuePattern(name, language, 'whole').test(lower)) return '';
  return heading;
}

/**
 * Finds the labels that fit a point: its lead-in, the label of its unit, a heading above it, words that the page emphasises.
 * A key term of the sentence is no label: the best of 35 learned features chose ones that editors would not (F1 11).
 */
import { countWords } from '../text/words.ts';
import { setLabelCase } from './label-case.ts';
import { LABEL_SOURCES, type LabelInput, measureFit, type UnlabelledPoint } from './label-sources.ts';
import { cleanLabel, isTopical, shortenLabel } from './label-text.ts';
import type { TextDocument } from './sentences.ts';
import { stemContentWords } from './terms.ts';

/** Returns the best label of a point that is not `taken` (in lower case); '' when none fits. */
export function findPointLabel(
  textDocument: TextDocument,
  point: UnlabelledPoint,
  language: string,
  taken: ReadonlySet<string> = new Set(),
): string {
  const own = point.sentences.flatMap((at) => textDocument.sentences[at] ?? []);
  const stems = stemContentWords([point.text, ...own.map(({ text }) => text)].join(' '), language);
  const input: LabelInput = { textDocument, point, own, stems, language };
  for (const { maxWords, list } of LABEL_SOURCES)
    for (const candidate of list(input)) {
      const label = writeLabel(candidate, maxWords, input);
      if (label && !taken.has(label.toLowerCase())) return label;
    }
  return '';
}

/** Writes the page's words as a label; '' when they name no topic, or are too many. */
function writeLabel(candidate: string, maxWords: number, input: LabelInput): string {
  const { language } = input;
  const whole = cleanLabel(candidate);
  if (!isTopical(whole, language)) return '';
  const label = shortenLabel(whole, language, (part) => measureFit(part, input) > 0);
  const isFit = label === whole || isTopical(label, language);
  return label && isFit && countWords(label) <= maxWords ? setLabelCase(label, language) : '';
}

/** Says how much of a key point is the article's, and marks what was left out of a quoted sentence. */
import type { KeyPoint } from '../summary.ts';
import { findWords } from '../text/words.ts';
import { isWordExtract, restorePronoun } from './is-extract.ts';

/**
 * `verbatim`: a sentence of the article, or a part of one without a gap. `trimmed`: the article's words in their order, without
 * some of them, or with the changes that the point declares. `edited`: the user or a model wrote it from a sentence of the
 * article. `own`: no sentence of the article stands behind it.
 */
export type Borrowing = 'verbatim' | 'trimmed' | 'edited' | 'own';

/** Says how much of a point's text is the article's. Whoever edits the text of a point makes it their own. */
export function classifyBorrowing(point: KeyPoint): Borrowing {
  const text = point.text.trim();
  const lines = point.quote.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0 || text === '') return 'own';
  if (lines.some((line) => isPartOf(text, line))) return 'verbatim';
  return isWordExtract(point) ? 'trimmed' : 'edited';
}

/** Whether a point is printed as the article's: in the words of the article, whole or trimmed. */
export const isBorrowed = (point: KeyPoint): boolean => ['verbatim', 'trimmed'].includes(classifyBorrowing(point));

/** Matches the signs that a point may have lost or gained at its end. */
const FINAL_SIGNS = /(?<![\s.,:;…。])[\s.,:;…。]+$/u;

/** Whether a text is a part of the sentence, apart from the case of its first letter and its last sign. */
function isPartOf(text: string, sentence: string): boolean {
  const core = text.replace(FINAL_SIGNS, '');
  const [first = ''] = core;
  const rest = core.slice(first.length);
  return [core, first.toLowerCase() + rest, first.toUpperCase() + rest].some((form) => {
    const at = sentence.indexOf(form);
    return at >= 0 && !joinsWords(sentence, at) && !joinsWords(sentence, at + form.length);
  });
}

/** Whether the offset is inside a word. */
const joinsWords = (text: string, at: number): boolean =>
  /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, at - 1), at + 1)) &&
  !/[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]/u.test(text.charAt(at));

const OMISSION = '[…]';

/**
 * Returns the text of a borrowed point as a quotation that an editor would print: what was left out inside is marked `[…]`,
 * and a name in the place of a pronoun stands in square brackets.
 */
export function markOmissions(point: KeyPoint): string {
  const { text } = point;
  if (classifyBorrowing(point) !== 'trimmed') return text;
  const restored = restorePronoun(point);
  const name = point.changes?.find((change) => change.kind === 'name');
  const source = findWords(point.quote).map((word) => word.text.toLowerCase());
  const gaps: number[] = [];
  let next = 0;
  for (const word of findWords(restored)) {
    const at = source.indexOf(word.text.toLowerCase(), next);
    if (at > next && next > 0) gaps.push(word.start);
    next = at + 1;
  }
  let marked = restored;
  for (const at of gaps.reverse()) marked = `${marked.slice(0, at).trimEnd()} ${OMISSION} ${marked.slice(at)}`;
  return name ? `[${name.name}]${marked.slice(name.pronoun.length)}` : marked;
}

/** Checks that a point consists of words of its quote, apart from the changes that it declares. */
import type { KeyPoint, PointChange } from '../summary.ts';
import { splitWords } from '../text/words.ts';

/** Whether the words of `text` are words of `quote` in the same order, ignoring case. */
export function isWordSubsequence(text: string, quote: string): boolean {
  const source = splitWords(quote);
  let at = 0;
  for (const word of splitWords(text)) {
    while (at < source.length && source[at] !== word) at++;
    if (at === source.length) return false;
    at++;
  }
  return true;
}

/** For each kind of change: whether the point has made it, and made it as it says. */
const changeTests: {
  [Kind in PointChange['kind']]: (
    change: Extract<PointChange, { kind: Kind }>,
    text: string,
    lines: string[],
  ) => boolean;
} = {
  'lead-in': ({ words }, text, lines) =>
    lines.length > 1 && text.startsWith(`${words}:`) && isWordSubsequence(words, lines[0] ?? ''),
  joined: (_, __, lines) => lines.length > 1,
  name: ({ pronoun, name, source }, text, [line = '']) =>
    text.startsWith(name) && line.toLowerCase().includes(pronoun.toLowerCase()) && source.includes(name),
};

/** Returns the text of a point with the pronoun in the place of the name that the point declares for it. */
export function restorePronoun({ text, changes = [] }: KeyPoint): string {
  const name = changes.find((change) => change.kind === 'name');
  return name ? name.pronoun + text.slice(name.name.length) : text;
}

/** Whether the point says only words of its quote, in their order, and has made the changes that it declares. */
export function isWordExtract(point: KeyPoint): boolean {
  const { text, quote, changes = [] } = point;
  const lines = quote.split('\n');
  const isTrue = (change: PointChange) =>
    (changeTests[change.kind] as (c: PointChange, t: string, l: string[]) => boolean)(change, text, lines);
  return changes.every(isTrue) && isWordSubsequence(restorePronoun(point), lines.join(' '));
}

/**
 * Whether the point says only words of its quote, in their order. The quote may have several lines only if the point
 * declares a lead-in or that it joins them; a name may stand for a pronoun only if the point declares both, and `article`
 * (the text of the article without markup) has the sentence that the name is from.
 */
export function isExtract(point: KeyPoint, article: string): boolean {
  const { quote, changes = [] } = point;
  if (changes.length === 0 && quote.includes('\n')) return false;
  return isWordExtract(point) && changes.every((change) => change.kind !== 'name' || article.includes(change.source));
}

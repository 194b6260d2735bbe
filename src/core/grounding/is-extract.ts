/** Checks that a point consists of words of its quote, apart from the changes that it declares. */
import type { KeyPoint, PointChange } from '../summary.ts';
import { splitWords } from '../text/words.ts';

/** Whether the words of `text` are words of `quote` in the same order, ignoring case. */
function isWordSubsequence(text: string, quote: string): boolean {
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

/**
 * Whether the point says only words of its quote, in their order. The quote may have several lines only if the point
 * declares a lead-in or that it joins them; a name may stand for a pronoun only if the point declares both, and `article`
 * (the text of the article without markup) has the sentence that the name is from.
 */
export function isExtract({ text, quote, changes = [] }: KeyPoint, article: string): boolean {
  const lines = quote.split('\n');
  const isTrue = (change: PointChange) =>
    (changeTests[change.kind] as (c: PointChange, t: string, l: string[]) => boolean)(change, text, lines);
  if (!changes.every(isTrue) || (lines.length > 1 && changes.length === 0)) return false;
  let restored = text;
  for (const change of changes) {
    if (change.kind !== 'name') continue;
    if (!article.includes(change.source)) return false;
    restored = change.pronoun + restored.slice(change.name.length);
  }
  return isWordSubsequence(restored, lines.join(' '));
}

import { isWordSubsequence } from '../grounding/is-extract.ts';
import type { ArticleKind, KeyPoint } from '../summary.ts';
import { citeQuote } from './number-sentences.ts';

/** The post as it is, for the model to improve: the offline summarizer's points with the user's changes. */
export interface PointDraft {
  /** What the article is; absent when the summarizer recognised no kind. */
  kind?: ArticleKind;
  points: Pick<KeyPoint, 'label' | 'text' | 'quote'>[];
}

/**
 * Returns a line for each point of the draft that rests on sentences of the article: `[12] Label: text`. `isBrief`: a text
 * that is only an extract of its sentences is left out, for models that can read little.
 */
export const listDraftLines = (
  { points }: PointDraft,
  sentences: readonly string[],
  { isBrief }: { isBrief: boolean },
): string[] =>
  points.flatMap(({ label, text, quote }) => {
    const numbers = citeQuote(quote, sentences);
    if (!numbers) return [];
    const words = isBrief && isWordSubsequence(text, quote) ? '' : text;
    return [`${numbers} ${[label, words].filter(Boolean).join(': ')}`.trim()];
  });

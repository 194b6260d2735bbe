import type { Summary, SummaryInput } from '../core/summary.ts';
import type { Field } from '../publishing/destinations/index.ts';

/**
 * The contract of a summarizing engine; `tests/contracts/summarizer.test.ts` runs over every one in the index.
 *
 * - `summarize` resolves with a `Summary` whose `engine` is the engine's `id`, and rejects with an `AbortError` once the
 *   signal is aborted.
 * - At most `points` key points, in the order of the article; none, and empty strings, where there is nothing honest to say.
 * - Every key point's `quote` is a verbatim sentence of the article.
 * - What a person reads of it is in the messages: `engine_ID_name`, `engine_ID_help`, and the label of each field.
 * - Markup in the result is Markdown; nothing in it is taken from anywhere but the text.
 */
export interface Summarizer {
  id: string;
  /** What can be set of it, in the order of the form. */
  fields: Field[];
  summarize(text: SummaryInput, options: { points: number; signal?: AbortSignal }): Promise<Summary>;
}

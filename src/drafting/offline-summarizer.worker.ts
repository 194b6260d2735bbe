/** Summarizes a very long text in a worker, so that the page stays responsive. */
import { summarizeArticle } from '../core/summarize/summarize.ts';
import type { SummaryInput } from '../core/summary.ts';

self.onmessage = ({ data: { text, points } }: MessageEvent<{ text: SummaryInput; points: number }>) =>
  self.postMessage(summarizeArticle(text, { points }));

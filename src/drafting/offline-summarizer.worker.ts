/** Summarizes a very long text in a worker, so that the page stays responsive. */
import { summarizeArticle } from '../core/summarize/summarize.ts';
import type { SummaryInput, SummaryOptions } from '../core/summary.ts';

self.onmessage = ({
  data: { text, options },
}: MessageEvent<{ text: SummaryInput; options: Partial<SummaryOptions> }>) =>
  self.postMessage(summarizeArticle(text, options));

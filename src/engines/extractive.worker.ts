/** Summarizing a very long text off the page's thread. */
import { summarize } from '../core/summarize/summarize.ts';
import type { Text } from '../core/types.ts';

self.onmessage = ({ data: { text, points } }: MessageEvent<{ text: Text; points: number }>) =>
  self.postMessage(summarize(text, { points }));

import { summarize } from '../core/pipeline.ts';
import type { Engine } from './engine.ts';

/** The default: sentences of the article itself, chosen offline in milliseconds. */
export const extractive: Engine = {
  id: 'extractive',
  async summarize(text, { points, signal }) {
    signal?.throwIfAborted();
    return summarize(text, { points });
  },
};

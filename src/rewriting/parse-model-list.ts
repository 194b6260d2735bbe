import { JobError } from '../jobs/job-error.ts';
import type { ListedModel } from './provider.ts';

/**
 * Parses a service's list of models. OpenRouter lists context sizes and prices in dollars per token; Mistral, Groq and vLLM
 * list context sizes; most services list only names. Throws a `JobError` when there is no list.
 */
export function parseModelList(list: unknown): ListedModel[] {
  const { data } = (list ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) throw new JobError('badAnswer');
  return data.flatMap(
    (one: {
      id?: unknown;
      context_length?: unknown;
      max_context_length?: unknown;
      context_window?: unknown;
      max_model_len?: unknown;
      pricing?: { prompt?: unknown; completion?: unknown };
    }) => {
      if (typeof one?.id !== 'string') return [];
      const sizes = [one.context_length, one.max_context_length, one.context_window, one.max_model_len];
      const window = Number(sizes.find(Boolean)) || undefined;
      const [question, answer] = [Number(one.pricing?.prompt) * 1e6, Number(one.pricing?.completion) * 1e6];
      const price = question >= 0 && answer >= 0 ? { question, answer } : undefined;
      return [{ id: one.id, ...(window ? { window } : {}), ...(price ? { price } : {}) }];
    },
  );
}

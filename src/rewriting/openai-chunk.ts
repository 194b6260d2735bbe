/** Reads the chunks of a response of OpenAI's chat completions API. */
import type { JobError } from '../jobs/job-error.ts';
import type { Values } from '../storage/field.ts';
import { toModelResponseError } from './model-response-error.ts';

/** Mistral's reasoning models send parts; those of the type `thinking` are not the answer. */
type OpenaiContent = string | null | { type?: string; text?: string }[];

/** The members that Precis reads of a server-sent event, or of a response that is not streamed (`message`). */
export interface OpenaiChunk {
  choices?: {
    // What a model thinks is in `reasoning_content` or `reasoning`, which nobody reads.
    delta?: { content?: OpenaiContent; refusal?: string | null };
    message?: { content?: OpenaiContent; refusal?: string | null };
    finish_reason?: string | null;
  }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
  error?: { message?: string; code?: number | string } | string;
}

/** Returns the text of a message's content; what the model thinks is left out. */
export const readContent = (content: OpenaiContent | undefined): string =>
  Array.isArray(content)
    ? content.map(({ type, text = '' }) => (type === 'text' ? text : '')).join('')
    : (content ?? '');

/** Turns an error in the middle of a stream to a `JobError`; its `code` may be the status that a response would have had. */
export function toStreamError({ error }: OpenaiChunk, data: string, { key = '' }: Values, now: string): JobError {
  const status = typeof error === 'object' ? Number(error.code) || 500 : 500;
  return toModelResponseError({ status, headers: new Headers() }, data, [key], now);
}

/** Parses the data of a server-sent event; `{}` when it is no JSON object. */
export function parseOpenaiChunk(data: string): OpenaiChunk {
  try {
    const chunk: unknown = JSON.parse(data);
    return typeof chunk === 'object' && chunk !== null ? chunk : {};
  } catch {
    return {};
  }
}

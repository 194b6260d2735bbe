import { type ModelAnswer, type parseModelResponse, retryPrompt } from '../core/llm/index.ts';
import { JobError, TRANSIENT_ERRORS } from '../jobs/job-error.ts';
import { computeRetryDelay } from '../jobs/retry-delay.ts';
import type { Values } from '../storage/field.ts';
import {
  type ModelResponse,
  PartialAnswerError,
  type PromptRequest,
  type Provider,
  type ProviderContext,
} from './provider.ts';

/** How a request can be stopped, and how its tries wait. */
export interface AskRun {
  signal: AbortSignal;
  /** Waits this many seconds. Resolves earlier when the signal is aborted. */
  sleep: (seconds: number) => Promise<void>;
}

/**
 * How often a request is sent when it fails with a transient error; then the first and the longest wait between two tries.
 */
const MAX_ASK_TRIES = 3;
const FIRST_RETRY_WAIT_S = 2;
const MAX_RETRY_WAIT_S = 60;

/**
 * Sends the prompt with the strictest response format first, then with the others, until a response can be parsed.
 * Rejects with a `JobError`.
 */
export async function askUntilParsed(
  question: Omit<PromptRequest, 'responseFormat'>,
  parse: (response: string) => ReturnType<typeof parseModelResponse>,
  model: Provider,
  values: Values,
  context: ProviderContext,
  run: AskRun,
): Promise<{ answer: ModelAnswer; response: ModelResponse; whole: boolean }> {
  const { prompt } = question;
  let current = prompt;
  for (const format of model.responseFormats) {
    const last = format === model.responseFormats.at(-1);
    // The last format is tried twice, because the first response may only have been cut off.
    for (let chance = last ? 2 : 1; chance > 0; chance -= 1) {
      try {
        const response = await retryTransient(
          () => model.ask({ ...question, prompt: current, responseFormat: format }, values, context),
          run,
        );
        const parsed = parse(response.text);
        if (parsed) return { ...parsed, response };
        current = { ...prompt, user: `${prompt.user}\n\n${retryPrompt}` };
      } catch (error) {
        if (!(error instanceof JobError)) throw error;
        const partialText = error instanceof PartialAnswerError ? error.partialText : '';
        const parsed = partialText ? parse(partialText) : null;
        if (parsed) return { ...parsed, response: { text: partialText, truncated: true } };
        if (error.code !== 'refused' || last) throw error;
      }
    }
  }
  throw new JobError('badAnswer');
}

/** Calls `ask`, and after a transient error calls it again, up to `MAX_ASK_TRIES` times in all. */
async function retryTransient(ask: () => Promise<ModelResponse>, { signal, sleep }: AskRun): Promise<ModelResponse> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      signal.throwIfAborted();
      const isRetryable =
        error instanceof JobError &&
        TRANSIENT_ERRORS.has(error.code) &&
        !(error instanceof PartialAnswerError && error.partialText) &&
        (error.retryAfterS ?? 0) <= MAX_RETRY_WAIT_S;
      if (!isRetryable || tries === MAX_ASK_TRIES) throw error;
      await sleep(computeRetryDelay(tries, error.retryAfterS, FIRST_RETRY_WAIT_S, MAX_RETRY_WAIT_S));
      signal.throwIfAborted();
    }
  }
}

/** The members of Chromium's built-in models that the providers use, and what a request to each of them shares. */
import type { RequestLanguages } from '../extension/browser-model.ts';
import { MAX_RESPONSE_BYTES } from '../extension/send-request.ts';
import { type ErrorCode, JobError } from '../jobs/job-error.ts';
import {
  type ModelResponse,
  PartialAnswerError,
  type PromptRequest,
  type ProviderContext,
  type ProviderReadiness,
} from './provider.ts';
import { createSilenceTimeout } from './provider-http.ts';

export type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

interface CreateOptions {
  signal?: AbortSignal;
  /** Called with a target of `downloadprogress` events, whose `loaded` goes from 0 to 1. */
  monitor?: (target: EventTarget) => void;
}
interface ModelApi<Session> {
  availability(options: object): Promise<Availability>;
  create(options: object & CreateOptions): Promise<Session>;
}

/** https://github.com/webmachinelearning/prompt-api; the second name of a member is the one before Chrome 144. */
export interface PromptSession {
  contextWindow?: number;
  inputQuota?: number;
  contextUsage?: number;
  inputUsage?: number;
  measureContextUsage?(text: string, options: object): Promise<number>;
  measureInputUsage?(text: string, options: object): Promise<number>;
  promptStreaming(text: string, options: { signal: AbortSignal; responseConstraint?: object }): ReadableStream<string>;
  destroy(): void;
}
/** https://github.com/webmachinelearning/writing-assistance-apis */
interface SummarizerSession {
  inputQuota?: number;
  measureInputUsage?(text: string, options: object): Promise<number>;
  summarizeStreaming(text: string, options: { signal: AbortSignal }): ReadableStream<string>;
  destroy(): void;
}
/** https://github.com/webmachinelearning/translation-api */
interface TranslatorSession {
  translate(text: string, options: { signal: AbortSignal }): Promise<string>;
  destroy(): void;
}

/** The globals of Chromium; each is absent in other browsers and in older versions. */
export interface ChromiumModels {
  LanguageModel?: ModelApi<PromptSession>;
  Summarizer?: ModelApi<SummarizerSession>;
  Translator?: ModelApi<TranslatorSession>;
}

/** Resolves with whether a model can work with these options; null for no options. */
export const askAvailability = async (api: ModelApi<unknown> | undefined, options: object | null) =>
  // A request that the browser rejects is one that its model can't take.
  (options && (await api?.availability(options).catch(() => 'unavailable' as const))) || 'unavailable';

const READINESS_BY_AVAILABILITY: Record<Availability, ProviderReadiness> = {
  available: { is: 'ready' },
  downloadable: { is: 'downloadable' },
  downloading: { is: 'downloading' },
  unavailable: { is: 'unavailable', why: 'noDevice' },
};

/**
 * Resolves with the readiness of a model for these languages. Where the model works with English alone, the language that it
 * does not know is named.
 */
export async function checkModelReadiness(
  api: ModelApi<unknown> | undefined,
  buildOptions: (languages: RequestLanguages) => object,
  languages: RequestLanguages,
): Promise<ProviderReadiness> {
  const isKnown = async (one: Partial<RequestLanguages>) =>
    askAvailability(api, buildOptions({ article: '', post: '', ...one }));
  const availability = await isKnown(languages);
  if (availability !== 'unavailable' || (await isKnown({})) === 'unavailable')
    return READINESS_BY_AVAILABILITY[availability];
  const isArticleKnown = (await isKnown({ article: languages.article })) !== 'unavailable';
  return { is: 'unavailable', why: 'language', language: isArticleKnown ? languages.post : languages.article };
}

interface ModelRun {
  /** Ends with the request's signal, or when the model is silent for too long. */
  signal: AbortSignal;
  /** What every `create` gets: a download that goes on is no silence. */
  createOptions: CreateOptions;
  /** Call this when the model has answered something. */
  alive(): void;
  /**
   * Reads a stream to its end. `keepsPart`: whether the text so far is of use when the model breaks off, as JSON is and a
   * list is not.
   */
  read(stream: ReadableStream<string>, keepsPart: boolean): Promise<string>;
}

/** Runs a request to a model of the browser under the time limits of `context`, and turns its errors to a `JobError`. */
export async function runBrowserModel(
  { signal, onProgress }: PromptRequest,
  { timeouts }: ProviderContext,
  run: (run: ModelRun) => Promise<ModelResponse>,
): Promise<ModelResponse> {
  signal.throwIfAborted();
  const timeout = createSilenceTimeout(signal, timeouts);
  let partialText = '';
  const read: ModelRun['read'] = async (stream, keepsPart) => {
    let text = '';
    const reader = stream.getReader();
    for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
      timeout.alive(timeouts.next);
      text += value ?? '';
      if (keepsPart) partialText = text;
      if (text.length > MAX_RESPONSE_BYTES) throw new JobError('answerTooLarge');
      onProgress?.(text.length);
    }
    return text;
  };
  const monitor = (target: EventTarget) =>
    target.addEventListener('downloadprogress', () => timeout.alive(timeouts.first));
  // Chromium's Translator never settles where its language packs can't be reached (seen in 156).
  const ended = new Promise<never>((_, reject) => {
    timeout.signal.addEventListener('abort', () => reject(timeout.signal.reason));
  });
  try {
    const createOptions = { signal: timeout.signal, monitor };
    const alive = () => timeout.alive(timeouts.next);
    return await Promise.race([ended, run({ signal: timeout.signal, createOptions, alive, read })]);
  } catch (error) {
    signal.throwIfAborted();
    throw new PartialAnswerError(timeout.hasTimedOut() ? new JobError('slow') : toBrowserError(error), partialText);
  } finally {
    timeout.stop();
  }
}

/** By the names of the specification's exceptions; every other one means that the model has failed. */
const CODE_BY_EXCEPTION: Record<string, ErrorCode> = {
  QuotaExceededError: 'tooLarge',
  // The model may not write this, or the language or the schema is not among those that it takes.
  NotSupportedError: 'refused',
  SyntaxError: 'refused',
  // A download begins only during a click.
  NotAllowedError: 'needsDownload',
  NetworkError: 'needsDownload',
};

export function toBrowserError(error: unknown): JobError {
  if (error instanceof JobError) return error;
  const { name = '', message = '' } = error as Error;
  return new JobError(CODE_BY_EXCEPTION[name] ?? 'serverError', message);
}

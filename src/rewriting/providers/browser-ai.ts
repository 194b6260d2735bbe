import { answerSchema } from '../../core/llm/index.ts';
import { PROMPT_OPTIONS } from '../../extension/browser-model.ts';
import { MAX_RESPONSE_BYTES } from '../../extension/send-request.ts';
import { JobError } from '../../jobs/job-error.ts';
import {
  type ModelResponse,
  PartialAnswerError,
  type PromptRequest,
  type Provider,
  type ProviderContext,
  type ProviderReadiness,
} from '../provider.ts';
import { createSilenceTimeout } from '../provider-http.ts';

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

/** The members of Chromium's Prompt API that this file uses: https://github.com/webmachinelearning/prompt-api */
interface PromptApi {
  availability(options?: object): Promise<Availability>;
  create(options: object): Promise<PromptSession>;
}
interface PromptSession {
  /** Streams the response in chunks. */
  promptStreaming(text: string, options: { signal: AbortSignal; responseConstraint?: object }): ReadableStream<string>;
  destroy(): void;
}
/**
 * The members of Chromium's Summarizer API that this file uses:
 * https://github.com/webmachinelearning/writing-assistance-apis
 */
interface SummarizerApi {
  availability(options?: object): Promise<Availability>;
  create(options: object): Promise<{
    summarizeStreaming(text: string, options: { signal: AbortSignal }): ReadableStream<string>;
    destroy(): void;
  }>;
}
interface Globals {
  LanguageModel?: PromptApi;
  Summarizer?: SummarizerApi;
}

const KEY_POINT_OPTIONS = { type: 'key-points', format: 'plain-text', length: 'long' };
/**
 * Assumed context in tokens: the browser tells the real one only after creating a session. A prompt that exceeds it is
 * divided.
 */
const CONTEXT_TOKENS = 6_000;

const READINESS_BY_AVAILABILITY: Record<Availability, ProviderReadiness> = {
  available: { is: 'ready' },
  downloadable: { is: 'downloadable' },
  downloading: { is: 'downloading' },
  unavailable: { is: 'unavailable', why: 'noDevice' },
};

/** Finds the API to use: the Prompt API if available, else the Summarizer API, which only lists key points. */
async function findBrowserApi(
  context: ProviderContext,
): Promise<{ kind: 'prompt' | 'summarizer' | null; availability: Availability }> {
  const { LanguageModel, Summarizer } = context.globals as Globals;
  const ask = async (api: PromptApi | SummarizerApi | undefined, options: object): Promise<Availability> =>
    // `availability` rejects when the browser does not support the options.
    (await api?.availability(options).catch(() => 'unavailable' as const)) ?? 'unavailable';
  const prompt = await ask(LanguageModel, PROMPT_OPTIONS);
  if (prompt !== 'unavailable') return { kind: 'prompt', availability: prompt };
  const summarizer = await ask(Summarizer, KEY_POINT_OPTIONS);
  return { kind: summarizer === 'unavailable' ? null : 'summarizer', availability: summarizer };
}

/** The browser's own model, which runs on this machine, so that the article is not sent anywhere. */
export const browserAi: Provider = {
  id: 'browser-ai',
  fields: [],
  responseFormats: ['schema', 'words'],
  endpoint: () => null,
  hosts: () => [],
  isLocal: () => true,
  async checkReadiness(_, context) {
    const { LanguageModel, Summarizer } = context.globals as Globals;
    if (!LanguageModel && !Summarizer) return { is: 'unavailable', why: 'noApi' };
    return READINESS_BY_AVAILABILITY[(await findBrowserApi(context)).availability];
  },
  getContextTokens: async () => CONTEXT_TOKENS,
  async ask({ prompt, responseFormat, signal, onProgress }: PromptRequest, _, context): Promise<ModelResponse> {
    signal.throwIfAborted();
    const { kind, availability } = await findBrowserApi(context);
    if (kind === null || availability !== 'available') throw new JobError('gone');
    const { LanguageModel, Summarizer } = context.globals as Required<Globals>;
    const timeout = createSilenceTimeout(signal, context.timeouts);
    const both = { signal: timeout.signal };
    let text = '';
    const readStream = async (stream: ReadableStream<string>) => {
      const reader = stream.getReader();
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
        timeout.alive(context.timeouts.next);
        text += value ?? '';
        if (text.length > MAX_RESPONSE_BYTES) throw new JobError('answerTooLarge');
        onProgress?.(text.length);
      }
    };
    try {
      if (kind === 'summarizer') {
        const summarizer = await Summarizer.create({ ...KEY_POINT_OPTIONS, ...both });
        await readStream(summarizer.summarizeStreaming(extractArticleText(prompt.user), both)).finally(() =>
          summarizer.destroy(),
        );
        return { text: JSON.stringify({ points: text }), truncated: false };
      }
      const initialPrompts = [{ role: 'system', content: prompt.system }];
      const session = await LanguageModel.create({ ...PROMPT_OPTIONS, initialPrompts, ...both });
      const constraint = responseFormat === 'schema' ? { responseConstraint: answerSchema } : {};
      await readStream(session.promptStreaming(prompt.user, { ...both, ...constraint })).finally(() =>
        session.destroy(),
      );
      return { text, truncated: false };
    } catch (error) {
      signal.throwIfAborted();
      // An incomplete list of the Summarizer is discarded; incomplete text of the Prompt API may be parsed.
      const partialText = kind === 'prompt' ? text : '';
      throw new PartialAnswerError(timeout.hasTimedOut() ? new JobError('slow') : toBrowserError(error), partialText);
    } finally {
      timeout.stop();
    }
  },
};

function toBrowserError(error: unknown): JobError {
  if (error instanceof JobError) return error;
  const { name = '', message = '' } = error as Error;
  if (name === 'QuotaExceededError') return new JobError('tooLarge', message);
  return new JobError(name === 'NotSupportedError' ? 'refused' : 'serverError', message);
}

/** Extracts the article's text from a prompt. The Summarizer API takes only a text, no instructions. */
const extractArticleText = (user: string): string =>
  /<article [^>]+>\n([\s\S]*)\n<\/article [^>]+>/.exec(user)?.[1] ?? user;

/**
 * Downloads the browser's model. Call it in a page, on a click, as the browser requires. `progress`: gets a number from 0 to
 * 1.
 */
export async function downloadBrowserModel(globals: object, progress: (share: number) => void): Promise<void> {
  const { LanguageModel, Summarizer } = globals as Globals;
  const monitor = (target: EventTarget) =>
    target.addEventListener('downloadprogress', (event) => progress((event as ProgressEvent).loaded));
  const prompt = (await LanguageModel?.availability(PROMPT_OPTIONS)) ?? 'unavailable';
  const made =
    prompt === 'unavailable'
      ? await Summarizer?.create({ ...KEY_POINT_OPTIONS, monitor })
      : await LanguageModel?.create({ ...PROMPT_OPTIONS, monitor });
  made?.destroy();
}

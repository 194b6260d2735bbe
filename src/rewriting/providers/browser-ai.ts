import { answerSchema } from '../../core/llm/index.ts';
import { MAX_RESPONSE_BYTES } from '../../publishing/destinations/index.ts';
import type { ModelResponse, PromptRequest, Provider, ProviderContext, ProviderReadiness } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { createSilenceTimeout } from '../provider-http.ts';

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

/** The part of the Prompt API that is used: https://github.com/webmachinelearning/prompt-api */
interface PromptApi {
  availability(options?: object): Promise<Availability>;
  create(options: object): Promise<PromptSession>;
}
interface PromptSession {
  /** Pieces of the answer as they come. */
  promptStreaming(text: string, options: { signal: AbortSignal; responseConstraint?: object }): ReadableStream<string>;
  destroy(): void;
}
/** Likewise: https://github.com/webmachinelearning/writing-assistance-apis */
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

/** `availability` must be asked with the options that `create` is given. */
const TEXT_OPTIONS = { expectedInputs: [{ type: 'text' }], expectedOutputs: [{ type: 'text' }] };
const KEY_POINT_OPTIONS = { type: 'key-points', format: 'plain-text', length: 'long' };
/** Tokens. What a session has is known only once it is made; a question that is too long for it is divided. */
const CONTEXT_TOKENS = 6_000;

const READINESS_BY_AVAILABILITY: Record<Availability, ProviderReadiness> = {
  available: { is: 'ready' },
  downloadable: { is: 'downloadable' },
  downloading: { is: 'downloading' },
  unavailable: { is: 'unavailable', why: 'noDevice' },
};

/** Which of the browser's two is to be asked: the one that can be told what to write, else the one that only lists points. */
async function findBrowserApi(
  world: ProviderContext,
): Promise<{ kind: 'prompt' | 'summarizer' | null; availability: Availability }> {
  const { LanguageModel, Summarizer } = world.globals as Globals;
  const ask = async (api: PromptApi | SummarizerApi | undefined, options: object): Promise<Availability> =>
    (await api?.availability(options).catch(() => 'unavailable' as const)) ?? 'unavailable';
  const prompt = await ask(LanguageModel, TEXT_OPTIONS);
  if (prompt !== 'unavailable') return { kind: 'prompt', availability: prompt };
  const summarizer = await ask(Summarizer, KEY_POINT_OPTIONS);
  return { kind: summarizer === 'unavailable' ? null : 'summarizer', availability: summarizer };
}

/** The model that the browser itself brings: nothing leaves the machine. */
export const browserAi: Provider = {
  id: 'browser-ai',
  fields: [],
  responseFormats: ['schema', 'words'],
  endpoint: () => null,
  hosts: () => [],
  isLocal: () => true,
  async checkReadiness(_, world) {
    const { LanguageModel, Summarizer } = world.globals as Globals;
    if (!LanguageModel && !Summarizer) return { is: 'unavailable', why: 'noApi' };
    return READINESS_BY_AVAILABILITY[(await findBrowserApi(world)).availability];
  },
  getContextTokens: async () => CONTEXT_TOKENS,
  async ask({ prompt, responseFormat, signal, onProgress }: PromptRequest, _, world): Promise<ModelResponse> {
    signal.throwIfAborted();
    const { kind, availability } = await findBrowserApi(world);
    if (kind === null || availability !== 'available') throw new ProviderError('gone');
    const { LanguageModel, Summarizer } = world.globals as Required<Globals>;
    const watching = createSilenceTimeout(signal, world.timeouts);
    const both = { signal: watching.signal };
    let text = '';
    const hear = async (stream: ReadableStream<string>) => {
      const reader = stream.getReader();
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
        watching.alive(world.timeouts.next);
        text += value ?? '';
        if (text.length > MAX_RESPONSE_BYTES) throw new ProviderError('answerTooLarge');
        onProgress?.(text.length);
      }
    };
    try {
      if (kind === 'summarizer') {
        const summarizer = await Summarizer.create({ ...KEY_POINT_OPTIONS, ...both });
        await hear(summarizer.summarizeStreaming(extractArticleText(prompt.user), both)).finally(() =>
          summarizer.destroy(),
        );
        return { text: JSON.stringify({ points: text }), truncated: false };
      }
      const initialPrompts = [{ role: 'system', content: prompt.system }];
      const session = await LanguageModel.create({ ...TEXT_OPTIONS, initialPrompts, ...both });
      const constraint = responseFormat === 'schema' ? { responseConstraint: answerSchema } : {};
      await hear(session.promptStreaming(prompt.user, { ...both, ...constraint })).finally(() => session.destroy());
      return { text, truncated: false };
    } catch (error) {
      signal.throwIfAborted();
      const heard = kind === 'prompt' ? text : '';
      if (error instanceof ProviderError) throw new ProviderError(error.code, '', undefined, heard);
      if (watching.late()) throw new ProviderError('slow', '', undefined, heard);
      const { name = '', message = '' } = error as Error;
      if (name === 'QuotaExceededError') throw new ProviderError('tooLong', message);
      throw new ProviderError(name === 'NotSupportedError' ? 'refused' : 'serverError', message, undefined, heard);
    } finally {
      watching.stop();
    }
  },
};

/** The Summarizer takes no orders, ours no more than the page's: it is given the text alone. */
const extractArticleText = (user: string): string =>
  /<article [^>]+>\n([\s\S]*)\n<\/article [^>]+>/.exec(user)?.[1] ?? user;

/** Has the browser fetch its model; only in a page, upon a click. `progress`: from 0 to 1. */
export async function downloadBrowserModel(globals: object, progress: (share: number) => void): Promise<void> {
  const { LanguageModel, Summarizer } = globals as Globals;
  const monitor = (target: EventTarget) =>
    target.addEventListener('downloadprogress', (event) => progress((event as ProgressEvent).loaded));
  const prompt = (await LanguageModel?.availability(TEXT_OPTIONS)) ?? 'unavailable';
  const made =
    prompt === 'unavailable'
      ? await Summarizer?.create({ ...KEY_POINT_OPTIONS, monitor })
      : await LanguageModel?.create({ ...TEXT_OPTIONS, monitor });
  made?.destroy();
}

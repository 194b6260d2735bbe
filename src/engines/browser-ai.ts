import { answerSchema } from '../core/propose/index.ts';
import { LARGEST_ANSWER } from '../outputs/index.ts';
import { watch } from './http.ts';
import type { Model, ModelState, ModelWorld, Question, Said } from './model.ts';
import { ModelFailed } from './trouble.ts';

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

/** The part of the Prompt API that is used: https://github.com/webmachinelearning/prompt-api */
interface PromptApi {
  availability(options?: object): Promise<Availability>;
  create(options: object): Promise<Session>;
}
interface Session {
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
const TEXT = { expectedInputs: [{ type: 'text' }], expectedOutputs: [{ type: 'text' }] };
const POINTS = { type: 'key-points', format: 'plain-text', length: 'long' };
/** Tokens. What a session has is known only once it is made; a question that is too long for it is divided. */
const WINDOW = 6_000;

const STATES: Record<Availability, ModelState> = {
  available: { is: 'ready' },
  downloadable: { is: 'downloadable' },
  downloading: { is: 'downloading' },
  unavailable: { is: 'unavailable', why: 'noDevice' },
};

/** Which of the browser's two is to be asked: the one that can be told what to write, else the one that only lists points. */
async function chosen(
  world: ModelWorld,
): Promise<{ kind: 'prompt' | 'summarizer' | null; availability: Availability }> {
  const { LanguageModel, Summarizer } = world.globals as Globals;
  const ask = async (api: PromptApi | SummarizerApi | undefined, options: object): Promise<Availability> =>
    (await api?.availability(options).catch(() => 'unavailable' as const)) ?? 'unavailable';
  const prompt = await ask(LanguageModel, TEXT);
  if (prompt !== 'unavailable') return { kind: 'prompt', availability: prompt };
  const summarizer = await ask(Summarizer, POINTS);
  return { kind: summarizer === 'unavailable' ? null : 'summarizer', availability: summarizer };
}

/** The model that the browser itself brings: nothing leaves the machine. */
export const browserAi: Model = {
  id: 'browser-ai',
  fields: [],
  rungs: ['schema', 'words'],
  endpoint: () => null,
  hosts: () => [],
  isLocal: () => true,
  async state(_, world) {
    const { LanguageModel, Summarizer } = world.globals as Globals;
    if (!LanguageModel && !Summarizer) return { is: 'unavailable', why: 'noApi' };
    return STATES[(await chosen(world)).availability];
  },
  window: async () => WINDOW,
  async ask({ prompt, rung, signal, onProgress }: Question, _, world): Promise<Said> {
    signal.throwIfAborted();
    const { kind, availability } = await chosen(world);
    if (kind === null || availability !== 'available') throw new ModelFailed('gone');
    const { LanguageModel, Summarizer } = world.globals as Required<Globals>;
    const watching = watch(signal, world.patience);
    const both = { signal: watching.signal };
    let text = '';
    const hear = async (stream: ReadableStream<string>) => {
      const reader = stream.getReader();
      for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
        watching.alive(world.patience.next);
        text += value ?? '';
        if (text.length > LARGEST_ANSWER) throw new ModelFailed('answerTooLarge');
        onProgress?.(text.length);
      }
    };
    try {
      if (kind === 'summarizer') {
        const summarizer = await Summarizer.create({ ...POINTS, ...both });
        await hear(summarizer.summarizeStreaming(articleIn(prompt.user), both)).finally(() => summarizer.destroy());
        return { text: JSON.stringify({ points: text }), cut: false };
      }
      const initialPrompts = [{ role: 'system', content: prompt.system }];
      const session = await LanguageModel.create({ ...TEXT, initialPrompts, ...both });
      const constraint = rung === 'schema' ? { responseConstraint: answerSchema } : {};
      await hear(session.promptStreaming(prompt.user, { ...both, ...constraint })).finally(() => session.destroy());
      return { text, cut: false };
    } catch (error) {
      signal.throwIfAborted();
      const heard = kind === 'prompt' ? text : '';
      if (error instanceof ModelFailed) throw new ModelFailed(error.why, '', undefined, heard);
      if (watching.late()) throw new ModelFailed('slow', '', undefined, heard);
      const { name = '', message = '' } = error as Error;
      if (name === 'QuotaExceededError') throw new ModelFailed('tooLong', message);
      throw new ModelFailed(name === 'NotSupportedError' ? 'refused' : 'serverError', message, undefined, heard);
    } finally {
      watching.stop();
    }
  },
};

/** The Summarizer takes no orders, ours no more than the page's: it is given the text alone. */
const articleIn = (user: string): string => /<article [^>]+>\n([\s\S]*)\n<\/article [^>]+>/.exec(user)?.[1] ?? user;

/** Has the browser fetch its model; only in a page, upon a click. `progress`: from 0 to 1. */
export async function fetchBrowserModel(globals: object, progress: (share: number) => void): Promise<void> {
  const { LanguageModel, Summarizer } = globals as Globals;
  const monitor = (target: EventTarget) =>
    target.addEventListener('downloadprogress', (event) => progress((event as ProgressEvent).loaded));
  const prompt = (await LanguageModel?.availability(TEXT)) ?? 'unavailable';
  const made =
    prompt === 'unavailable'
      ? await Summarizer?.create({ ...POINTS, monitor })
      : await LanguageModel?.create({ ...TEXT, monitor });
  made?.destroy();
}

import { answerSchema } from '../../core/llm/index.ts';
import { buildPromptOptions, buildSummarizerOptions, type RequestLanguages } from '../../extension/browser-model.ts';
import { JobError } from '../../jobs/job-error.ts';
import {
  askAvailability,
  type ChromiumModels,
  checkModelReadiness,
  type PromptSession,
  runBrowserModel,
  toBrowserError,
} from '../chromium-models.ts';
import type { ModelResponse, PromptRequest, Provider, ProviderContext, ProviderReadiness } from '../provider.ts';

/** Tokens. The context that an offer reckons with until the first request has measured the model's own. */
const USUAL_CONTEXT_TOKENS = 6_000;
const UNKNOWN_LANGUAGES: RequestLanguages = { article: '', post: '' };

const getWindow = ({ contextWindow, inputQuota }: PromptSession) => contextWindow ?? inputQuota;

/** The browser's own model, which runs on this machine: the Prompt API, or the Summarizer, which only lists key points. */
export const browserAi: Provider = {
  id: 'browser-ai',
  browser: 'chromium',
  fields: [],
  responseFormats: ['schema', 'words'],
  endpoint: () => null,
  hosts: () => [],
  isLocal: () => true,
  async checkReadiness(_, { globals }, languages = UNKNOWN_LANGUAGES): Promise<ProviderReadiness> {
    const { LanguageModel, Summarizer } = globals as ChromiumModels;
    if (!LanguageModel && !Summarizer) return { is: 'unavailable', why: 'noApi' };
    const prompt = await checkModelReadiness(LanguageModel, buildPromptOptions, languages);
    if (prompt.is !== 'unavailable') return prompt;
    const summarizer = await checkModelReadiness(Summarizer, buildSummarizerOptions, languages);
    const isBetter = summarizer.is !== 'unavailable' || prompt.why === 'noDevice';
    return isBetter ? summarizer : prompt;
  },
  getContextTokens: ({ window }) => Number(window) || USUAL_CONTEXT_TOKENS,
  async measureContextTokens({ globals, timeouts }, languages, signal) {
    const { LanguageModel, Summarizer } = globals as ChromiumModels;
    const limits = { signal: AbortSignal.any([signal, AbortSignal.timeout(timeouts.first)]) };
    const options = buildPromptOptions(languages);
    const summarizerOptions = buildSummarizerOptions(languages);
    try {
      if ((await askAvailability(LanguageModel, options)) === 'available') {
        const session = await LanguageModel?.create({ ...options, ...limits });
        session?.destroy();
        return session && getWindow(session);
      }
      if ((await askAvailability(Summarizer, summarizerOptions)) !== 'available') return undefined;
      const summarizer = await Summarizer?.create({ ...summarizerOptions, ...limits });
      summarizer?.destroy();
      return summarizer?.inputQuota;
    } catch {
      // The request itself says what is wrong.
      return undefined;
    }
  },
  async download(_, { globals }, progress) {
    const { LanguageModel, Summarizer } = globals as ChromiumModels;
    const monitor = (target: EventTarget) =>
      target.addEventListener('downloadprogress', (event) => progress({ share: (event as ProgressEvent).loaded }));
    const options = buildPromptOptions(UNKNOWN_LANGUAGES);
    try {
      const made =
        (await askAvailability(LanguageModel, options)) === 'unavailable'
          ? await Summarizer?.create({ ...buildSummarizerOptions(UNKNOWN_LANGUAGES), monitor })
          : await LanguageModel?.create({ ...options, monitor });
      made?.destroy();
      return {};
    } catch (error) {
      throw toBrowserError(error);
    }
  },
  async ask(request, _, context): Promise<ModelResponse> {
    request.signal.throwIfAborted();
    const { globals } = context;
    const { LanguageModel, Summarizer } = globals as ChromiumModels;
    const { languages } = request.material;
    if ((await askAvailability(LanguageModel, buildPromptOptions(languages))) === 'available')
      return askPromptApi(request, globals as Required<ChromiumModels>, context);
    if ((await askAvailability(Summarizer, buildSummarizerOptions(languages))) === 'available')
      return askSummarizer(request, globals as Required<ChromiumModels>, context);
    throw new JobError('gone');
  },
};

const askPromptApi = (
  request: PromptRequest,
  { LanguageModel }: Required<ChromiumModels>,
  context: ProviderContext,
): Promise<ModelResponse> =>
  runBrowserModel(request, context, async ({ signal, createOptions, read }) => {
    const { prompt, material, responseFormat, answerTokens } = request;
    const initialPrompts = [{ role: 'system', content: prompt.system }];
    const options = { ...buildPromptOptions(material.languages), initialPrompts, ...createOptions };
    const session = await LanguageModel.create(options);
    try {
      const constraint = responseFormat === 'schema' ? { responseConstraint: answerSchema } : {};
      const size = await measurePrompt(session, prompt.user, { signal, ...constraint });
      // Without room for the response, the model would cut it off.
      if (size + answerTokens > (getWindow(session) ?? Infinity)) throw new JobError('tooLarge');
      const text = await read(session.promptStreaming(prompt.user, { signal, ...constraint }), true);
      return { text, truncated: false };
    } finally {
      session.destroy();
    }
  });

/** Resolves with the tokens that the prompt takes of the session's context, with what is in the session already. */
async function measurePrompt(session: PromptSession, text: string, options: object): Promise<number> {
  const used = session.contextUsage ?? session.inputUsage ?? 0;
  return (
    used + ((await (session.measureContextUsage?.(text, options) ?? session.measureInputUsage?.(text, options))) ?? 0)
  );
}

const askSummarizer = (
  request: PromptRequest,
  { Summarizer }: Required<ChromiumModels>,
  context: ProviderContext,
): Promise<ModelResponse> =>
  runBrowserModel(request, context, async ({ signal, createOptions, read }) => {
    const { languages, article } = request.material;
    const summarizer = await Summarizer.create({ ...buildSummarizerOptions(languages), ...createOptions });
    try {
      const size = (await summarizer.measureInputUsage?.(article, { signal })) ?? 0;
      if (size > (summarizer.inputQuota ?? Infinity)) throw new JobError('tooLarge');
      const text = await read(summarizer.summarizeStreaming(article, { signal }), false);
      return { text: JSON.stringify({ points: text }), truncated: false };
    } finally {
      summarizer.destroy();
    }
  });

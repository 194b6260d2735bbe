import { splitSentences } from '../../core/text/sentences.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import { getTrialMl, isSwitchedOff, loadEngine, rejectOnAbort, toFirefoxError } from '../firefox-models.ts';
import type { ModelResponse, PromptRequest, Provider, ProviderReadiness } from '../provider.ts';
import { createSilenceTimeout } from '../provider-http.ts';

interface FirefoxTask {
  /** What the engine is made with. Only models of Mozilla's own list are allowed. */
  engine: object;
  /** Tokens that the model reads and writes together. */
  contextTokens: number;
  buildRun(request: PromptRequest): object;
  /** Reads the text out of what `runEngine` resolves with; null when it is another engine's. */
  readOutput(output: unknown): string | null;
}

const WRITER_CONTEXT_TOKENS = 4_096;

const FIREFOX_TASKS: Record<'summarization' | 'text-generation', FirefoxTask> = {
  // Firefox's own model for the task: distilbart-cnn-6-6.
  summarization: {
    engine: { taskName: 'summarization' },
    contextTokens: 1_024,
    buildRun: ({ material }) => ({ args: [material.article] }),
    readOutput(output) {
      const [first] = (Array.isArray(output) ? output : []) as { summary_text?: unknown }[];
      if (typeof first?.summary_text !== 'string') return null;
      // The model puts a space before each full stop.
      const text = first.summary_text.replace(/(?<!\s)\s+([.,;:!?])/g, '$1');
      return JSON.stringify({ points: splitSentences(text, 'en') });
    },
  },
  // The model of Firefox's link previews. Its native backend loses the text of a response (153: `[object Object]`).
  'text-generation': {
    engine: {
      taskName: 'text-generation',
      modelId: 'HuggingFaceTB/SmolLM2-360M-Instruct-GGUF',
      modelFile: 'smollm2-360m-instruct-q8_0.gguf',
      modelRevision: 'main',
      backend: 'wllama',
      runtimeFilename: 'wllama.wasm',
      numContext: WRITER_CONTEXT_TOKENS,
      numBatch: WRITER_CONTEXT_TOKENS,
      numUbatch: WRITER_CONTEXT_TOKENS,
      kvCacheDtype: 'q8_0',
      useMlock: false,
      timeoutMS: -1,
    },
    contextTokens: WRITER_CONTEXT_TOKENS,
    buildRun: ({ prompt, answerTokens }) => ({
      prompt: [
        { role: 'system', content: prompt.system },
        { role: 'user', content: prompt.user },
      ],
      nPredict: answerTokens,
    }),
    readOutput(output) {
      const { finalOutput } = (output ?? {}) as { finalOutput?: unknown };
      return typeof finalOutput === 'string' && !finalOutput.startsWith('[object ') ? finalOutput : null;
    },
  },
};

const getTask = ({ task }: Values): FirefoxTask =>
  FIREFOX_TASKS[task === 'text-generation' ? 'text-generation' : 'summarization'];

/** A model writes its whole response before Firefox hands it over, so it may be silent for longer than a service. */
const RUN_PATIENCE = 3;

const isEnglish = (language: string) => language === '' || /^en\b/i.test(language);

/** The model that Firefox runs on this machine. */
export const firefoxAi: Provider = {
  id: 'firefox-ai',
  browser: 'firefox',
  fields: [
    {
      key: 'task',
      kind: 'choice',
      label: 'firefoxTask',
      help: 'firefoxTaskHelp',
      initial: 'summarization',
      choices: [
        { value: 'summarization', label: 'firefoxSummarize' },
        { value: 'text-generation', label: 'firefoxWrite' },
      ],
    },
  ],
  responseFormats: ['words'],
  endpoint: () => null,
  hosts: () => [],
  isLocal: () => true,
  async checkReadiness(values, context, languages): Promise<ProviderReadiness> {
    if (context.isPrivate) return { is: 'unavailable', why: 'privateWindow' };
    const wanted = { permission: 'trialML' } as const;
    // Firefox rejects a question about a permission that it does not know.
    const isPermitted = await context.hasPermission(wanted).catch(() => null);
    if (isPermitted === null) return { is: 'unavailable', why: 'noApi' };
    if (!isPermitted) return { is: 'needs-permission', ...wanted };
    const ml = getTrialMl(context.globals);
    if (!ml) return { is: 'unavailable', why: 'noApi' };
    if (await isSwitchedOff(ml)) return { is: 'unavailable', why: 'switchedOff' };
    const unknown = [languages?.article ?? '', languages?.post ?? ''].find((language) => !isEnglish(language));
    if (unknown) return { is: 'unavailable', why: 'language', language: unknown };
    return { is: values.downloaded === getDownloadMark(values) ? 'ready' : 'downloadable' };
  },
  getContextTokens: (values) => getTask(values).contextTokens,
  async download(values, { globals, timeouts }, progress) {
    const timeout = createSilenceTimeout(new AbortController().signal, timeouts);
    try {
      const ml = getTrialMl(globals);
      if (!ml) throw new JobError('needsPermission');
      await loadEngine(ml, getTask(values).engine, timeout.signal, (one) => {
        timeout.alive(timeouts.first);
        progress(one);
      });
      return { downloaded: getDownloadMark(values) };
    } catch (error) {
      throw timeout.hasTimedOut() ? new JobError('slow') : toFirefoxError(error);
    } finally {
      timeout.stop();
    }
  },
  async deleteDownload({ globals }) {
    await getTrialMl(globals)
      ?.deleteCachedModels()
      .catch((error: unknown) => Promise.reject(toFirefoxError(error)));
    return { downloaded: '' };
  },
  async ask(request, values, { globals, timeouts }): Promise<ModelResponse> {
    request.signal.throwIfAborted();
    const ml = getTrialMl(globals);
    if (!ml) throw new JobError('needsPermission');
    const timeout = createSilenceTimeout(request.signal, timeouts);
    const task = getTask(values);
    try {
      await loadEngine(ml, task.engine, timeout.signal, () => timeout.alive(timeouts.first));
      timeout.alive(timeouts.first * RUN_PATIENCE);
      const output = await rejectOnAbort(ml.runEngine(task.buildRun(request)), timeout.signal);
      const text = task.readOutput(output);
      if (text === null) throw new JobError('otherEngine');
      return { text, truncated: false };
    } catch (error) {
      request.signal.throwIfAborted();
      throw timeout.hasTimedOut() ? new JobError('slow') : toFirefoxError(error);
    } finally {
      timeout.stop();
    }
  },
};

/** What the settings remember of a finished download: Firefox does not tell whether a model is there. */
const getDownloadMark = ({ task = '' }: Values): string => task || 'summarization';

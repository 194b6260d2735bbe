/**
 * Stands in for Chromium's built-in models, and rejects what the specifications reject, with the same exceptions:
 * https://webmachinelearning.github.io/prompt-api/, …/writing-assistance-apis/ and …/translation-api/. It is stricter in two
 * ways: an unknown option throws, where a browser ignores it, and `create` throws for options that `availability` was not asked
 * about.
 */

type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';
type Options = Record<string, unknown>;

export interface ModelsState {
  availability: Availability;
  /** Languages that the models know. */
  languages: string[];
  /** Whether the user has just clicked in the page. */
  isActive: boolean;
  /** Size of a session's context in characters, which stand for tokens here. */
  quota: number;
  /** Streams the answer to a text. */
  answer: (text: string, signal: AbortSignal) => ReadableStream<string>;
  /** What happened, in order: `create …`, `prompt …`, `destroy`. */
  log: string[];
  /** Whether sessions have the members that Chromium had before 144. */
  isOld: boolean;
}

const exception = (name: string) => new DOMException(`${name} of the stand-in`, name);

class QuotaExceededStandIn extends DOMException {
  constructor(
    readonly requested: number,
    readonly quota: number,
  ) {
    super('The input is too large.', 'QuotaExceededError');
  }
}

/** Throws as WebIDL does for a value of the wrong type. `allowed`: by option, its values, or null for any. */
function checkOptions(options: Options, allowed: Record<string, string[] | null>): void {
  for (const [key, value] of Object.entries(options)) {
    const values = allowed[key];
    if (values === undefined) throw new TypeError(`unknown or deprecated option: ${key}`);
    if (values && !values.includes(value as string)) throw new TypeError(`${key}: ${value} is not a valid enum value`);
  }
}

const listTags = (value: unknown): string[] =>
  // Throws a RangeError for a tag that is none, as the specifications demand.
  value === undefined ? [] : Intl.getCanonicalLocales(value as string[]);

const COMMON = { signal: null, monitor: null };

/** Builds `availability` and `create` of one API. `listLanguages` validates the options and returns every language in them. */
function createApi<Session>(
  name: string,
  state: ModelsState,
  listLanguages: (options: Options) => string[],
  createSession: (options: Options, destroyed: AbortController) => Session,
) {
  const asked = new Set<string>();
  const toKey = ({ signal: _, monitor: __, initialPrompts: ___, ...core }: Options) => JSON.stringify(core);
  const compute = (options: Options): Availability =>
    listLanguages(options).every((tag) => state.languages.includes(new Intl.Locale(tag).language))
      ? state.availability
      : 'unavailable';
  return {
    async availability(options: Options = {}): Promise<Availability> {
      if ('signal' in options || 'monitor' in options) throw new TypeError('not an option of availability');
      asked.add(toKey(options));
      return compute(options);
    },
    async create(options: Options = {}): Promise<Session> {
      const availability = compute(options);
      if (!asked.has(toKey(options))) throw new Error(`availability() was not asked about ${toKey(options)}`);
      const signal = options.signal as AbortSignal | undefined;
      signal?.throwIfAborted();
      if (availability === 'unavailable') throw exception('NotSupportedError');
      if (availability === 'downloadable' && !state.isActive) throw exception('NotAllowedError');
      const monitor = options.monitor as ((target: EventTarget) => void) | undefined;
      if (availability !== 'available' && monitor) {
        const target = new EventTarget();
        monitor(target);
        for (const loaded of [0, 0.5, 1])
          target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
      }
      if (availability !== 'available') state.availability = 'available';
      state.log.push(`create ${name}`);
      return createSession(options, new AbortController());
    },
  };
}

/** Checks a call on a session, and returns the signal that ends it. */
function checkCall(options: Options, destroyed: AbortController, allowed: Record<string, null>): AbortSignal {
  checkOptions(options, { signal: null, ...allowed });
  const signals = [destroyed.signal, options.signal as AbortSignal | undefined].filter((one) => one !== undefined);
  const signal = AbortSignal.any(signals);
  signal.throwIfAborted();
  return signal;
}

const failedStream = (error: unknown) => new ReadableStream<string>({ start: (controller) => controller.error(error) });

export function createChromiumModels(change: Partial<ModelsState> = {}) {
  const state: ModelsState = {
    availability: 'available',
    languages: ['en', 'de', 'es', 'fr', 'ja'],
    isActive: false,
    quota: 10_000,
    answer: () => new ReadableStream({ start: (controller) => controller.close() }),
    log: [],
    isOld: false,
    ...change,
  };
  const close = (destroyed: AbortController) => () => {
    state.log.push('destroy');
    destroyed.abort(exception('AbortError'));
  };

  const LanguageModel = createApi(
    'LanguageModel',
    state,
    (options) => {
      checkOptions(options, { ...COMMON, expectedInputs: null, expectedOutputs: null, initialPrompts: null });
      const expected = [options.expectedInputs, options.expectedOutputs] as (Options[] | undefined)[];
      return expected.flatMap((list = []) =>
        list.flatMap((one) => {
          checkOptions(one, { type: ['text', 'image', 'audio'], languages: null });
          return listTags(one.languages);
        }),
      );
    },
    (options, destroyed) => {
      const initial = (options.initialPrompts ?? []) as { role: string; content: string }[];
      if (initial.slice(1).some(({ role }) => role === 'system')) throw new TypeError('system must come first');
      const used = initial.reduce((sum, { content }) => sum + content.length, 0);
      if (used > state.quota) throw new QuotaExceededStandIn(used, state.quota);
      const measure = async (text: string, given: Options = {}) => {
        checkCall(given, destroyed, { responseConstraint: null });
        return text.length;
      };
      return {
        ...(state.isOld
          ? { inputQuota: state.quota, inputUsage: used, measureInputUsage: measure }
          : { contextWindow: state.quota, contextUsage: used, measureContextUsage: measure }),
        promptStreaming(text: string, given: Options = {}) {
          try {
            const signal = checkCall(given, destroyed, { responseConstraint: null });
            if (used + text.length > state.quota) throw new QuotaExceededStandIn(used + text.length, state.quota);
            state.log.push(`prompt ${initial[0]?.content ?? ''} | ${text}`);
            return state.answer(text, signal);
          } catch (error) {
            return failedStream(error);
          }
        },
        destroy: close(destroyed),
      };
    },
  );

  const Summarizer = createApi(
    'Summarizer',
    state,
    (options) => {
      checkOptions(options, {
        ...COMMON,
        type: ['tldr', 'teaser', 'key-points', 'headline'],
        format: ['plain-text', 'markdown'],
        length: ['short', 'medium', 'long'],
        expectedInputLanguages: null,
        expectedContextLanguages: null,
        outputLanguage: null,
        sharedContext: null,
      });
      return [...listTags(options.expectedInputLanguages), ...listTags(options.outputLanguage)];
    },
    (_, destroyed) => ({
      inputQuota: state.quota,
      async measureInputUsage(text: string, given: Options = {}) {
        checkCall(given, destroyed, { context: null });
        return text.length;
      },
      summarizeStreaming(text: string, given: Options = {}) {
        try {
          const signal = checkCall(given, destroyed, { context: null });
          if (text.length > state.quota) throw new QuotaExceededStandIn(text.length, state.quota);
          state.log.push(`summarize ${text}`);
          return state.answer(text, signal);
        } catch (error) {
          return failedStream(error);
        }
      },
      destroy: close(destroyed),
    }),
  );

  const Translator = createApi(
    'Translator',
    state,
    (options) => {
      checkOptions(options, { ...COMMON, sourceLanguage: null, targetLanguage: null });
      if (!options.sourceLanguage || !options.targetLanguage) throw new TypeError('a required member is undefined');
      return [...listTags(options.sourceLanguage), ...listTags(options.targetLanguage)];
    },
    ({ sourceLanguage, targetLanguage }, destroyed) => ({
      async translate(text: string, given: Options = {}) {
        checkCall(given, destroyed, {});
        if (text.length > state.quota) throw new QuotaExceededStandIn(text.length, state.quota);
        return `${sourceLanguage}→${targetLanguage}: ${text}`;
      },
      destroy: close(destroyed),
    }),
  );

  return { state, globals: { LanguageModel, Summarizer, Translator } };
}

/** Streams an answer in the given pieces. */
export const streamPieces = (pieces: string[]): ReadableStream<string> =>
  new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });

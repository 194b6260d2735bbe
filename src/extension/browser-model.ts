/**
 * The options of Chromium's built-in models. `availability` must be called with the options of `create`, because a model may
 * speak one language and not another: https://github.com/webmachinelearning/prompt-api
 */

/** The languages of a request to a model (BCP 47); '' when unknown. */
export interface RequestLanguages {
  article: string;
  post: string;
}

interface AvailabilityApi {
  availability(options: object): Promise<string>;
}

/** Lists the languages once each. A tag that is no BCP 47 tag is left out, because the APIs reject a request with one. */
const toLanguageTags = (tags: string[]): string[] => {
  const canonical = tags.flatMap((tag) => {
    try {
      return Intl.getCanonicalLocales(tag);
    } catch {
      return [];
    }
  });
  return [...new Set(canonical)];
};

/** The options of the Prompt API. The instructions of every request are English; quotes stay in the article's language. */
export function buildPromptOptions({ article, post }: RequestLanguages) {
  const spoken = toLanguageTags([post || article, article]);
  return {
    expectedInputs: [{ type: 'text', languages: toLanguageTags(['en', article]) }],
    expectedOutputs: [{ type: 'text', languages: spoken.length > 0 ? spoken : ['en'] }],
  };
}

/** The options of the Summarizer API: https://github.com/webmachinelearning/writing-assistance-apis */
export function buildSummarizerOptions({ article, post }: RequestLanguages) {
  const expectedInputLanguages = toLanguageTags([article]);
  const [outputLanguage = 'en'] = toLanguageTags([post || article]);
  return {
    type: 'key-points',
    format: 'plain-text',
    length: 'long',
    ...(expectedInputLanguages.length > 0 && { expectedInputLanguages }),
    outputLanguage,
  };
}

/** The options of the Translator API; null when there is nothing to translate. */
export function buildTranslatorOptions({ article, post }: RequestLanguages) {
  const [sourceLanguage] = toLanguageTags([article]);
  const [targetLanguage] = toLanguageTags([post]);
  if (!sourceLanguage || !targetLanguage) return null;
  const isSame = new Intl.Locale(sourceLanguage).language === new Intl.Locale(targetLanguage).language;
  return isSame ? null : { sourceLanguage, targetLanguage };
}

/**
 * Resolves with whether the browser has a model of its own that can write at once, or a translator that can put a post into
 * the language `languages.post`.
 */
export async function hasBrowserModel(languages: RequestLanguages): Promise<boolean> {
  const { LanguageModel, Summarizer, Translator } = globalThis as unknown as Record<
    string,
    AvailabilityApi | undefined
  >;
  const ask = async (api: AvailabilityApi | undefined, options: object | null) =>
    // A request that the browser rejects is one that its model can't take.
    (options && (await api?.availability(options).catch(() => ''))) ?? '';
  const writers = await Promise.all([
    ask(LanguageModel, buildPromptOptions(languages)),
    ask(Summarizer, buildSummarizerOptions(languages)),
  ]);
  if (writers.includes('available')) return true;
  const translator = await ask(Translator, buildTranslatorOptions(languages));
  return translator !== '' && translator !== 'unavailable';
}

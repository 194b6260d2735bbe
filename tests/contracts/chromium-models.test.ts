import { describe, expect, it } from 'vitest';
import { detectBrowserLanguage } from '../../src/extension/detect-browser-language.ts';
import type { JobError } from '../../src/jobs/job-error.ts';
import type { PromptRequest, Provider, ProviderContext } from '../../src/rewriting/provider.ts';
import { findProvider } from '../../src/rewriting/providers/index.ts';
import { createChromiumModels, type ModelsState, streamPieces } from './chromium-models.ts';

const find = (id: string) => findProvider(id) as Provider;
const writer = find('browser-ai');
const translator = find('browser-translator');

const createContext = (globals: object, patience = 5_000): ProviderContext => ({
  now: '2026-03-01T10:00:00.000Z',
  fetch: () => Promise.reject(new Error('nothing is fetched')),
  hasPermission: async () => true,
  timeouts: { first: patience, next: patience, total: 20_000 },
  globals,
  isPrivate: false,
});

const createRequest = (change: Partial<PromptRequest> = {}): PromptRequest => ({
  prompt: { system: 'Rules.', user: 'The article.' },
  material: {
    article: 'The article.',
    languages: { article: 'en', post: 'en' },
    post: {
      title: 'Bees',
      excerpt: 'About bees.',
      introduction: '',
      points: [{ label: 'Weight', text: 'A hive weighs 40 kilograms.', quote: 'Our hive weighs 40 kilograms.' }],
      closing: 'The end.',
      tags: ['bees'],
      categories: [],
    },
  },
  responseFormat: 'schema',
  answerTokens: 100,
  signal: new AbortController().signal,
  ...change,
});

const inLanguages = (article: string, post: string): Partial<PromptRequest> => ({
  material: { ...createRequest().material, languages: { article, post } },
});

const ask = (model: Provider, globals: object, change: Partial<PromptRequest> = {}) =>
  model.ask(createRequest(change), {}, createContext(globals));
const askAndFail = (model: Provider, globals: object, change: Partial<PromptRequest> = {}) =>
  ask(model, globals, change).then(
    () => undefined,
    (error: JobError) => error,
  );

const answering: Partial<ModelsState> = { answer: () => streamPieces(['{"points"', ': []}']) };
const only = <Name extends 'LanguageModel' | 'Summarizer' | 'Translator'>(
  { globals }: ReturnType<typeof createChromiumModels>,
  name: Name,
) => ({ [name]: globals[name] });

describe('Chromium’s Prompt API', () => {
  it('is asked with the options that its availability was asked with, in the languages of the request', async () => {
    const models = createChromiumModels(answering);
    await writer.checkReadiness({}, createContext(models.globals), { article: 'de', post: 'en' });
    expect(await ask(writer, models.globals, inLanguages('de', 'en'))).toEqual({
      text: '{"points": []}',
      truncated: false,
    });
    expect(models.state.log).toEqual(['create LanguageModel', 'prompt Rules. | The article.', 'destroy']);
  });

  it('says beforehand which language it does not know', async () => {
    const { globals } = createChromiumModels();
    const check = (article: string, post: string) =>
      writer.checkReadiness({}, createContext(globals), { article, post });
    expect(await check('de', 'en')).toEqual({ is: 'ready' });
    expect(await check('pt-BR', 'en')).toEqual({ is: 'unavailable', why: 'language', language: 'pt-BR' });
    expect(await check('en', 'zh')).toEqual({ is: 'unavailable', why: 'language', language: 'zh' });
    // A page may name its language by something that is no tag: then it counts as unknown.
    expect(await check('not_a_tag', 'en')).toEqual({ is: 'ready' });
    expect(await askAndFail(writer, globals, inLanguages('pt', 'en'))).toMatchObject({ code: 'gone' });
  });

  it.each([false, true])('tells its context itself, under the old names, too (%s)', async (isOld) => {
    const models = createChromiumModels({ ...answering, quota: 9_216, isOld });
    const { signal } = new AbortController();
    const languages = { article: 'en', post: 'en' };
    const context = createContext(models.globals);
    expect(await writer.measureContextTokens?.(context, languages, signal)).toBe(9_216);
    expect(writer.getContextTokens({ window: '9216' })).toBe(9_216);
    const user = 'a'.repeat(9_216 - 'Rules.'.length - 100);
    expect(await ask(writer, models.globals, { prompt: { system: 'Rules.', user } })).toMatchObject({
      truncated: false,
    });
    // One token more, and the response would have no room.
    const error = await askAndFail(writer, models.globals, { prompt: { system: 'Rules.', user: `${user}a` } });
    expect(error).toMatchObject({ code: 'tooLarge' });
    expect(models.state.log.filter((one) => one.startsWith('prompt'))).toHaveLength(1);
    expect(models.state.log.at(-1)).toBe('destroy');
  });

  it('says that even the instructions are too long', async () => {
    const { globals } = createChromiumModels({ quota: 5 });
    expect(await askAndFail(writer, globals)).toMatchObject({ code: 'tooLarge' });
  });

  it.each([
    ['NotSupportedError', 'refused'],
    ['SyntaxError', 'refused'],
    ['UnknownError', 'serverError'],
    ['QuotaExceededError', 'tooLarge'],
  ])('turns a %s in the middle to “%s”, and keeps the text so far', async (name, code) => {
    const answer = () =>
      new ReadableStream<string>({
        start: (controller) => controller.enqueue('{"points": ['),
        pull: (controller) => controller.error(new DOMException('said by the model', name)),
      });
    const error = await askAndFail(writer, createChromiumModels({ answer }).globals);
    expect(error).toMatchObject({ code, partialText: '{"points": [' });
  });

  it('is downloaded only on a click, with its progress', async () => {
    const models = createChromiumModels({ availability: 'downloadable' });
    const shares: number[] = [];
    const download = () => writer.download?.({}, createContext(models.globals), ({ share }) => void shares.push(share));
    await expect(download()).rejects.toMatchObject({ code: 'needsDownload' });
    models.state.isActive = true;
    await download();
    expect(shares).toEqual([0, 0.5, 1]);
    expect(models.state.log).toEqual(['create LanguageModel', 'destroy']);
  });
});

describe('Chromium’s Summarizer', () => {
  it('steps in with key points in the language of the post, and is given the article alone', async () => {
    const models = createChromiumModels({ answer: () => streamPieces(['* One point.\n', '* Another point.']) });
    const { text } = await ask(writer, only(models, 'Summarizer'), inLanguages('de', 'en'));
    expect(JSON.parse(text).points).toContain('Another point.');
    expect(models.state.log).toEqual(['create Summarizer', 'summarize The article.', 'destroy']);
  });

  it('measures an article before it reads it', async () => {
    const models = createChromiumModels({ quota: 11 });
    expect(await askAndFail(writer, only(models, 'Summarizer'))).toMatchObject({ code: 'tooLarge' });
    const { signal } = new AbortController();
    const context = createContext(only(models, 'Summarizer'));
    expect(await writer.measureContextTokens?.(context, { article: 'en', post: 'en' }, signal)).toBe(11);
  });

  it('keeps nothing of a list that broke off', async () => {
    const answer = () =>
      new ReadableStream<string>({
        start: (controller) => controller.enqueue('* One [1'),
        pull: (controller) => controller.error(new DOMException('', 'UnknownError')),
      });
    const error = await askAndFail(writer, only(createChromiumModels({ answer }), 'Summarizer'));
    expect(error).toMatchObject({ code: 'serverError', partialText: '' });
  });
});

describe('Chromium’s Translator', () => {
  const fromGerman = inLanguages('de', 'en-GB');

  it('translates the post as it is, and leaves the quotes, tags and categories', async () => {
    const models = createChromiumModels();
    const answer = JSON.parse((await ask(translator, withTranslator(models), fromGerman)).text);
    expect(answer).toEqual({
      title: 'de→en-GB: Bees',
      excerpt: 'de→en-GB: About bees.',
      introduction: '',
      points: [
        {
          label: 'de→en-GB: Weight',
          text: 'de→en-GB: A hive weighs 40 kilograms.',
          quote: 'Our hive weighs 40 kilograms.',
        },
      ],
      closing: 'de→en-GB: The end.',
      tags: ['bees'],
      categories: [],
    });
    expect(models.state.log).toEqual(['create Translator', 'destroy']);
  });

  it('is offered between two languages that it knows', async () => {
    const { globals } = createChromiumModels();
    const check = (article: string, post: string) =>
      translator.checkReadiness({}, createContext(globals), { article, post });
    expect(await check('de', 'en')).toEqual({ is: 'ready' });
    expect(await check('en', 'en-GB')).toEqual({ is: 'unavailable', why: 'sameLanguage' });
    expect(await check('', 'en')).toEqual({ is: 'unavailable', why: 'sameLanguage' });
    expect(await check('tlh', 'en')).toEqual({ is: 'unavailable', why: 'language', language: 'tlh' });
    expect(await check('de', 'tlh')).toEqual({ is: 'unavailable', why: 'language', language: 'tlh' });
    expect(await translator.checkReadiness({}, createContext({}), { article: 'de', post: 'en' })).toEqual({
      is: 'unavailable',
      why: 'noApi',
    });
  });

  it('says that its download could not begin; after a click, a request joins the download', async () => {
    const models = createChromiumModels({ availability: 'downloadable' });
    const globals = withTranslator(models);
    expect(await askAndFail(translator, globals, fromGerman)).toMatchObject({ code: 'needsDownload' });
    models.state.isActive = true;
    translator.startDownload?.(createContext(globals), { article: 'de', post: 'en-GB' });
    expect(await ask(translator, globals, fromGerman)).toMatchObject({ truncated: false });
  });

  it('does not wait for ever for language packs that can’t be reached', async () => {
    // Chromium 156 without a network: `create` never settles, and heeds no signal.
    const globals = {
      Translator: { availability: async () => 'downloadable', create: () => new Promise(() => undefined) },
    };
    const request = createRequest(fromGerman);
    await expect(translator.ask(request, {}, createContext(globals, 50))).rejects.toMatchObject({ code: 'slow' });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 20);
    const asked = translator.ask({ ...request, signal: cancel.signal }, {}, createContext(globals));
    await expect(asked).rejects.toThrow(/abort/i);
  });
});

/** Asks for the availability first, as the offer does: the stand-in rejects a `create` that was not asked about. */
function withTranslator(models: ReturnType<typeof createChromiumModels>) {
  const { Translator } = models.globals;
  void Translator.availability({ sourceLanguage: 'de', targetLanguage: 'en-GB' });
  return { Translator };
}

describe('Chromium’s LanguageDetector', () => {
  const detector = (results: object[], availability = 'available') => ({
    LanguageDetector: {
      availability: async () => availability,
      create: async () => ({ detect: async () => results, destroy: () => undefined }),
    },
  });

  it('names a language only when it is certain', async () => {
    const detect = (globals: object) => detectBrowserLanguage(globals, 'Ang mga bubuyog ay abala.');
    expect(await detect(detector([{ detectedLanguage: 'tl', confidence: 0.9 }]))).toBe('tl');
    expect(await detect(detector([{ detectedLanguage: 'tl', confidence: 0.4 }]))).toBe('');
    expect(await detect(detector([{ detectedLanguage: 'und', confidence: 1 }]))).toBe('');
    expect(await detect(detector([{ detectedLanguage: 'tl', confidence: 0.9 }], 'downloadable'))).toBe('');
    expect(await detect({})).toBe('');
  });
});

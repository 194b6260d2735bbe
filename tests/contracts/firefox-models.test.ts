/**
 * Firefox's own models, against a stand-in of `browser.trial.ml` that answers as Firefox 153 does: the errors are its sentences,
 * letter for letter.
 */
import { describe, expect, it } from 'vitest';
import type { JobError } from '../../src/jobs/job-error.ts';
import type { DownloadProgress, PromptRequest, Provider, ProviderContext } from '../../src/rewriting/provider.ts';
import { findProvider } from '../../src/rewriting/providers/index.ts';

const firefox = findProvider('firefox-ai') as Provider;

type Listener = (progress: object) => void;

/** `failure`: the error of `createEngine`; `output`: what `runEngine` resolves with. */
function createTrialMl({ failure = '', output = [] as unknown, isHanging = false } = {}) {
  const listeners = new Set<Listener>();
  const requests: { createEngine: object[]; runEngine: object[]; deleted: number } = {
    createEngine: [],
    runEngine: [],
    deleted: 0,
  };
  let hasEngine = false;
  const ml = {
    async createEngine(request: { taskName: string }) {
      if (failure.includes('disabled')) throw new Error(failure);
      if (request.taskName === 'none') throw new Error('Unsupported task none');
      requests.createEngine.push(request);
      if (hasEngine) throw new Error('Engine already created');
      if (isHanging) await new Promise(() => undefined);
      if (failure) throw new Error(failure);
      for (const [id, totalLoaded, total] of [
        ['model', 10, 40],
        ['tokenizer', 10, 10],
        ['model', 40, 40],
      ])
        for (const listener of listeners)
          listener({ type: 'downloading', statusText: 'in_progress', id, totalLoaded, total });
      hasEngine = true;
    },
    async runEngine(request: object) {
      requests.runEngine.push(request);
      return output;
    },
    async deleteCachedModels() {
      requests.deleted += 1;
      return true;
    },
    onProgress: {
      addListener: (listener: Listener) => void listeners.add(listener),
      removeListener: (listener: Listener) => void listeners.delete(listener),
    },
  };
  return { requests, listeners, globals: { browser: { trial: { ml } } } };
}

const createContext = (globals: object, change: Partial<ProviderContext> = {}): ProviderContext => ({
  now: '2026-03-01T10:00:00.000Z',
  fetch: () => Promise.reject(new Error('nothing is fetched')),
  hasPermission: async () => true,
  timeouts: { first: 5_000, next: 5_000, total: 20_000 },
  globals,
  isPrivate: false,
  ...change,
});

const request: PromptRequest = {
  prompt: { system: 'Rules.', user: 'The article.' },
  material: {
    article: 'A hive weighs 40 kilograms.',
    languages: { article: 'en', post: 'en' },
    post: { title: '', excerpt: '', introduction: '', points: [], closing: '', tags: [], categories: [] },
  },
  responseFormat: 'words',
  answerTokens: 300,
  signal: new AbortController().signal,
};
const summary = [{ summary_text: ' A hive weighs 40 kilograms . It was weighed in June .' }];
const catchError = (promise: Promise<unknown> | undefined) =>
  Promise.resolve(promise).then(
    () => undefined,
    (error: JobError) => error,
  );

describe('Firefox’s own model', () => {
  it('says what it needs, one thing after the other', async () => {
    const { globals } = createTrialMl();
    const check = (values = {}, change: Partial<ProviderContext> = {}, languages = { article: 'en', post: '' }) =>
      firefox.checkReadiness(values, createContext(globals, change), languages);
    expect(await check({}, { isPrivate: true })).toEqual({ is: 'unavailable', why: 'privateWindow' });
    const rejects = { hasPermission: () => Promise.reject(new Error('unknown permission')) };
    expect(await check({}, rejects)).toEqual({ is: 'unavailable', why: 'noApi' });
    expect(await check({}, { hasPermission: async () => false, globals: {} })).toEqual({
      is: 'needs-permission',
      permission: 'trialML',
    });
    const off =
      'Trial ML API is disabled. This API is only available when "extensions.ml.enabled" and browser.ml.enable" preferences are set to true.';
    expect(await check({}, { globals: createTrialMl({ failure: off }).globals })).toEqual({
      is: 'unavailable',
      why: 'switchedOff',
    });
    expect(await check({}, {}, { article: 'de', post: 'en' })).toMatchObject({ why: 'language', language: 'de' });
    expect(await check({}, {}, { article: 'en-GB', post: 'fr' })).toMatchObject({ why: 'language', language: 'fr' });
    expect(await check()).toEqual({ is: 'downloadable' });
    expect(await check({ downloaded: 'summarization' })).toEqual({ is: 'ready' });
    expect(await check({ downloaded: 'summarization', task: 'text-generation' })).toEqual({ is: 'downloadable' });
  });

  it('is downloaded with the progress and the size of all its files, and deleted again', async () => {
    const { globals, requests, listeners } = createTrialMl();
    const progress: DownloadProgress[] = [];
    const downloaded = await firefox.download?.({}, createContext(globals), (one) => void progress.push(one));
    expect(downloaded).toEqual({ downloaded: 'summarization' });
    expect(progress.map(({ bytes }) => bytes)).toEqual([
      { loaded: 10, total: 40 },
      { loaded: 20, total: 50 },
      { loaded: 50, total: 50 },
    ]);
    expect(progress.at(-1)?.share).toBe(1);
    expect(listeners.size).toBe(0);
    expect(await firefox.deleteDownload?.(createContext(globals))).toEqual({ downloaded: '' });
    expect(requests.deleted).toBe(1);
  });

  it.each([
    ['Unable to get the ML engine from Remote Settings.', 'needsDownload'],
    ['NetworkError when attempting to fetch resource.', 'needsDownload'],
    ['Request timed out (possibly blocked forever)', 'needsDownload'],
    [
      'Error: Forbidden URL: https://models.example/x (DISALLOWED). Set MOZ_ALLOW_EXTERNAL_ML_HUB=1 to allow external URLs.',
      'modelForbidden',
    ],
    ['Exceeding cache size limit of 4GiB"', 'noMemory'],
    ['Not enough physical memory', 'noMemory'],
    ['An unexpected error occurred', 'gone'],
  ])('says in plain words: %s', async (failure, code) => {
    const { globals } = createTrialMl({ failure });
    expect(await catchError(firefox.download?.({}, createContext(globals), () => undefined))).toMatchObject({ code });
    expect(await catchError(firefox.ask(request, {}, createContext(globals)))).toMatchObject({ code });
  });

  it('summarizes the article alone, sentence by sentence', async () => {
    const { globals, requests } = createTrialMl({ output: summary });
    const { text } = await firefox.ask(request, {}, createContext(globals));
    expect(JSON.parse(text)).toEqual({ points: ['A hive weighs 40 kilograms.', 'It was weighed in June.'] });
    expect(requests.createEngine).toEqual([{ taskName: 'summarization' }]);
    expect(requests.runEngine).toEqual([{ args: [request.material.article] }]);
    // Firefox gives an extension one engine: the second request uses the one that is there.
    expect(await firefox.ask(request, {}, createContext(globals))).toMatchObject({ truncated: false });
  });

  it('writes as instructed, with the room that the response needs', async () => {
    const { globals, requests } = createTrialMl({ output: { done: true, ok: true, finalOutput: '{"points": []}' } });
    const values = { task: 'text-generation' };
    expect((await firefox.ask(request, values, createContext(globals))).text).toBe('{"points": []}');
    expect(requests.runEngine).toEqual([
      {
        prompt: [
          { role: 'system', content: 'Rules.' },
          { role: 'user', content: 'The article.' },
        ],
        nPredict: 300,
      },
    ]);
    expect(firefox.getContextTokens(values)).toBeGreaterThan(firefox.getContextTokens({}));
  });

  it.each([
    ['another task than the one that is set', summary, { task: 'text-generation' }],
    ['the backend that loses the text', { finalOutput: '[object Object]', ok: true }, { task: 'text-generation' }],
    ['another task, the other way round', { finalOutput: 'text' }, {}],
  ])('takes nothing from an engine of %s', async (_, output, values) => {
    const { globals } = createTrialMl({ output });
    expect(await catchError(firefox.ask(request, values, createContext(globals)))).toMatchObject({
      code: 'otherEngine',
    });
  });

  it('waits no longer than its own time limit, and stops at once when it is cancelled', async () => {
    const { globals } = createTrialMl({ isHanging: true });
    const hurried = createContext(globals, { timeouts: { first: 40, next: 40, total: 1_000 } });
    expect(await catchError(firefox.ask(request, {}, hurried))).toMatchObject({ code: 'slow' });
    expect(await catchError(firefox.download?.({}, hurried, () => undefined))).toMatchObject({ code: 'slow' });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 20);
    await expect(firefox.ask({ ...request, signal: cancel.signal }, {}, createContext(globals))).rejects.toThrow(
      /abort/i,
    );
    await expect(firefox.ask({ ...request, signal: AbortSignal.abort() }, {}, createContext(globals))).rejects.toThrow(
      /abort/i,
    );
  });

  it('asks for the permission when it was taken back', async () => {
    expect(await catchError(firefox.ask(request, {}, createContext({})))).toMatchObject({ code: 'needsPermission' });
  });
});

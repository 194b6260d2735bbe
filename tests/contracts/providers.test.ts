import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requestOrigin } from '../../src/core/base-address.ts';
import type { Prompt } from '../../src/core/llm/index.ts';
import { JobError } from '../../src/jobs/job-error.ts';
import { estimatePrice } from '../../src/rewriting/estimate-price.ts';
import { PartialAnswerError, type Provider, type ProviderContext } from '../../src/rewriting/provider.ts';
import { providers } from '../../src/rewriting/providers/index.ts';
import type { Values } from '../../src/storage/field.ts';
import { type Behaviour, behaviours, startModelServer } from './model-server.ts';

let server: Awaited<ReturnType<typeof startModelServer>>;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());

const prompt: Prompt = { system: 'Rules.', user: 'Say “grüße” — 日本語.' };
const material = {
  article: 'Say “grüße” — 日本語.',
  languages: { article: 'de', post: 'de' },
  post: { title: '', excerpt: '', introduction: '', points: [], closing: '', tags: [], categories: [] },
};
const answerTokens = 500;
const answer = '{"excerpt": "grüße, 日本語 and a sentence that is long enough to be cut somewhere"}';

/** Fakes the browser's built-in Prompt API, as far as Precis uses the published specification. */
function createPromptApi(behaviour: Behaviour): object {
  const does = Object.entries(behaviours).find(([, one]) => one === behaviour)?.[0] ?? '';
  const named = (name: string) => Object.assign(new Error(name), { name });
  const pieces =
    does === 'endless'
      ? Array(200).fill('a'.repeat(50_000))
      : does === 'well'
        ? [answer]
        : (answer.match(/[\s\S]{1,4}/g) ?? []);
  const ends = { tooLong: 'QuotaExceededError', cutByTheLine: 'UnknownError', broken: 'UnknownError' };
  return {
    LanguageModel: {
      availability: async () => 'available',
      create: async (options: { initialPrompts: { role: string; content: string }[]; signal: AbortSignal }) => ({
        destroy: () => undefined,
        promptStreaming(text: string, { signal }: { signal: AbortSignal }) {
          const body = { system: options.initialPrompts[0]?.content, text };
          server.requests.push({ path: '', method: 'POST', headers: {}, body });
          let at = 0;
          return new ReadableStream<string>({
            start: (controller) => signal.addEventListener('abort', () => controller.error(signal.reason)),
            async pull(controller) {
              signal.throwIfAborted();
              // A slow model: all pieces of the response together take longer than the time limit for one piece.
              if (does === 'slowly') await new Promise((resolve) => setTimeout(resolve, 25));
              const last =
                does === 'neverEnds' || does === 'cutByTheLine' ? 3 : does === 'neverAnswers' ? 0 : undefined;
              if (does in ends && (does !== 'cutByTheLine' || at === last))
                throw named(ends[does as keyof typeof ends]);
              if (at === last) return new Promise<void>(() => undefined);
              if (at === pieces.length) return controller.close();
              controller.enqueue(pieces[at] ?? '');
              at += 1;
            },
          });
        },
      }),
    },
  };
}

/** Starts a server that the user has not agreed to, and lists the requests that reach it. */
async function stranger() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { asked, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

const keepWaiting: Behaviour[] = [behaviours.slowly, behaviours.neverAnswers, behaviours.neverEnds];
/**
 * Milliseconds to wait for the next piece of a response: short for behaviours that make the client wait, else enough
 * for a busy machine.
 */
const getTimeout = (behaviour: Behaviour) => (keepWaiting.includes(behaviour) ? 300 : 10_000);

const createProviderTestContext = (globals: object, permitted = true, patience = 10_000): ProviderContext => ({
  now: '2026-03-01T10:00:00.000Z',
  fetch,
  hasPermission: async () => permitted,
  timeouts: { first: patience, next: patience, total: 20_000 },
  globals,
  isPrivate: false,
});

const createValues = (model: Provider): Values => ({
  service: 'other',
  base: `${server.origin}${model.id === 'anthropic' ? '' : '/v1'}`,
  model: 'small',
  key: 'sk-secret',
});

async function askProvider(model: Provider, behaviour: Behaviour, signal = new AbortController().signal) {
  server.state.does = behaviour;
  server.state.says = () => answer;
  const context = createProviderTestContext(createPromptApi(behaviour), true, getTimeout(behaviour));
  return model.ask(
    { prompt, material, answerTokens, responseFormat: model.responseFormats[0] ?? 'words', signal },
    createValues(model),
    context,
  );
}
const askAndCatch = (model: Provider, behaviour: Behaviour) =>
  askProvider(model, behaviour).then(
    () => undefined,
    (error: unknown) => error as JobError,
  );

/** The providers that stream a response to a prompt. A translator and Firefox's models have tests of their own. */
const writers = providers.filter(({ isTranslator, browser }) => !isTranslator && browser !== 'firefox');

describe.each(writers)('model $id', (model) => {
  const remote = model.id !== 'browser-ai';
  beforeEach(() => void server.requests.splice(0));

  it.each(['well', 'slowly', 'byteByByte', 'notStreamed'] as const)('reads an answer that comes %s', async (how) => {
    expect(await askProvider(model, behaviours[how])).toMatchObject({ text: answer, truncated: false });
  });

  it('sends the question once, to its own host, without any tools', async () => {
    await askProvider(model, behaviours.well);
    expect(server.requests).toHaveLength(1);
    const sent = JSON.stringify(server.requests[0]?.body);
    expect(sent).toContain('日本語');
    expect(sent).not.toMatch(/"tools"|"functions"|"tool_choice"|sk-secret/);
    expect(model.hosts(createValues(model))).toEqual(remote ? ['http://127.0.0.1/*'] : []);
    expect(model.isLocal(createValues(model))).toBe(true);
  });

  it('stops when it is aborted, before and during an answer', async () => {
    await expect(askProvider(model, behaviours.well, AbortSignal.abort())).rejects.toThrow(/abort/i);
    const meanwhile = new AbortController();
    setTimeout(() => meanwhile.abort(), 50);
    await expect(askProvider(model, behaviours.neverEnds, meanwhile.signal)).rejects.toThrow(/abort/i);
  });

  it.each(['neverAnswers', 'neverEnds'] as const)('does not wait for ever for a server that %s', async (how) => {
    expect(await askAndCatch(model, behaviours[how])).toMatchObject({ code: 'slow' });
  });

  it('says that a question is too long', async () => {
    expect(await askAndCatch(model, behaviours.tooLong)).toMatchObject({ code: 'tooLarge' });
  });

  if (remote)
    it('recognizes an answer that was cut off', async () => {
      const { text, truncated } = await askProvider(model, behaviours.cutByLength);
      expect(truncated).toBe(true);
      expect(answer.startsWith(text)).toBe(true);
      expect((await askProvider(model, behaviours.endsWithoutAnEnd)).truncated).toBe(true);
      const broken = await askAndCatch(model, behaviours.cutByTheLine);
      expect(broken?.code).toBe('offline');
      expect(broken instanceof PartialAnswerError && answer.startsWith(broken.partialText)).toBe(true);
    });

  if (remote)
    it.each([
      ['limited', { code: 'limited', retryAfterS: 7 }],
      ['broken', { code: 'serverError' }],
      ['badKey', { code: 'signIn' }],
      ['htmlError', { code: 'serverError' }],
      ['htmlAsAnswer', { code: 'badAnswer' }],
      ['wrongJson', { code: 'badAnswer' }],
      ['noJson', { code: 'badAnswer' }],
      ['endlessLine', { code: 'answerTooLarge' }],
      ['endlessError', { code: 'serverError' }],
      ['hangsUp', { code: 'offline' }],
    ] as const)('says why: %s', async (how, expected) => {
      const failed = await askAndCatch(model, behaviours[how]);
      expect(failed).toBeInstanceOf(JobError);
      expect(failed).toMatchObject(expected);
      expect(String(failed)).not.toMatch(/sk-secret|<!doctype/);
    });

  it('reads no more than 5 MB of an answer, and says so', async () => {
    expect(await askAndCatch(model, behaviours.endless)).toMatchObject({ code: 'answerTooLarge' });
  });

  if (remote)
    it('does not wait for ever for an answer that drips', async () => {
      server.state.does = behaviours.drips;
      server.state.says = () => answer;
      const context = { ...createProviderTestContext({}), timeouts: { first: 2_000, next: 2_000, total: 600 } };
      const question = {
        prompt,
        material,
        answerTokens,
        responseFormat: model.responseFormats[0] ?? 'words',
        signal: new AbortController().signal,
      } as const;
      await expect(model.ask(question, createValues(model), context)).rejects.toMatchObject({ code: 'slow' });
    });

  if (remote)
    it('follows no redirect, whatever its status, and has an endpoint only with an address', async () => {
      const { asked, origin, close } = await stranger();
      for (const status of [301, 302, 303, 307, 308]) {
        const away: Behaviour = (response, _, { path }) =>
          void response.writeHead(status, { Location: `${origin}${path}` }).end();
        server.state.every = away;
        expect(await askAndCatch(model, away)).toMatchObject({
          code: 'redirected',
          detail: new URL(server.origin).host,
        });
        await expect(model.listModels?.(createValues(model), createProviderTestContext({}))).rejects.toMatchObject({
          code: 'redirected',
        });
      }
      server.state.every = null;
      close();
      expect(asked).toEqual([]);
      expect(requestOrigin(model, createValues(model))).toBe(server.origin);
      for (const base of ['http://models.example/v1', 'https://ana:secret@models.example/', 'ftp://models.example'])
        expect(requestOrigin(model, { ...createValues(model), base }), base).toBe('');
    });

  if (!remote)
    it('keeps the text so far when the model breaks off', async () => {
      const broken = await askAndCatch(model, behaviours.cutByTheLine);
      expect(broken).toMatchObject({ code: 'serverError', partialText: answer.slice(0, 12) });
    });

  it('says what it needs before it can answer', async () => {
    const state = (values: Values, globals: object, permitted = true) =>
      model.checkReadiness(values, createProviderTestContext(globals, permitted));
    if (!remote) {
      const api = (availability: string) => ({ LanguageModel: { availability: async () => availability } });
      expect(await state({}, {})).toEqual({ is: 'unavailable', why: 'noApi' });
      expect(await state({}, api('unavailable'))).toEqual({ is: 'unavailable', why: 'noDevice' });
      expect(await state({}, api('downloadable'))).toEqual({ is: 'downloadable' });
      expect(await state({}, api('available'))).toEqual({ is: 'ready' });
      return;
    }
    expect(await state({}, {})).toMatchObject({ is: 'needs-settings' });
    expect(await state(createValues(model), {}, false)).toEqual({
      is: 'needs-permission',
      hosts: ['http://127.0.0.1/*'],
    });
    expect(await state(createValues(model), {})).toEqual({ is: 'ready' });
    // An `http:` address on another machine is not accepted: the article and the API key would travel unencrypted.
    expect(await state({ ...createValues(model), base: 'http://192.0.2.7/v1' }, {})).toEqual({
      is: 'needs-settings',
      fields: ['base'],
    });
  });

  if (remote)
    it('lists the models of the service', async () => {
      const offers = await model.listModels?.(createValues(model), createProviderTestContext({}));
      expect(offers?.map(({ id }) => id)).toEqual(['small', 'large']);
    });
});

describe('services with ways of their own', () => {
  const openai = providers.find(({ id }) => id === 'openai-compatible') as Provider;
  const recordRequest = async (values: Values) => {
    server.requests.splice(0);
    server.state.does = behaviours.well;
    server.state.says = () => answer;
    await openai.ask(
      { prompt, material, answerTokens, responseFormat: 'schema', signal: new AbortController().signal },
      values,
      createProviderTestContext({}),
    );
    return server.requests[0];
  };

  it('Azure: its header, and the version after the path', async () => {
    const request = await recordRequest({
      service: 'azure',
      base: `${server.origin}/openai/deployments/mine`,
      model: 'm',
      key: 'k',
    });
    expect(request?.path).toBe('/openai/deployments/mine/chat/completions?api-version=2024-10-21');
    expect(request?.headers['api-key']).toBe('k');
    expect(request?.headers.authorization).toBeUndefined();
  });

  it('the others: a bearer, and a schema that the strict mode takes', async () => {
    const request = await recordRequest({ service: 'other', base: `${server.origin}/v1/`, model: 'm', key: 'k' });
    expect(request?.path).toBe('/v1/chat/completions');
    expect(request?.headers.authorization).toBe('Bearer k');
    const format = request?.body.response_format as {
      json_schema: { strict: boolean; schema: { required: string[]; properties: object } };
    };
    expect(format.json_schema.strict).toBe(true);
    expect(format.json_schema.schema.required).toEqual(Object.keys(format.json_schema.schema.properties));
  });

  it('a local one without a key: no header for it', async () => {
    const request = await recordRequest({ service: 'ollama', base: `${server.origin}/v1`, model: 'm' });
    expect(request?.headers.authorization).toBeUndefined();
  });

  it('a local one that sets no limit of its own gets one: no more than the window, nor than any post needs', async () => {
    const base = `${server.origin}/v1`;
    const readLimit = async (values: Values) => (await recordRequest({ base, model: 'm', ...values }))?.body.max_tokens;
    expect(await readLimit({ service: 'llamacpp', window: '4096' })).toBe(4_096);
    expect(await readLimit({ service: 'ollama', window: '131072' })).toBe(7_000);
    expect(await readLimit({ service: 'other' })).toBeUndefined();
    expect(await readLimit({ service: 'vllm' })).toBeUndefined();
  });

  it('an answer that is longer than any post is cut, and one that thinks aloud first is not', async () => {
    server.state.does = behaviours.slowly;
    const askFor = (text: string) => {
      server.state.says = () => text;
      const signal = new AbortController().signal;
      const values = { service: 'other', base: `${server.origin}/v1`, model: 'm' };
      const question = { prompt, material, answerTokens, responseFormat: 'schema', signal, maxLength: 100 } as const;
      return openai.ask(question, values, createProviderTestContext({}));
    };
    const cut = await askFor('again and '.repeat(40));
    expect(cut.truncated).toBe(true);
    expect(cut.text.length).toBeLessThan(200);
    const thoughts = `<think>${'again and '.repeat(40)}</think>${answer}`;
    expect(await askFor(thoughts)).toMatchObject({ text: thoughts, truncated: false });
  });

  it('OpenRouter’s list says windows and prices, in dollars for a million tokens', async () => {
    const [small] =
      (await openai.listModels?.(
        { service: 'openrouter', base: `${server.origin}/v1` },
        createProviderTestContext({}),
      )) ?? [];
    expect(small).toMatchObject({ id: 'small', window: 8_192 });
    expect(small?.price?.question).toBeCloseTo(0.5);
    expect(small?.price?.answer).toBeCloseTo(1.5);
    // The price of a request of 10,000 tokens with a response of 2,000 tokens.
    const values = { priceIn: String(small?.price?.question), priceOut: String(small?.price?.answer) };
    expect(estimatePrice({ question: 10_000, answer: 2_000 }, values)).toBeCloseTo(0.005 + 0.003);
    expect(estimatePrice({ question: 10_000, answer: 2_000 }, { priceIn: '', priceOut: '' })).toBeNull();
  });
});

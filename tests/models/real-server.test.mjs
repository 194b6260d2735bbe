/** Precis' requests against llama.cpp's own server: its framing, its errors, its limits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildGroundingSource } from '../../src/core/grounding/index.ts';
import { buildArticlePrompt, numberSentences } from '../../src/core/llm/index.ts';
import { toSummaryInput } from '../../src/core/pipeline.ts';
import { generateProposal } from '../../src/rewriting/generate-proposal.ts';
import { PartialAnswerError } from '../../src/rewriting/provider.ts';
import { CONTEXT, engine, readCase, realContext, realProvider, realQuestion, valuesFor } from './engine.mjs';
import { startLlamaServer } from './llama-server.mjs';

/** @type {Awaited<ReturnType<typeof startLlamaServer>>} */
let server;
beforeAll(async () => {
  server = await startLlamaServer(engine, CONTEXT);
});
afterAll(() => server?.end());

const preferences = { points: 3, language: '', style: '', examples: [], tags: [], categories: [] };
const article = readCase('static-blog');
const text = toSummaryInput(article);
const numbered = numberSentences(text.markdown, text.language);
const prompt = buildArticlePrompt(text, numbered.text, preferences, '51c0ffee');
const never = new AbortController().signal;
/** Characters. A small model that repeats itself is cut here, as `generateProposal` does. */
const MAX_LENGTH = 4_000;

const ask = (more = {}, signal = never, onProgress = (_length) => {}) =>
  realProvider.ask(
    { ...realQuestion, prompt, responseFormat: 'schema', signal, maxLength: MAX_LENGTH, onProgress },
    valuesFor(server.origin),
    {
      ...realContext,
      ...more,
    },
  );

const propose = (input, origin = server.origin, window = CONTEXT, { fetch = globalThis.fetch, signal = never } = {}) =>
  generateProposal(
    { text, published: '', preferences, completedParts: [], ...input },
    realProvider,
    valuesFor(origin, window),
    { ...realContext, fetch },
    {
      signal,
      nonce: () => '51c0ffee',
      sleep: async () => {},
      onPart: async () => {},
    },
  );

const untilIdle = () => expect.poll(() => server.isBusy(), { timeout: 30_000 }).toBe(false);

describe('an answer', () => {
  it('the list of models names the model', async () => {
    const models = await realProvider.listModels?.(valuesFor(server.origin), realContext);
    expect(models?.map(({ id }) => id)).toEqual(['small']);
  });

  it('arrives in pieces, as one JSON object of the schema', async () => {
    const lengths = [];
    const { text: answer, truncated, inputTokens } = await ask({}, never, (length) => lengths.push(length));
    const names = ['points', 'excerpt', 'introduction', 'closing', 'title', 'tags', 'categories'];
    if (truncated) expect(answer).toMatch(/^\s*\{\s*"points"\s*:\s*\[/);
    else expect(Object.keys(JSON.parse(answer)).toSorted()).toEqual(names.toSorted());
    expect(lengths.length).toBeGreaterThan(5);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
    if (!truncated) expect(inputTokens).toBeGreaterThan(200);
  });

  it('is a proposal whose verified points rest on sentences of the article', async () => {
    const { points } = await propose({});
    const source = buildGroundingSource(text);
    const sentences = source.sentences.map((sentence) => sentence.text);
    for (const point of points.filter(({ isGrounded }) => isGrounded)) {
      expect(point.grounding.faults).toEqual([]);
      for (const line of point.quote.split('\n')) expect(sentences).toContain(line);
    }
  });

  it('a refusal of the schema leads to the next format', async () => {
    const formats = [];
    const cancel = new AbortController();
    // The server itself refuses this schema; Precis' own schema is sound.
    const refused = '{"type":"object","properties":{"excerpt":{"$ref":"#/nowhere"}},"required":["excerpt"]}';
    /** @type {typeof fetch} */
    const breaking = (url, init) => {
      const body = JSON.parse(String(init?.body));
      formats.push(body.response_format?.type ?? 'words');
      // Random weights never write the names of the fields, so there is no use in waiting for them.
      if (engine.isRandom && formats.length === 2) cancel.abort();
      if (body.response_format?.json_schema) body.response_format.json_schema.schema = JSON.parse(refused);
      return fetch(url, { ...init, body: JSON.stringify(body) });
    };
    const asked = propose({}, server.origin, CONTEXT, { fetch: breaking, signal: cancel.signal });
    if (engine.isRandom) await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    else await asked.catch((error) => expect(error).toMatchObject({ code: 'badAnswer' }));
    expect(formats.slice(0, 2)).toEqual(['json_schema', 'json_object']);
  });
});

describe('a server in trouble', () => {
  it('a request that is cancelled ends, and the server stops working on it', async () => {
    const cancel = new AbortController();
    const asked = ask({}, cancel.signal, () => cancel.abort());
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
    await untilIdle();
  });

  it('a server that does not begin its answer is not waited for', async () => {
    // A server that knows the prompt, and a model of random weights, begin within any limit worth waiting for.
    server.pause();
    const timeouts = { first: 1_000, next: 60_000, total: 600_000 };
    const error = await ask({ timeouts }).catch((reason) => reason);
    server.resume();
    expect(error).toMatchObject({ code: 'slow' });
    await untilIdle();
  });

  it('a server that hangs in the middle of its answer is not waited for, and what it said is there', async () => {
    const timeouts = { first: 300_000, next: 2_000, total: 600_000 };
    let length = 0;
    const asked = ask({ timeouts }, never, (soFar) => {
      if (length === 0 && soFar > 0) server.pause();
      length = soFar;
    });
    const error = await asked.catch((reason) => reason);
    server.resume();
    expect(error).toBeInstanceOf(PartialAnswerError);
    expect(error).toMatchObject({ code: 'slow' });
    await untilIdle();
  });

  it('a server that crashes in the middle is asked again once it is back', async () => {
    let requests = 0;
    const { port } = server;
    /** @type {Promise<unknown>} */
    let restarted = Promise.resolve();
    /** @type {typeof fetch} */
    const crashing = async (url, init) => {
      requests += 1;
      // The second request finds the server gone; the third finds the new one.
      if (requests === 3) await restarted;
      const response = fetch(url, init);
      if (requests === 1) {
        restarted = server.end().then(async () => {
          server = await startLlamaServer(engine, CONTEXT, port);
        });
      }
      return response;
    };
    const { points } = await propose({}, server.origin, CONTEXT, { fetch: crashing });
    expect(requests).toBeGreaterThan(1);
    expect(Array.isArray(points)).toBe(true);
  });

  it('a server that is not there says so', async () => {
    const gone = valuesFor('http://127.0.0.1:9');
    /** @type {import('../../src/rewriting/provider.ts').PromptRequest} */
    const request = { ...realQuestion, prompt, responseFormat: 'schema', signal: never };
    await expect(realProvider.ask(request, gone, realContext)).rejects.toMatchObject({ code: 'offline' });
  });
});

describe('a context that is too small', () => {
  /** Half of the whole prompt fits in; the rules take most of what is left. */
  const small = engine.isRandom ? 6_144 : 1_536;
  /** @type {Awaited<ReturnType<typeof startLlamaServer>>} */
  let little;
  beforeAll(async () => {
    little = await startLlamaServer(engine, small);
  });
  afterAll(() => little?.end());

  const long = { ...text, markdown: Array.from({ length: 4 }, () => text.markdown).join('\n\n') };

  it('the server refuses a text that is too long, and the article is sent by halves', async () => {
    /** @type {import('../../src/rewriting/provider.ts').PromptRequest} */
    const request = {
      ...realQuestion,
      prompt: buildArticlePrompt(long, numberSentences(long.markdown, 'en').text, preferences, '51c0ffee'),
      responseFormat: 'schema',
      signal: never,
    };
    await expect(realProvider.ask(request, valuesFor(little.origin), realContext)).rejects.toMatchObject({
      code: 'tooLarge',
    });
    const parts = [];
    const { points } = await generateProposal(
      { text: long, published: '', preferences, completedParts: [] },
      realProvider,
      // The user has set a greater window than the server has.
      valuesFor(little.origin, 60_000),
      realContext,
      { signal: never, nonce: () => '51c0ffee', sleep: async () => {}, onPart: async (part) => void parts.push(part) },
    );
    expect(parts.length).toBeGreaterThan(1);
    expect(Array.isArray(points)).toBe(true);
  });

  it('an answer that the context has no room for is marked as cut', async () => {
    const post = async (path, body) =>
      (await fetch(`${little.origin}${path}`, { method: 'POST', body: JSON.stringify(body) })).json();
    const countTokens = async (content) => (await post('/tokenize', { content })).tokens.length;
    const messages = [
      { role: 'system', content: '' },
      { role: 'user', content: '' },
    ];
    const { prompt: around } = await post('/apply-template', { messages });
    const perWord = (await countTokens(' again'.repeat(100))) / 100;
    // Some twenty tokens stay free; the names of the fields alone need more.
    const words = Math.floor((small - 20 - (await countTokens(around))) / perWord);
    const filling = { system: '', user: ' again'.repeat(words) };
    /** @type {import('../../src/rewriting/provider.ts').PromptRequest} */
    const request = { ...realQuestion, prompt: filling, responseFormat: 'schema', signal: never };
    const { truncated } = await realProvider.ask(request, valuesFor(little.origin), realContext);
    expect(truncated).toBe(true);
  });
});

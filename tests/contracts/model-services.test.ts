/** How the services differ from each other: addresses, optional members, error shapes, thinking, filters. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { JobError } from '../../src/jobs/job-error.ts';
import { OPENAI_SERVICES } from '../../src/rewriting/openai-services.ts';
import type { PromptRequest, Provider, ProviderContext } from '../../src/rewriting/provider.ts';
import { findProvider } from '../../src/rewriting/providers/index.ts';
import type { Values } from '../../src/storage/field.ts';
import { type Behaviour, behaviours, startModelServer } from './model-server.ts';

const openai = findProvider('openai-compatible') as Provider;
const anthropic = findProvider('anthropic') as Provider;

let server: Awaited<ReturnType<typeof startModelServer>>;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.requests.splice(0);
  server.state.does = behaviours.well;
  server.state.says = () => '{"points": []}';
});

const context: ProviderContext = {
  now: '2026-12-01T10:00:00.000Z',
  fetch,
  hasPermission: async () => true,
  timeouts: { first: 10_000, next: 10_000, total: 20_000 },
  globals: {},
  isPrivate: false,
};
type Format = PromptRequest['responseFormat'];

const ask = (model: Provider, values: Values, responseFormat: Format = 'schema') =>
  model.ask(
    {
      prompt: { system: 'Rules.', user: 'The article.' },
      material: {
        article: 'The article.',
        languages: { article: 'en', post: 'en' },
        post: { title: '', excerpt: '', introduction: '', points: [], closing: '', tags: [], categories: [] },
      },
      responseFormat,
      answerTokens: 1_000,
      signal: new AbortController().signal,
    },
    { base: `${server.origin}/v1`, model: 'm', key: 'sk-secret', ...values },
    context,
  );
const askService = (service: string, format?: Format, values: Values = {}) =>
  ask(openai, { service, ...values }, format);
const getBody = () => server.requests.at(-1)?.body ?? {};
const catchCode = (promise: Promise<unknown>) =>
  promise.then(
    () => 'no error',
    (error: unknown) => (error instanceof JobError ? error.code : error),
  );

/** Answers with a status and a JSON body. */
const answerWith =
  (status: number, body: unknown, headers = {}): Behaviour =>
  (response) =>
    void response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
/** Streams these events, and ends as the service does. */
const streamEvents =
  (...events: unknown[]): Behaviour =>
  (response) =>
    void response
      .writeHead(200, { 'Content-Type': 'text/event-stream' })
      .end(events.map((one) => `data: ${typeof one === 'string' ? one : JSON.stringify(one)}\n\n`).join(''));
const says = (delta: object, finish_reason: string | null = null) => ({
  choices: [{ index: 0, delta, finish_reason }],
});

describe('presets', () => {
  it('have an https address or one of this machine, and a window', () => {
    for (const [id, { base, window }] of Object.entries(OPENAI_SERVICES)) {
      if (base) expect(openai.endpoint({ service: id }), id).toMatch(/^https:\/\/|^http:\/\/localhost:/);
      expect(openai.getContextTokens({ service: id }), id).toBe(window);
      expect(openai.getContextTokens({ service: id, window: '5000' }), id).toBe(5_000);
    }
  });

  it('ask for a schema, and limit the response where no room of the prompt is taken for it', async () => {
    const limits: Record<string, unknown> = {};
    for (const service of Object.keys(OPENAI_SERVICES)) {
      await askService(service);
      const { max_tokens, max_completion_tokens, response_format } = getBody();
      limits[service] = max_tokens ?? max_completion_tokens;
      expect(response_format, service).toMatchObject({ type: 'json_schema' });
    }
    expect(limits).toEqual({
      openai: 8_000,
      azure: 8_000,
      gemini: 8_000,
      mistral: 8_000,
      groq: 8_000,
      openrouter: 8_000,
      ollama: 4_096,
      lmstudio: 8_000,
      llamacpp: 8_000,
    });
  });

  it('send nothing that a service refuses: usage to Mistral, a stream of JSON to Groq', async () => {
    await askService('openai');
    expect(getBody()).toMatchObject({ stream: true, stream_options: { include_usage: true } });
    await askService('mistral');
    expect(getBody()).not.toHaveProperty('stream_options');
    server.state.does = behaviours.notStreamed;
    expect((await askService('groq')).text).toBe('{"points": []}');
    expect(getBody()).toMatchObject({ stream: false });
    server.state.does = behaviours.well;
    await askService('groq', 'words');
    expect(getBody()).toMatchObject({ stream: true });
  });

  it('ask a reasoning model to think little only when the user wants that, and never in the last format', async () => {
    const little = { reasoning: 'little' };
    await askService('openai');
    expect(getBody()).not.toHaveProperty('reasoning_effort');
    await askService('openai', 'schema', little);
    expect(getBody()).toMatchObject({ reasoning_effort: 'low' });
    await askService('openrouter', 'schema', little);
    expect(getBody()).toMatchObject({ reasoning: { effort: 'low', exclude: true } });
    await askService('llamacpp', 'object', little);
    expect(getBody()).toMatchObject({ chat_template_kwargs: { enable_thinking: false } });
    await askService('openai', 'words', little);
    expect(Object.keys(getBody()).sort()).toEqual(['messages', 'model', 'stream']);
  });

  it('Azure’s newer address needs no version', async () => {
    await ask(openai, { service: 'azure', base: `${server.origin}/openai/v1/` });
    expect(server.requests.at(-1)?.path).toBe('/openai/v1/chat/completions');
    expect(server.requests.at(-1)?.headers['api-key']).toBe('sk-secret');
  });

  it('Mistral and Groq list the sizes of their models’ contexts', async () => {
    server.state.every = answerWith(200, {
      data: [
        { id: 'mistral-small', max_context_length: 131_072 },
        { id: 'openai/gpt-oss-20b', context_window: 131_000 },
        { id: 'served', max_model_len: 4_096 },
      ],
    });
    const list = await openai.listModels?.({ service: 'mistral', base: `${server.origin}/v1` }, context);
    server.state.every = null;
    expect(list?.map(({ window }) => window)).toEqual([131_072, 131_000, 4_096]);
  });

  it('Anthropic gets the schema, too, and the last format has none', async () => {
    await ask(anthropic, { base: server.origin });
    expect(getBody()).toMatchObject({ output_config: { format: { type: 'json_schema' } } });
    await ask(anthropic, { base: server.origin }, 'words');
    expect(getBody()).not.toHaveProperty('output_config');
  });
});

describe('what a model thinks', () => {
  it.each([
    ['DeepSeek, vLLM, llama.cpp', { reasoning_content: 'Let me think: {"points": ["wrong"]}' }],
    ['OpenRouter, Groq, Ollama', { reasoning: 'Let me think: {"points": ["wrong"]}' }],
    ['Mistral', { content: [{ type: 'thinking', thinking: [{ type: 'text', text: 'Let me think' }] }] }],
  ])('is no part of the answer: %s', async (_, thought) => {
    const answer = { content: [{ type: 'text', text: '{"points": []}' }] };
    server.state.does = streamEvents(says(thought), says(answer), says({}, 'stop'), '[DONE]');
    expect(await askService('other')).toMatchObject({ text: '{"points": []}', truncated: false });
  });

  it('Anthropic’s thinking is none, either', async () => {
    server.state.does = streamEvents(
      { type: 'content_block_delta', delta: { type: 'thinking_delta', thinking: 'Let me think' } },
      { type: 'content_block_delta', delta: { type: 'text_delta', text: '{"points": []}' } },
      { type: 'message_delta', delta: { stop_reason: 'end_turn' } },
    );
    expect(await ask(anthropic, { base: server.origin })).toMatchObject({ text: '{"points": []}', truncated: false });
  });

  it('a response that ends before the answer says so, and is not asked for again', async () => {
    server.state.does = streamEvents(says({ reasoning_content: 'Let me think' }), says({}, 'length'), '[DONE]');
    expect(await catchCode(askService('other'))).toBe('noAnswer');
    server.state.does = streamEvents({ type: 'message_delta', delta: { stop_reason: 'max_tokens' } });
    expect(await catchCode(ask(anthropic, { base: server.origin }))).toBe('noAnswer');
  });
});

describe('tokens', () => {
  it('are reported as the services count them', async () => {
    const usage = { prompt_tokens: 900, completion_tokens: 250 };
    server.state.does = streamEvents(says({ content: '{}' }), says({}, 'stop'), { choices: [], usage }, '[DONE]');
    expect(await askService('openai')).toMatchObject({ inputTokens: 900, outputTokens: 250 });
    server.state.does = streamEvents(
      { type: 'message_start', message: { usage: { input_tokens: 800 } } },
      { type: 'content_block_delta', delta: { type: 'text_delta', text: '{}' } },
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 70 } },
    );
    const counts = { inputTokens: 800, outputTokens: 70 };
    expect(await ask(anthropic, { base: server.origin })).toMatchObject(counts);
  });
});

describe('errors', () => {
  const apiKeyInvalid = { error: { code: 400, status: 'INVALID_ARGUMENT', details: [{ reason: 'API_KEY_INVALID' }] } };
  const moderation = { error: { code: 403, message: 'Flagged', metadata: { flagged_input: 'x', reasons: ['hate'] } } };
  it.each([
    ['OpenAI, key', 401, { error: { message: 'Incorrect key', code: 'invalid_api_key' } }, 'signIn'],
    ['OpenAI, credit', 429, { error: { message: 'You exceeded…', code: 'insufficient_quota' } }, 'noCredit'],
    ['OpenAI, window', 400, { error: { message: 'Too many.', code: 'context_length_exceeded' } }, 'tooLarge'],
    ['OpenAI, schema', 400, { error: { message: 'Invalid schema for response_format', param: 'x' } }, 'refused'],
    ['OpenAI, limit', 400, { error: { message: 'Unsupported parameter: max_tokens', param: 'max_tokens' } }, 'refused'],
    [
      'Azure, filter',
      400,
      { error: { code: 'content_filter', innererror: { code: 'ResponsibleAIPolicyViolation' } } },
      'filtered',
    ],
    ['Gemini, key', 400, [apiKeyInvalid], 'signIn'],
    ['Mistral, member', 422, { object: 'error', message: { detail: [{ type: 'extra_forbidden' }] } }, 'refused'],
    [
      'Groq, schema',
      400,
      { error: { message: 'This model does not support response format `json_schema`' } },
      'refused',
    ],
    ['Groq, size', 413, { error: { message: 'Request too large for model', code: 'rate_limit_exceeded' } }, 'tooLarge'],
    ['OpenRouter, credit', 402, { error: { code: 402, message: 'Insufficient credits' } }, 'noCredit'],
    ['OpenRouter, moderation', 403, moderation, 'filtered'],
    ['Ollama, model', 404, { error: { message: 'model "x" not found' } }, 'notFound'],
    ['Anthropic, overloaded', 529, { type: 'error', error: { type: 'overloaded_error' } }, 'serverError'],
  ])('%s', async (_, status, body, code) => {
    server.state.does = answerWith(status, body);
    expect(await catchCode(askService('other'))).toBe(code);
  });

  it('say how long to wait, in a header or, as Gemini does, in the body', async () => {
    const wait = (promise: Promise<unknown>) => promise.catch((error: JobError) => error.retryAfterS);
    server.state.does = answerWith(429, { error: { message: 'Slow down' } }, { 'Retry-After': '12' });
    expect(await wait(askService('groq', 'words'))).toBe(12);
    const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '36.5s' }];
    server.state.does = answerWith(429, [{ error: { code: 429, status: 'RESOURCE_EXHAUSTED', details } }]);
    expect(await wait(askService('gemini', 'words'))).toBe(37);
  });

  it('in the middle of a stream mean what their number means', async () => {
    server.state.does = streamEvents(says({ content: '' }), {
      error: { code: 429, message: 'Rate limited upstream sk-secret' },
      choices: [{ delta: { content: '' }, finish_reason: 'error' }],
    });
    const error = await askService('openrouter').catch((caught: JobError) => caught);
    expect(error).toMatchObject({ code: 'limited' });
    expect(String(error)).not.toContain('sk-secret');
  });

  it('a filter that stops the answer is named, however it is told', async () => {
    server.state.does = streamEvents(says({ content: '{"po' }), says({}, 'content_filter'), '[DONE]');
    expect(await catchCode(askService('azure'))).toBe('filtered');
    server.state.does = streamEvents(says({ refusal: 'I can’t help with that.' }), says({}, 'stop'), '[DONE]');
    expect(await catchCode(askService('openai'))).toBe('filtered');
    server.state.does = streamEvents({ type: 'message_delta', delta: { stop_reason: 'refusal' } });
    expect(await catchCode(ask(anthropic, { base: server.origin }))).toBe('filtered');
  });
});

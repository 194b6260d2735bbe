import { answerSchema } from '../core/propose/index.ts';
import type { Values } from '../outputs/index.ts';
import { events, whole } from './http.ts';
import { emptyOf, type Model, type Offer, type Question, type Said } from './model.ts';
import { ModelFailed } from './trouble.ts';

/** Services that speak the language of OpenAI's chat completions. `window`: tokens to go by until the person says otherwise. */
export const SERVICES = {
  openai: { base: 'https://api.openai.com/v1', window: 128_000 },
  azure: { base: '', window: 128_000 },
  openrouter: { base: 'https://openrouter.ai/api/v1', window: 32_000 },
  // It reads no more than its `num_ctx` and says nothing when that is too little: 4,096 unless set otherwise.
  ollama: { base: 'http://localhost:11434/v1', window: 4_096 },
  lmstudio: { base: 'http://localhost:1234/v1', window: 8_192 },
  llamacpp: { base: 'http://localhost:8080/v1', window: 8_192 },
  vllm: { base: 'http://localhost:8000/v1', window: 16_384 },
  other: { base: '', window: 8_192 },
} as const;
type Service = keyof typeof SERVICES;

const serviceOf = ({ service = '' }: Values): Service => (service in SERVICES ? (service as Service) : 'openai');

/** The address to ask, null for one that may not be: plain http is for this machine alone. */
export function baseOf(values: Values): URL | null {
  const url = URL.parse(values.base?.trim() || SERVICES[serviceOf(values)].base);
  if (!url || url.username || url.password) return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url)) ? url : null;
}

const isLoopback = ({ hostname }: URL) => /^(?:localhost|127\.0\.0\.1)$/.test(hostname);

/** A path under the base, whose own query stays (Azure's `api-version`). */
function under(values: Values, path: string): string {
  const base = baseOf(values);
  if (!base) throw new ModelFailed('notFound', values.base ?? '');
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}${path}`;
  if (serviceOf(values) === 'azure' && !url.searchParams.has('api-version'))
    url.searchParams.set('api-version', '2024-10-21');
  return url.href;
}

const headersOf = (values: Values): Record<string, string> =>
  !values.key
    ? {}
    : serviceOf(values) === 'azure'
      ? { 'api-key': values.key }
      : { Authorization: `Bearer ${values.key}` };

const FORMATS = {
  schema: {
    response_format: { type: 'json_schema', json_schema: { name: 'post', strict: true, schema: answerSchema } },
  },
  object: { response_format: { type: 'json_object' } },
  words: {},
};

/** What is read of an event of the stream, or of an answer that was not streamed. */
interface Chunk {
  choices?: {
    delta?: { content?: string | null };
    message?: { content?: string | null };
    finish_reason?: string | null;
  }[];
  usage?: { prompt_tokens?: number } | null;
  error?: { message?: string } | string;
}

export const openaiCompatible: Model = {
  id: 'openai-compatible',
  fields: [
    {
      key: 'service',
      kind: 'choice',
      label: 'modelService',
      initial: 'openai',
      choices: [
        { value: 'openai', label: 'service_openai' },
        { value: 'azure', label: 'service_azure' },
        { value: 'openrouter', label: 'service_openrouter' },
        { value: 'ollama', label: 'service_ollama' },
        { value: 'lmstudio', label: 'service_lmstudio' },
        { value: 'llamacpp', label: 'service_llamacpp' },
        { value: 'vllm', label: 'service_vllm' },
        { value: 'other', label: 'service_other' },
      ],
    },
    { key: 'base', kind: 'url', label: 'modelBase', help: 'modelBaseHelp' },
    { key: 'model', kind: 'text', label: 'modelModel', help: 'modelModelHelp', required: true },
    { key: 'key', kind: 'secret', label: 'modelKey' },
    { key: 'window', kind: 'text', label: 'modelWindow', help: 'modelWindowHelp' },
  ],
  rungs: ['schema', 'object', 'words'],
  endpoint: (values) => baseOf(values)?.href ?? null,
  hosts(values) {
    const base = baseOf(values);
    // A match pattern has no port.
    return base ? [`${base.protocol}//${base.hostname}/*`] : [];
  },
  isLocal(values) {
    const base = baseOf(values);
    return base !== null && isLoopback(base);
  },
  async state(values, world) {
    const empty = [...emptyOf(this, values), ...(baseOf(values) ? [] : ['base'])];
    if (empty.length > 0) return { is: 'needs-settings', fields: empty };
    const hosts = this.hosts(values);
    return (await world.permitted(hosts)) ? { is: 'ready' } : { is: 'needs-permission', hosts };
  },
  window: async (values) => Number.parseInt(values.window ?? '', 10) || SERVICES[serviceOf(values)].window,
  async list(values, world) {
    const signal = AbortSignal.timeout(world.patience.first);
    const asked = { url: under(values, '/models'), headers: headersOf(values), signal, secrets: [values.key ?? ''] };
    return offersIn(await whole(asked, world));
  },
  async ask({ prompt, rung, signal, onProgress }: Question, values, world): Promise<Said> {
    const body = {
      model: values.model,
      messages: [
        { role: 'system', content: prompt.system },
        { role: 'user', content: prompt.user },
      ],
      stream: true,
      // A service that knows neither this nor the formats is asked without all of it on the last rung.
      ...(rung === 'words' ? {} : { stream_options: { include_usage: true } }),
      ...FORMATS[rung],
    };
    const asked = {
      url: under(values, '/chat/completions'),
      headers: headersOf(values),
      body,
      signal,
      secrets: [values.key ?? ''],
    };
    let text = '';
    let end = '';
    let read: number | undefined;
    try {
      for await (const data of events(asked, world)) {
        if (data.trim() === '[DONE]') {
          end ||= 'stop';
          break;
        }
        const chunk = chunkOf(data);
        if (chunk.error)
          throw new ModelFailed(
            'serverError',
            typeof chunk.error === 'string' ? chunk.error : (chunk.error.message ?? ''),
          );
        const choice = chunk.choices?.[0];
        text += choice?.delta?.content ?? choice?.message?.content ?? '';
        end = choice?.finish_reason ?? end;
        read = chunk.usage?.prompt_tokens ?? read;
        onProgress?.(text.length);
      }
    } catch (error) {
      if (error instanceof ModelFailed && text) throw new ModelFailed(error.why, error.detail, error.wait, text);
      throw error;
    }
    // Neither an end nor a reason for it: the line was cut.
    if (!end && !text) throw new ModelFailed('badAnswer', new URL(asked.url).host);
    return { text, cut: end !== 'stop', ...(read === undefined ? {} : { read }) };
  },
};

function chunkOf(data: string): Chunk {
  try {
    const chunk: unknown = JSON.parse(data);
    return typeof chunk === 'object' && chunk !== null ? chunk : {};
  } catch {
    return {};
  }
}

/** OpenRouter's list says windows and prices (dollars a token); the others say names. */
function offersIn(list: unknown): Offer[] {
  const { data } = (list ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) throw new ModelFailed('badAnswer');
  return data.flatMap(
    (one: {
      id?: unknown;
      context_length?: unknown;
      max_model_len?: unknown;
      pricing?: { prompt?: unknown; completion?: unknown };
    }) => {
      if (typeof one?.id !== 'string') return [];
      const window = Number(one.context_length ?? one.max_model_len) || undefined;
      const [question, answer] = [Number(one.pricing?.prompt) * 1e6, Number(one.pricing?.completion) * 1e6];
      const price = question >= 0 && answer >= 0 ? { question, answer } : undefined;
      return [{ id: one.id, ...(window ? { window } : {}), ...(price ? { price } : {}) }];
    },
  );
}

import { answerSchema } from '../../core/llm/index.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import {
  type ListedModel,
  listEmptyRequiredFields,
  type ModelResponse,
  PartialAnswerError,
  type PromptRequest,
  type Provider,
} from '../provider.ts';
import { requestProviderJson, streamServerSentEvents } from '../provider-http.ts';

/**
 * Services with OpenAI's chat completions API. `window`: size of the context in tokens, unless the user sets another number.
 */
const OPENAI_SERVICES = {
  openai: { base: 'https://api.openai.com/v1', window: 128_000 },
  azure: { base: '', window: 128_000 },
  openrouter: { base: 'https://openrouter.ai/api/v1', window: 32_000 },
  // Ollama silently cuts a prompt that exceeds its setting `num_ctx`, which is 4,096 by default.
  ollama: { base: 'http://localhost:11434/v1', window: 4_096 },
  lmstudio: { base: 'http://localhost:1234/v1', window: 8_192 },
  llamacpp: { base: 'http://localhost:8080/v1', window: 8_192 },
  vllm: { base: 'http://localhost:8000/v1', window: 16_384 },
  other: { base: '', window: 8_192 },
} as const;
type OpenaiService = keyof typeof OPENAI_SERVICES;

/** Services that write until their context is full, and just stop there, unless a request limits the answer. */
const UNLIMITED_SERVICES: readonly string[] = ['ollama', 'lmstudio', 'llamacpp'];
/** Most tokens of their answer, with a model's reasoning. A small model that repeats itself writes for ever (SmolLM2-135M). */
const MAX_LOCAL_ANSWER_TOKENS = 8_192;

const getOpenaiService = ({ service = '' }: Values): OpenaiService =>
  service in OPENAI_SERVICES ? (service as OpenaiService) : 'openai';

/**
 * Parses the API's address. null when it is not allowed: `http:` is only for this machine, and no login may be in the
 * address.
 */
function parseOpenaiBaseUrl(values: Values): URL | null {
  const url = URL.parse(values.base?.trim() || OPENAI_SERVICES[getOpenaiService(values)].base);
  if (!url || url.username || url.password) return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url)) ? url : null;
}

const isLoopbackUrl = ({ hostname }: URL) => /^(?:localhost|127\.0\.0\.1)$/.test(hostname);

/** Appends a path to the API's address. The address keeps its query, such as Azure's `api-version`. */
function buildOpenaiUrl(values: Values, path: string): string {
  const base = parseOpenaiBaseUrl(values);
  if (!base) throw new JobError('notFound', values.base ?? '');
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}${path}`;
  if (getOpenaiService(values) === 'azure' && !url.searchParams.has('api-version'))
    url.searchParams.set('api-version', '2024-10-21');
  return url.href;
}

const buildOpenaiHeaders = (values: Values): Record<string, string> =>
  !values.key
    ? {}
    : getOpenaiService(values) === 'azure'
      ? { 'api-key': values.key }
      : { Authorization: `Bearer ${values.key}` };

const getOpenaiWindow = (values: Values): number =>
  Number.parseInt(values.window ?? '', 10) || OPENAI_SERVICES[getOpenaiService(values)].window;

/** The limit of the answer, for services that have none of their own; others may take it for part of the prompt's room. */
const buildAnswerLimit = (values: Values): { max_tokens?: number } =>
  UNLIMITED_SERVICES.includes(getOpenaiService(values))
    ? { max_tokens: Math.min(getOpenaiWindow(values), MAX_LOCAL_ANSWER_TOKENS) }
    : {};

const FORMAT_PARAMETERS = {
  schema: {
    response_format: { type: 'json_schema', json_schema: { name: 'post', strict: true, schema: answerSchema } },
  },
  object: { response_format: { type: 'json_object' } },
  words: {},
};

/** The members that this file reads of a server-sent event, or of a response that is not streamed (`message`). */
interface OpenaiChunk {
  choices?: {
    delta?: { content?: string | null };
    message?: { content?: string | null };
    finish_reason?: string | null;
  }[];
  usage?: { prompt_tokens?: number } | null;
  error?: { message?: string } | string;
}

export const openaiCompatible: Provider = {
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
  responseFormats: ['schema', 'object', 'words'],
  endpoint: (values) => parseOpenaiBaseUrl(values)?.href ?? null,
  hosts(values) {
    const base = parseOpenaiBaseUrl(values);
    // Host match patterns (`https://host/*`) have no port.
    return base ? [`${base.protocol}//${base.hostname}/*`] : [];
  },
  isLocal(values) {
    const base = parseOpenaiBaseUrl(values);
    return base !== null && isLoopbackUrl(base);
  },
  async checkReadiness(values, context) {
    const empty = [...listEmptyRequiredFields(this, values), ...(parseOpenaiBaseUrl(values) ? [] : ['base'])];
    if (empty.length > 0) return { is: 'needs-settings', fields: empty };
    const hosts = this.hosts(values);
    return (await context.hasPermission(hosts)) ? { is: 'ready' } : { is: 'needs-permission', hosts };
  },
  getContextTokens: async (values) => getOpenaiWindow(values),
  async listModels(values, context) {
    const signal = AbortSignal.timeout(context.timeouts.first);
    const request = {
      url: buildOpenaiUrl(values, '/models'),
      headers: buildOpenaiHeaders(values),
      signal,
      secrets: [values.key ?? ''],
    };
    return parseModelList(await requestProviderJson(request, context));
  },
  async ask(
    { prompt, responseFormat, signal, maxLength, onProgress }: PromptRequest,
    values,
    context,
  ): Promise<ModelResponse> {
    const body = {
      model: values.model,
      messages: [
        { role: 'system', content: prompt.system },
        { role: 'user', content: prompt.user },
      ],
      stream: true,
      ...buildAnswerLimit(values),
      // For services that reject unknown members, the last format (`words`) sends no optional ones.
      ...(responseFormat === 'words' ? {} : { stream_options: { include_usage: true } }),
      ...FORMAT_PARAMETERS[responseFormat],
    };
    const request = {
      url: buildOpenaiUrl(values, '/chat/completions'),
      headers: buildOpenaiHeaders(values),
      body,
      signal,
      secrets: [values.key ?? ''],
    };
    let text = '';
    let end = '';
    let read: number | undefined;
    try {
      for await (const data of streamServerSentEvents(request, context)) {
        if (data.trim() === '[DONE]') {
          end ||= 'stop';
          break;
        }
        const chunk = parseOpenaiChunk(data);
        if (chunk.error)
          throw new JobError(
            'serverError',
            typeof chunk.error === 'string' ? chunk.error : (chunk.error.message ?? ''),
          );
        const choice = chunk.choices?.[0];
        text += choice?.delta?.content ?? choice?.message?.content ?? '';
        end = choice?.finish_reason ?? end;
        read = chunk.usage?.prompt_tokens ?? read;
        onProgress?.(text.length);
        if (maxLength !== undefined && text.length > maxLength && !/^\s*<think/.test(text)) {
          end = 'length';
          break;
        }
      }
    } catch (error) {
      if (error instanceof JobError && text) throw new PartialAnswerError(error, text);
      throw error;
    }
    // A response with neither text nor a reason for its end was cut off.
    if (!end && !text) throw new JobError('badAnswer', new URL(request.url).host);
    return { text, truncated: end !== 'stop', ...(read === undefined ? {} : { inputTokens: read }) };
  },
};

function parseOpenaiChunk(data: string): OpenaiChunk {
  try {
    const chunk: unknown = JSON.parse(data);
    return typeof chunk === 'object' && chunk !== null ? chunk : {};
  } catch {
    return {};
  }
}

/**
 * Parses a service's list of models. OpenRouter lists context sizes and prices in dollars per token; most services list only
 * names.
 */
function parseModelList(list: unknown): ListedModel[] {
  const { data } = (list ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) throw new JobError('badAnswer');
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

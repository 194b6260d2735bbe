import { answerSchema } from '../../core/llm/index.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import { toModelResponseError } from '../model-response-error.ts';
import { buildAnswerLimit, getOpenaiService, getOpenaiWindow, OPENAI_SERVICES } from '../openai-services.ts';
import {
  type ListedModel,
  listEmptyRequiredFields,
  type ModelResponse,
  PartialAnswerError,
  PRICE_FIELDS,
  type PromptRequest,
  type Provider,
  toTokenCounts,
} from '../provider.ts';
import { requestProviderJson, streamServerSentEvents } from '../provider-http.ts';

/**
 * Parses the API's address. null when it is not allowed: `http:` is only for this machine, and no login may be in the
 * address.
 */
function parseOpenaiBaseUrl(values: Values): URL | null {
  const url = URL.parse(values.base?.trim() || getOpenaiService(values).base);
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
  if (values.service === 'azure' && url.pathname.includes('/deployments/') && !url.searchParams.has('api-version'))
    url.searchParams.set('api-version', '2024-10-21');
  return url.href;
}

const buildOpenaiHeaders = (values: Values): Record<string, string> =>
  !values.key ? {} : values.service === 'azure' ? { 'api-key': values.key } : { Authorization: `Bearer ${values.key}` };

const FORMAT_PARAMETERS = {
  schema: {
    response_format: { type: 'json_schema', json_schema: { name: 'post', strict: true, schema: answerSchema } },
  },
  object: { response_format: { type: 'json_object' } },
  words: {},
};

/** Mistral's reasoning models send parts; those of the type `thinking` are not the answer. */
type OpenaiContent = string | null | { type?: string; text?: string }[];

/** The members that this file reads of a server-sent event, or of a response that is not streamed (`message`). */
interface OpenaiChunk {
  choices?: {
    // What a model thinks is in `reasoning_content` or `reasoning`, which nobody reads.
    delta?: { content?: OpenaiContent; refusal?: string | null };
    message?: { content?: OpenaiContent; refusal?: string | null };
    finish_reason?: string | null;
  }[];
  usage?: { prompt_tokens?: number; completion_tokens?: number } | null;
  error?: { message?: string; code?: number | string } | string;
}

export const openaiCompatible: Provider = {
  id: 'openai-compatible',
  fields: [
    {
      key: 'service',
      kind: 'choice',
      label: 'modelService',
      initial: 'openai',
      choices: Object.entries(OPENAI_SERVICES).map(([value, { label }]) => ({ value, label })),
    },
    { key: 'base', kind: 'url', label: 'modelBase', help: 'modelBaseHelp' },
    { key: 'model', kind: 'text', label: 'modelModel', help: 'modelModelHelp', required: true },
    { key: 'key', kind: 'secret', label: 'modelKey' },
    { key: 'window', kind: 'text', label: 'modelWindow', help: 'modelWindowHelp' },
    ...PRICE_FIELDS,
    {
      key: 'reasoning',
      kind: 'choice',
      label: 'modelReasoning',
      help: 'modelReasoningHelp',
      choices: [
        { value: '', label: 'modelReasoningOwn' },
        { value: 'little', label: 'modelReasoningLittle' },
      ],
    },
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
    return (await context.hasPermission({ hosts })) ? { is: 'ready' } : { is: 'needs-permission', hosts };
  },
  getContextTokens: getOpenaiWindow,
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
    { prompt, responseFormat, answerTokens, signal, maxLength, onProgress }: PromptRequest,
    values,
    context,
  ): Promise<ModelResponse> {
    const body = {
      model: values.model,
      messages: [
        { role: 'system', content: prompt.system },
        { role: 'user', content: prompt.user },
      ],
      ...FORMAT_PARAMETERS[responseFormat],
      ...buildOptions(values, responseFormat, answerTokens),
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
    let used: OpenaiChunk['usage'];
    try {
      for await (const data of streamServerSentEvents(request, context)) {
        if (data.trim() === '[DONE]') {
          end ||= 'stop';
          break;
        }
        const chunk = parseOpenaiChunk(data);
        if (chunk.error) throw toStreamError(chunk, data, values, context.now);
        const choice = chunk.choices?.[0];
        const message = choice?.delta ?? choice?.message;
        if (message?.refusal) throw new JobError('filtered', message.refusal);
        text += readContent(message?.content);
        end = choice?.finish_reason ?? end;
        used = chunk.usage ?? used;
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
    if (/filter|refusal|safety|prohibited/i.test(end)) throw new JobError('filtered');
    if (!text && end === 'length') throw new JobError('noAnswer');
    // A response with neither text nor a reason for its end was cut off.
    if (!end && !text) throw new JobError('badAnswer', new URL(request.url).host);
    return { text, truncated: end !== 'stop', ...toTokenCounts(used?.prompt_tokens, used?.completion_tokens) };
  },
};

/** Returns what a request has besides its prompt. The last format (`words`) is for services that refuse a part of it. */
function buildOptions(values: Values, format: PromptRequest['responseFormat'], answerTokens: number): object {
  const { asksUsage = true, streamsJson = true, littleReasoning, limit } = getOpenaiService(values);
  const isLast = format === 'words';
  const stream = streamsJson || isLast;
  // A server on this machine writes until its context is full, whatever the format.
  const isLimited = !isLast || (limit === 'max_tokens' && openaiCompatible.isLocal(values));
  return {
    stream,
    ...(isLimited ? buildAnswerLimit(values, answerTokens) : {}),
    ...(!isLast && stream && asksUsage ? { stream_options: { include_usage: true } } : {}),
    ...(!isLast && values.reasoning === 'little' ? littleReasoning : {}),
  };
}

const readContent = (content: OpenaiContent | undefined): string =>
  Array.isArray(content)
    ? content.map(({ type, text = '' }) => (type === 'text' ? text : '')).join('')
    : (content ?? '');

/** Turns an error in the middle of a stream to a `JobError`; its `code` may be the status that a response would have had. */
function toStreamError({ error }: OpenaiChunk, data: string, { key = '' }: Values, now: string): JobError {
  const status = typeof error === 'object' ? Number(error.code) || 500 : 500;
  return toModelResponseError({ status, headers: new Headers() }, data, [key], now);
}

function parseOpenaiChunk(data: string): OpenaiChunk {
  try {
    const chunk: unknown = JSON.parse(data);
    return typeof chunk === 'object' && chunk !== null ? chunk : {};
  } catch {
    return {};
  }
}

/**
 * Parses a service's list of models. OpenRouter lists context sizes and prices in dollars per token; Mistral, Groq and vLLM
 * list context sizes; most services list only names.
 */
function parseModelList(list: unknown): ListedModel[] {
  const { data } = (list ?? {}) as { data?: unknown };
  if (!Array.isArray(data)) throw new JobError('badAnswer');
  return data.flatMap(
    (one: {
      id?: unknown;
      context_length?: unknown;
      max_context_length?: unknown;
      context_window?: unknown;
      max_model_len?: unknown;
      pricing?: { prompt?: unknown; completion?: unknown };
    }) => {
      if (typeof one?.id !== 'string') return [];
      const sizes = [one.context_length, one.max_context_length, one.context_window, one.max_model_len];
      const window = Number(sizes.find(Boolean)) || undefined;
      const [question, answer] = [Number(one.pricing?.prompt) * 1e6, Number(one.pricing?.completion) * 1e6];
      const price = question >= 0 && answer >= 0 ? { question, answer } : undefined;
      return [{ id: one.id, ...(window ? { window } : {}), ...(price ? { price } : {}) }];
    },
  );
}

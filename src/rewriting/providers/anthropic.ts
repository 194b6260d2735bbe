import { answerSchema } from '../../core/llm/index.ts';
import { JobError } from '../../jobs/job-error.ts';
import type { Values } from '../../storage/field.ts';
import {
  listEmptyRequiredFields,
  type ModelResponse,
  PartialAnswerError,
  PRICE_FIELDS,
  type PromptRequest,
  type Provider,
  toTokenCounts,
} from '../provider.ts';
import { requestProviderJson, streamServerSentEvents } from '../provider-http.ts';

const DEFAULT_BASE_URL = 'https://api.anthropic.com';
/** The most tokens that a response may have. */
const MAX_ANSWER_TOKENS = 8_000;

const buildAnthropicHeaders = (key: string) => ({
  'x-api-key': key,
  'anthropic-version': '2023-06-01',
  // Anthropic requires this header for requests from a browser. It confirms that the key is the user's own.
  'anthropic-dangerous-direct-browser-access': 'true',
});

/**
 * The members of a server-sent event that this file reads: https://docs.anthropic.com/en/docs/build-with-claude/streaming
 */
interface AnthropicEvent {
  type?: string;
  delta?: { type?: string; text?: string; stop_reason?: string | null };
  message?: { usage?: { input_tokens?: number } };
  /** The last event of a response has the number of tokens written. */
  usage?: { input_tokens?: number; output_tokens?: number };
  error?: { type?: string; message?: string };
  /** `content` and `stop_reason` come in a response that is not streamed. */
  content?: { type?: string; text?: string }[];
  stop_reason?: string;
}

export const anthropic: Provider = {
  id: 'anthropic',
  fields: [
    { key: 'model', kind: 'text', label: 'modelModel', help: 'modelModelHelp', required: true },
    { key: 'base', kind: 'url', label: 'modelBase', help: 'modelBaseHelp' },
    { key: 'key', kind: 'secret', label: 'modelKey', required: true },
    ...PRICE_FIELDS,
  ],
  responseFormats: ['schema', 'words'],
  endpoint: (values) => parseAnthropicBaseUrl(values)?.href ?? null,
  hosts: (values) => {
    const url = parseAnthropicBaseUrl(values);
    return url ? [`${url.protocol}//${url.hostname}/*`] : [];
  },
  isLocal: (values) => /^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(`${values.base?.trim() ?? ''}/`),
  async checkReadiness(values, context) {
    const empty = [...listEmptyRequiredFields(this, values), ...(parseAnthropicBaseUrl(values) ? [] : ['base'])];
    if (empty.length > 0) return { is: 'needs-settings', fields: empty };
    const hosts = this.hosts(values);
    return (await context.hasPermission({ hosts })) ? { is: 'ready' } : { is: 'needs-permission', hosts };
  },
  getContextTokens: () => 200_000,
  async listModels(values, context) {
    const signal = AbortSignal.timeout(context.timeouts.first);
    const key = values.key ?? '';
    const url = `${toAnthropicBaseUrl(values.base)}/v1/models?limit=100`;
    const { data } = (await requestProviderJson(
      { url, headers: buildAnthropicHeaders(key), signal, secrets: [key] },
      context,
    )) as {
      data?: { id?: string }[];
    };
    return (Array.isArray(data) ? data : []).flatMap(({ id }) => (id ? [{ id }] : []));
  },
  async ask({ prompt, responseFormat, signal, onProgress }: PromptRequest, values, context): Promise<ModelResponse> {
    const key = values.key ?? '';
    const body = {
      model: values.model,
      max_tokens: MAX_ANSWER_TOKENS,
      stream: true,
      system: prompt.system,
      messages: [{ role: 'user', content: prompt.user }],
      // Models before Claude 4.5 refuse it.
      ...(responseFormat === 'schema'
        ? { output_config: { format: { type: 'json_schema', schema: answerSchema } } }
        : {}),
    };
    const request = {
      url: `${toAnthropicBaseUrl(values.base)}/v1/messages`,
      headers: buildAnthropicHeaders(key),
      body,
      signal,
      secrets: [key],
    };
    let text = '';
    let end = '';
    let read: number | undefined;
    let written: number | undefined;
    try {
      for await (const data of streamServerSentEvents(request, context)) {
        const event = parseAnthropicEvent(data);
        if (event.type === 'error')
          throw new JobError(
            event.error?.type === 'overloaded_error' ? 'limited' : 'serverError',
            event.error?.message ?? '',
          );
        text += event.delta?.text ?? event.content?.map((part) => part.text ?? '').join('') ?? '';
        end = event.delta?.stop_reason ?? event.stop_reason ?? end;
        read = event.message?.usage?.input_tokens ?? event.usage?.input_tokens ?? read;
        written = event.usage?.output_tokens ?? written;
        onProgress?.(text.length);
      }
    } catch (error) {
      if (error instanceof JobError && text) throw new PartialAnswerError(error, text);
      throw error;
    }
    if (end === 'refusal') throw new JobError('filtered');
    if (!text && end === 'max_tokens') throw new JobError('noAnswer');
    if (!end && !text) throw new JobError('badAnswer', new URL(request.url).host);
    return {
      text,
      truncated: end !== 'end_turn' && end !== 'stop_sequence',
      ...toTokenCounts(read, written),
    };
  },
};

/**
 * Parses the API's address. null when it is not allowed: `http:` is only for this machine, and no login may be in the
 * address.
 */
function parseAnthropicBaseUrl({ base = '' }: Values): URL | null {
  const url = URL.parse(base.trim() || DEFAULT_BASE_URL);
  if (!url || url.username || url.password) return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(url.hostname))
    ? url
    : null;
}

const toAnthropicBaseUrl = (base = '') =>
  (base.trim() || DEFAULT_BASE_URL).replace(/(?<!\/)\/+$/, '').replace(/\/v1$/, '');

function parseAnthropicEvent(data: string): AnthropicEvent {
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === 'object' && event !== null ? event : {};
  } catch {
    return {};
  }
}

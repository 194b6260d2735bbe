/** Builds requests of OpenAI's chat completions API: address, headers and body. */
import { answerSchema } from '../core/llm/index.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Values } from '../storage/field.ts';
import { buildAnswerLimit, getOpenaiService } from './openai-services.ts';
import type { PromptRequest } from './provider.ts';

/**
 * Parses the API's address. null when it is not allowed: `http:` is only for this machine, and no login may be in the
 * address.
 */
export function parseOpenaiBaseUrl(values: Values): URL | null {
  const url = URL.parse(values.base?.trim() || getOpenaiService(values).base);
  if (!url || url.username || url.password) return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackUrl(url)) ? url : null;
}

const isLoopbackUrl = ({ hostname }: URL) => /^(?:localhost|127\.0\.0\.1)$/.test(hostname);

/** Whether the service is on this machine. */
export function isLocalService(values: Values): boolean {
  const base = parseOpenaiBaseUrl(values);
  return base !== null && isLoopbackUrl(base);
}

/** Appends a path to the API's address. The address keeps its query, such as Azure's `api-version`. */
export function buildOpenaiUrl(values: Values, path: string): string {
  const base = parseOpenaiBaseUrl(values);
  if (!base) throw new JobError('notFound', values.base ?? '');
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/(?<!\/)\/+$/, '')}${path}`;
  if (values.service === 'azure' && url.pathname.includes('/deployments/') && !url.searchParams.has('api-version'))
    url.searchParams.set('api-version', '2024-10-21');
  return url.href;
}

export const buildOpenaiHeaders = (values: Values): Record<string, string> =>
  !values.key ? {} : values.service === 'azure' ? { 'api-key': values.key } : { Authorization: `Bearer ${values.key}` };

const FORMAT_PARAMETERS = {
  schema: {
    response_format: { type: 'json_schema', json_schema: { name: 'post', strict: true, schema: answerSchema } },
  },
  object: { response_format: { type: 'json_object' } },
  words: {},
};

/** Builds the body of a request. The last format (`words`) is for services that refuse a part of the others. */
export const buildOpenaiBody = ({ prompt, responseFormat, answerTokens }: PromptRequest, values: Values): object => ({
  model: values.model,
  messages: [
    { role: 'system', content: prompt.system },
    { role: 'user', content: prompt.user },
  ],
  ...FORMAT_PARAMETERS[responseFormat],
  ...buildOptions(values, responseFormat, answerTokens),
});

function buildOptions(values: Values, format: PromptRequest['responseFormat'], answerTokens: number): object {
  const { asksUsage = true, streamsJson = true, littleReasoning, limit } = getOpenaiService(values);
  const isLast = format === 'words';
  const stream = streamsJson || isLast;
  // A server on this machine writes until its context is full, whatever the format.
  const isLimited = !isLast || (limit === 'max_tokens' && isLocalService(values));
  return {
    stream,
    ...(isLimited ? buildAnswerLimit(values, answerTokens) : {}),
    ...(!isLast && stream && asksUsage ? { stream_options: { include_usage: true } } : {}),
    ...(!isLast && values.reasoning === 'little' ? littleReasoning : {}),
  };
}

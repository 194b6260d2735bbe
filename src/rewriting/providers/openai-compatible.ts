import { JobError } from '../../jobs/job-error.ts';
import { type OpenaiChunk, parseOpenaiChunk, readContent, toStreamError } from '../openai-chunk.ts';
import {
  buildOpenaiBody,
  buildOpenaiHeaders,
  buildOpenaiUrl,
  isLocalService,
  parseOpenaiBaseUrl,
} from '../openai-request.ts';
import { getOpenaiWindow, OPENAI_SERVICES } from '../openai-services.ts';
import { parseModelList } from '../parse-model-list.ts';
import {
  listEmptyRequiredFields,
  PartialAnswerError,
  PRICE_FIELDS,
  type Provider,
  toTokenCounts,
} from '../provider.ts';
import { requestProviderJson, streamServerSentEvents } from '../provider-http.ts';

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
  isLocal: isLocalService,
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
  async ask(question, values, context) {
    const { signal, maxLength, onProgress } = question;
    const request = {
      url: buildOpenaiUrl(values, '/chat/completions'),
      headers: buildOpenaiHeaders(values),
      body: buildOpenaiBody(question, values),
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

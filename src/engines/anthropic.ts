import type { Values } from '../outputs/index.ts';
import { events, whole } from './http.ts';
import { emptyOf, type Model, type Question, type Said } from './model.ts';
import { ModelFailed } from './trouble.ts';

const BASE = 'https://api.anthropic.com';
/** Tokens of the longest answer. */
const ANSWER = 8_000;

const headersOf = (key: string) => ({
  'x-api-key': key,
  'anthropic-version': '2023-06-01',
  // A person's own key, in the person's own browser: what the header asks to be sure of.
  'anthropic-dangerous-direct-browser-access': 'true',
});

/** What is read of an event: https://docs.anthropic.com/en/docs/build-with-claude/streaming */
interface Event {
  type?: string;
  delta?: { type?: string; text?: string; stop_reason?: string | null };
  message?: { usage?: { input_tokens?: number } };
  error?: { type?: string; message?: string };
  /** Of an answer that was not streamed. */
  content?: { type?: string; text?: string }[];
  stop_reason?: string;
}

export const anthropic: Model = {
  id: 'anthropic',
  fields: [
    { key: 'model', kind: 'text', label: 'modelModel', help: 'modelModelHelp', required: true },
    { key: 'base', kind: 'url', label: 'modelBase', help: 'modelBaseHelp' },
    { key: 'key', kind: 'secret', label: 'modelKey', required: true },
  ],
  rungs: ['words'],
  endpoint: (values) => serverOf(values)?.href ?? null,
  hosts: (values) => {
    const url = serverOf(values);
    return url ? [`${url.protocol}//${url.hostname}/*`] : [];
  },
  isLocal: (values) => /^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/.test(`${values.base?.trim() ?? ''}/`),
  async state(values, world) {
    const empty = [...emptyOf(this, values), ...(serverOf(values) ? [] : ['base'])];
    if (empty.length > 0) return { is: 'needs-settings', fields: empty };
    const hosts = this.hosts(values);
    return (await world.permitted(hosts)) ? { is: 'ready' } : { is: 'needs-permission', hosts };
  },
  window: async () => 200_000,
  async list(values, world) {
    const signal = AbortSignal.timeout(world.patience.first);
    const key = values.key ?? '';
    const url = `${baseOf(values.base)}/v1/models?limit=100`;
    const { data } = (await whole({ url, headers: headersOf(key), signal, secrets: [key] }, world)) as {
      data?: { id?: string }[];
    };
    return (Array.isArray(data) ? data : []).flatMap(({ id }) => (id ? [{ id }] : []));
  },
  async ask({ prompt, signal, onProgress }: Question, values, world): Promise<Said> {
    const key = values.key ?? '';
    const body = {
      model: values.model,
      max_tokens: ANSWER,
      stream: true,
      system: prompt.system,
      messages: [{ role: 'user', content: prompt.user }],
    };
    const asked = { url: `${baseOf(values.base)}/v1/messages`, headers: headersOf(key), body, signal, secrets: [key] };
    let text = '';
    let end = '';
    let read: number | undefined;
    try {
      for await (const data of events(asked, world)) {
        const event = eventOf(data);
        if (event.type === 'error')
          throw new ModelFailed(
            event.error?.type === 'overloaded_error' ? 'limited' : 'serverError',
            event.error?.message ?? '',
          );
        text += event.delta?.text ?? event.content?.map((part) => part.text ?? '').join('') ?? '';
        end = event.delta?.stop_reason ?? event.stop_reason ?? end;
        read = event.message?.usage?.input_tokens ?? read;
        onProgress?.(text.length);
      }
    } catch (error) {
      if (error instanceof ModelFailed && text) throw new ModelFailed(error.why, error.detail, error.wait, text);
      throw error;
    }
    if (!end && !text) throw new ModelFailed('badAnswer', new URL(asked.url).host);
    return { text, cut: end !== 'end_turn' && end !== 'stop_sequence', ...(read === undefined ? {} : { read }) };
  },
};

/** The address to ask, null for one that may not be: plain http is for this machine alone. */
function serverOf({ base = '' }: Values): URL | null {
  const url = URL.parse(base.trim() || BASE);
  if (!url || url.username || url.password) return null;
  return url.protocol === 'https:' || (url.protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/.test(url.hostname))
    ? url
    : null;
}

const baseOf = (base = '') => (base.trim() || BASE).replace(/(?<!\/)\/+$/, '').replace(/\/v1$/, '');

function eventOf(data: string): Event {
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === 'object' && event !== null ? event : {};
  } catch {
    return {};
  }
}

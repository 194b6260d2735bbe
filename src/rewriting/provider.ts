import type { Prompt } from '../core/llm/index.ts';
import type { Fetch } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Field, Values } from '../storage/field.ts';

/**
 * How the response's JSON is enforced, strictest first: by a schema, as any object, or by the prompt's words. See
 * `askUntilParsed`.
 */
type ResponseFormat = 'schema' | 'object' | 'words';

export interface PromptRequest {
  prompt: Prompt;
  responseFormat: ResponseFormat;
  signal: AbortSignal;
  /** Characters. A longer response, apart from its reasoning, is a model that repeats itself, and may be cut here. */
  maxLength?: number;
  /** Called while the response arrives, with its length in characters so far. */
  onProgress?: (length: number) => void;
}

export interface ModelResponse {
  text: string;
  /** Whether the response was cut off before its end. */
  truncated: boolean;
  /** How many tokens of the prompt the model reports to have read. */
  inputTokens?: number;
}

/** Whether a provider can take a request, checked before one is sent. */
export type ProviderReadiness =
  | { is: 'ready' }
  /** The message `model_why_WHY` gives the reason to the user. */
  | { is: 'unavailable'; why: 'noApi' | 'noDevice' }
  /** The browser's model must be downloaded first, which starts with a click in a page, or is being downloaded. */
  | { is: 'downloadable' | 'downloading' }
  /** `fields`: keys of the required fields that are empty or invalid. */
  | { is: 'needs-settings'; fields: string[] }
  /** `hosts`: host match patterns. Call `permissions.request` with these as the first statement of the click's handler. */
  | { is: 'needs-permission'; hosts: string[] };

/** Everything outside of its own code that a provider may use. It is a parameter so that tests can replace it. */
export interface ProviderContext {
  /** When the context was created, as ISO 8601. */
  now: string;
  /** The browser's `fetch`. Only `send-request.ts` calls it. */
  fetch: Fetch;
  /** Whether the user permits requests to these hosts (match patterns). */
  hasPermission(hosts: string[]): Promise<boolean>;
  /** Milliseconds to wait for the first chunk of a response, for each next chunk, and for the whole response. */
  timeouts: { first: number; next: number; total: number };
  /** `globalThis`, which holds the APIs of the browser's own models (`LanguageModel`, `Summarizer`). */
  globals: object;
}

/** A model that a service offers. */
export interface ListedModel {
  id: string;
  /** Size of the model's context in tokens; undefined when the service does not tell. */
  window?: number;
  /** Dollars for a million tokens of the prompt and of the response; undefined when the service does not tell. */
  price?: { question: number; answer: number };
}

/**
 * The contract of a provider; `tests/contracts/providers.test.ts` runs over every provider in the index.
 *
 * - `ask` resolves with the whole response, and sets `truncated` when the response was cut off. It rejects with an
 *   `AbortError` once the signal is aborted, else with a `JobError` that says why.
 * - A provider waits for the next chunk of a response no longer than `timeouts` allow, and reads 5 MB at most.
 * - A provider gives the model nothing but text: no tools, nothing to open or to send.
 * - A provider sends only to the origin of its `endpoint` and follows no redirect. No secret gets into an error message.
 * - The user's texts for a provider are the messages `model_ID_name` and `model_ID_help`.
 */
export interface Provider {
  id: string;
  fields: Field[];
  responseFormats: ResponseFormat[];
  /** The address that every request begins with, from the field `base`; null for none. Secrets are stored for its origin. */
  endpoint(values: Values): string | null;
  /** Host match patterns (`https://host/*`) for the provider's requests; [] for the browser's own model. */
  hosts(values: Values): string[];
  /** Whether the article stays on this machine. */
  isLocal(values: Values): boolean;
  checkReadiness(values: Values, context: ProviderContext): Promise<ProviderReadiness>;
  /** The model's context: the most tokens that the prompt and the response may have together. */
  getContextTokens(values: Values, context: ProviderContext): Promise<number>;
  /** Lists the models that the service offers, for the user to choose from. */
  listModels?(values: Values, context: ProviderContext): Promise<ListedModel[]>;
  ask(question: PromptRequest, values: Values, context: ProviderContext): Promise<ModelResponse>;
}

/** Lists the keys of the required fields that are empty. */
export const listEmptyRequiredFields = (model: Provider, values: Values): string[] =>
  model.fields.filter(({ key, required }) => required && !values[key]?.trim()).map(({ key }) => key);

/** Thrown when a model's response breaks off in the middle. `partialText`: what had arrived. */
export class PartialAnswerError extends JobError {
  constructor(
    { code, detail, retryAfterS }: JobError,
    readonly partialText: string,
  ) {
    super(code, detail, retryAfterS);
  }
}

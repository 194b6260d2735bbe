import type { Prompt } from '../core/llm/index.ts';
import type { Fetch } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Field, Values } from '../storage/field.ts';

/** How strictly the shape of an answer is required, the strictest first. A model that refuses one is asked with the next. */
type ResponseFormat = 'schema' | 'object' | 'words';

export interface PromptRequest {
  prompt: Prompt;
  responseFormat: ResponseFormat;
  signal: AbortSignal;
  /** Characters of the answer so far. */
  onProgress?: (length: number) => void;
}

export interface ModelResponse {
  text: string;
  /** The answer was cut off before its end. */
  truncated: boolean;
  /** Tokens of the question that the model reports to have read. */
  inputTokens?: number;
}

/** Whether a provider would answer, known before it is asked. */
export type ProviderReadiness =
  | { is: 'ready' }
  /** The text `model_why_…` says why. */
  | { is: 'unavailable'; why: 'noApi' | 'noDevice' }
  /** The browser downloads its model when the user asks for it, in a page. */
  | { is: 'downloadable' | 'downloading' }
  /** Required fields that are empty, by key. */
  | { is: 'needs-settings'; fields: string[] }
  /** Match patterns; ask with `permissions.request` as the first statement of the click's handler. */
  | { is: 'needs-permission'; hosts: string[] };

/** Everything that a provider may use; passed in, so that tests can pass their own. */
export interface ProviderContext {
  /** ISO 8601. */
  now: string;
  /** The browser's own; called in `send-request.ts` alone. */
  fetch: Fetch;
  /** Whether requests to the hosts of these match patterns are permitted. */
  hasPermission(hosts: string[]): Promise<boolean>;
  /** Milliseconds to wait for the first piece of an answer, for the next one, and for the whole. */
  timeouts: { first: number; next: number; total: number };
  /** The object that has the browser's own models, `globalThis`. */
  globals: object;
}

/** A model that a service offers. */
export interface ListedModel {
  id: string;
  /** Tokens of its context, if the service says so. */
  window?: number;
  /** Dollars for a million tokens of the question and of the answer, if the service says so. */
  price?: { question: number; answer: number };
}

/**
 * The contract of a provider; `tests/contracts/providers.test.ts` runs over every provider in the index.
 *
 * - `ask` resolves with the whole answer, and with `truncated` when it was cut off. It rejects with an `AbortError` once the
 *   signal is aborted, else with a `JobError` that says why.
 * - It waits as long as pieces come in, no longer than `timeouts` for the next one, and reads 5 MB at most.
 * - It gives the model nothing but text: no tools, nothing to open or to send.
 * - It sends to the origin of its `endpoint` alone, follows no redirect, and no secret of its values gets into an error.
 * - Its texts are in the messages: `model_ID_name`, `model_ID_help`.
 */
export interface Provider {
  id: string;
  fields: Field[];
  responseFormats: ResponseFormat[];
  /** The address that all its requests begin with, which its secrets are stored for; null for none. Its field is `base`. */
  endpoint(values: Values): string | null;
  /** Match patterns of the hosts that it sends to; [] for a model of the browser itself. */
  hosts(values: Values): string[];
  /** Whether the article stays on this machine. */
  isLocal(values: Values): boolean;
  checkReadiness(values: Values, context: ProviderContext): Promise<ProviderReadiness>;
  /** Most tokens that question and answer have together. */
  getContextTokens(values: Values, context: ProviderContext): Promise<number>;
  /** The models to choose from. */
  listModels?(values: Values, context: ProviderContext): Promise<ListedModel[]>;
  ask(question: PromptRequest, values: Values, context: ProviderContext): Promise<ModelResponse>;
}

/** Keys of the required fields that are empty. */
export const listEmptyRequiredFields = (model: Provider, values: Values): string[] =>
  model.fields.filter(({ key, required }) => required && !values[key]?.trim()).map(({ key }) => key);

/** A model stopped in the middle of its answer. */
export class PartialAnswerError extends JobError {
  constructor(
    { code, detail, retryAfterS }: JobError,
    readonly partialText: string,
  ) {
    super(code, detail, retryAfterS);
  }
}

import type { Prompt } from '../core/llm/index.ts';
import type { Fetch } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Field, Values } from '../storage/field.ts';

/** How strictly the shape of an answer is asked for, the strictest first. A model that refuses one is asked by the next. */
export type ResponseFormat = 'schema' | 'object' | 'words';

export interface PromptRequest {
  prompt: Prompt;
  responseFormat: ResponseFormat;
  signal: AbortSignal;
  /** Characters of the answer so far. */
  onProgress?: (length: number) => void;
}

export interface ModelResponse {
  text: string;
  /** It ran out of room before it was done. */
  truncated: boolean;
  /** Tokens of the question that it says to have read, where it says so. */
  inputTokens?: number;
}

/** Whether it would answer, told before it is asked. */
export type ProviderReadiness =
  | { is: 'ready' }
  /** Why it can't be had here, as a text: `model_why_…`. */
  | { is: 'unavailable'; why: 'noApi' | 'noDevice' }
  /** The browser has it once the person asks for it, in a page. */
  | { is: 'downloadable' | 'downloading' }
  /** Required fields that are empty, by key. */
  | { is: 'needs-settings'; fields: string[] }
  /** Match patterns; ask with `permissions.request` as the first statement of the click's handler. */
  | { is: 'needs-permission'; hosts: string[] };

/** What a model may reach for; passed in, so that tests can pass their own. */
export interface ProviderContext {
  /** ISO 8601. */
  now: string;
  /** The browser's own; called in `publishing/destinations/send-request.ts` alone. */
  fetch: Fetch;
  /** Whether the hosts of these match patterns may be asked. */
  hasPermission(hosts: string[]): Promise<boolean>;
  /** Milliseconds without a sign of life after which nobody is there: before the first, and between two; and those of it all. */
  timeouts: { first: number; next: number; total: number };
  /** Where the browser's own models are looked for. */
  globals: object;
}

/** A model that a service offers. */
export interface ListedModel {
  id: string;
  /** Tokens of its window, where the service says so. */
  window?: number;
  /** Dollars for a million tokens of the question and of the answer, where it says so. */
  price?: { question: number; answer: number };
}

/**
 * The contract of a model that answers in words; `tests/contracts/providers.test.ts` runs over every one in the index.
 *
 * - `ask` resolves with all that was said, and with `truncated` when it was cut short. It rejects with an `AbortError` once the
 *   signal is aborted, else with a `ProviderError` that says why.
 * - It waits as long as signs of life come in, no longer than `timeouts` for the next one, and reads 5 MB at most.
 * - It gives the model nothing but words: no tools, nothing to open or to send.
 * - It sends to the origin of its `endpoint` alone, follows no redirect, and no secret of its values gets into an error.
 * - What a person reads of it is in the messages: `model_ID_name`, `model_ID_help`.
 */
export interface Provider {
  id: string;
  fields: Field[];
  responseFormats: ResponseFormat[];
  /** The address that all its requests begin with, which its secrets are kept for; null when there is none. Its field is `base`. */
  endpoint(values: Values): string | null;
  /** Match patterns of what it sends to; [] when it is on this device and needs no leave. */
  hosts(values: Values): string[];
  /** Whether nothing that it is given leaves this machine. */
  isLocal(values: Values): boolean;
  checkReadiness(values: Values, context: ProviderContext): Promise<ProviderReadiness>;
  /** Tokens that question and answer may have together. */
  getContextTokens(values: Values, context: ProviderContext): Promise<number>;
  /** The models to choose from. */
  listModels?(values: Values, context: ProviderContext): Promise<ListedModel[]>;
  ask(question: PromptRequest, values: Values, context: ProviderContext): Promise<ModelResponse>;
}

/** Fields that are empty, of those without which nothing can be asked. */
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

import type { ModelAnswer, Prompt } from '../core/llm/index.ts';
import type { RequestLanguages } from '../extension/browser-model.ts';
import type { NamedPermission, PermissionRequest } from '../extension/permissions.ts';
import type { Fetch } from '../extension/send-request.ts';
import { JobError } from '../jobs/job-error.ts';
import type { Field, Values } from '../storage/field.ts';

/**
 * How the response's JSON is enforced, strictest first: by a schema, as any object, or by the prompt's words. See
 * `askUntilParsed`.
 */
type ResponseFormat = 'schema' | 'object' | 'words';

/** What a prompt is about, for models that take a text and no instructions, such as a summarizer or a translator. */
export interface PromptMaterial {
  /** Markdown of the article or of a part of it; for the last prompt about a long article, the points of all parts. */
  article: string;
  languages: RequestLanguages;
  /** The texts of the post as they are. */
  post: ModelAnswer;
}

export interface PromptRequest {
  prompt: Prompt;
  material: PromptMaterial;
  responseFormat: ResponseFormat;
  /** Estimated tokens of the response. */
  answerTokens: number;
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
  /** How many tokens the model reports to have written, with what it thought. */
  outputTokens?: number;
}

/** Whether a provider can take a request, checked before one is sent. */
export type ProviderReadiness =
  | { is: 'ready' }
  /** The message `model_why_WHY` gives the reason to the user. */
  | { is: 'unavailable'; why: 'noApi' | 'noDevice' | 'switchedOff' | 'privateWindow' | 'sameLanguage' }
  /** The model does not know this language (BCP 47). */
  | { is: 'unavailable'; why: 'language'; language: string }
  /** The browser's model must be downloaded first, which starts with a click in a page, or is being downloaded. */
  | { is: 'downloadable' | 'downloading' }
  /** `fields`: keys of the required fields that are empty or invalid. */
  | { is: 'needs-settings'; fields: string[] }
  /**
   * `hosts`: host match patterns; `permission`: a named permission. Call `requestPermission` with these as the first statement
   * of the click's handler.
   */
  | { is: 'needs-permission'; hosts: string[] }
  | { is: 'needs-permission'; permission: NamedPermission };

/** How far a download is: its share from 0 to 1, and its size where the browser tells it. */
export interface DownloadProgress {
  share: number;
  bytes?: { loaded: number; total: number };
}

/** Everything outside of its own code that a provider may use. It is a parameter so that tests can replace it. */
export interface ProviderContext {
  /** When the context was created, as ISO 8601. */
  now: string;
  /** The browser's `fetch`. Only `send-request.ts` calls it. */
  fetch: Fetch;
  /** Whether the user has granted access to these hosts (match patterns), or a named permission. */
  hasPermission(wanted: PermissionRequest): Promise<boolean>;
  /** Milliseconds to wait for the first chunk of a response, for each next chunk, and for the whole response. */
  timeouts: { first: number; next: number; total: number };
  /** `globalThis`, which holds the APIs of the browser's own models (`LanguageModel`, `Summarizer`, `browser.trial`). */
  globals: object;
  /** Whether the context belongs to a private window. */
  isPrivate: boolean;
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
  /** The browser that has the model; absent for a model that every browser can reach. */
  browser?: 'chromium' | 'firefox';
  /** Whether the model only translates: it is offered where the post would be in another language than the article. */
  isTranslator?: boolean;
  fields: Field[];
  responseFormats: ResponseFormat[];
  /** The address that every request begins with, from the field `base`; null for none. Secrets are stored for its origin. */
  endpoint(values: Values): string | null;
  /** Host match patterns (`https://host/*`) for the provider's requests; [] for the browser's own model. */
  hosts(values: Values): string[];
  /** Whether the article stays on this machine. */
  isLocal(values: Values): boolean;
  /** `languages`: of the request, where they are known. */
  checkReadiness(values: Values, context: ProviderContext, languages?: RequestLanguages): Promise<ProviderReadiness>;
  /**
   * The model's context: the most tokens that the prompt and the response may have together. Where the user or an earlier
   * measurement has set the field `window`, that number.
   */
  getContextTokens(values: Values): number;
  /** Asks the model for its context in tokens, which may load the model; undefined when it does not tell. */
  measureContextTokens?(
    context: ProviderContext,
    languages: RequestLanguages,
    signal: AbortSignal,
  ): Promise<number | undefined>;
  /**
   * Downloads the model, and resolves with field values to be stored. Call it in a page, on a click, as the browser requires.
   * Rejects with a `JobError`.
   */
  download?(values: Values, context: ProviderContext, progress: (one: DownloadProgress) => void): Promise<Values>;
  /** Deletes the downloaded model, and resolves with field values to be stored. Rejects with a `JobError`. */
  deleteDownload?(context: ProviderContext): Promise<Values>;
  /**
   * Starts the download that a request in these languages needs, if the browser allows one only during a click. Call it
   * before the first `await` of the click's handler.
   */
  startDownload?(context: ProviderContext, languages: RequestLanguages): void;
  /** Lists the models that the service offers, for the user to choose from. */
  listModels?(values: Values, context: ProviderContext): Promise<ListedModel[]>;
  ask(question: PromptRequest, values: Values, context: ProviderContext): Promise<ModelResponse>;
}

/** The fields of a provider whose requests cost something: dollars for a million tokens. */
export const PRICE_FIELDS: Field[] = [
  { key: 'priceIn', kind: 'number', label: 'modelPriceIn', help: 'modelPriceHelp', range: [0, 1_000] },
  { key: 'priceOut', kind: 'number', label: 'modelPriceOut', range: [0, 1_000] },
];

/** Returns the counts that a service has reported, as members of a `ModelResponse`. */
export const toTokenCounts = (
  inputTokens: number | undefined,
  outputTokens: number | undefined,
): Pick<ModelResponse, 'inputTokens' | 'outputTokens'> => ({
  ...(inputTokens === undefined ? {} : { inputTokens }),
  ...(outputTokens === undefined ? {} : { outputTokens }),
});

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

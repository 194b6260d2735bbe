import type { Prompt } from '../core/propose/index.ts';
import type { Fetch, Field, Values } from '../outputs/index.ts';

/** How strictly the shape of an answer is asked for, the strictest first. A model that refuses one is asked by the next. */
export type Rung = 'schema' | 'object' | 'words';

export interface Question {
  prompt: Prompt;
  rung: Rung;
  signal: AbortSignal;
  /** Characters of the answer so far. */
  onProgress?: (length: number) => void;
}

export interface Said {
  text: string;
  /** It ran out of room before it was done. */
  cut: boolean;
  /** Tokens of the question that it says to have read, where it says so. */
  read?: number;
}

/** Whether it would answer, told before it is asked. */
export type ModelState =
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
export interface ModelWorld {
  /** The browser's own; called in `outputs/send-request.ts` alone. */
  fetch: Fetch;
  /** Whether the hosts of these match patterns may be asked. */
  permitted(hosts: string[]): Promise<boolean>;
  /** Milliseconds without a sign of life after which nobody is there: before the first, and between two; and those of it all. */
  patience: { first: number; next: number; total: number };
  /** Where the browser's own models are looked for. */
  globals: object;
}

/** A model that a service offers. */
export interface Offer {
  id: string;
  /** Tokens of its window, where the service says so. */
  window?: number;
  /** Dollars for a million tokens of the question and of the answer, where it says so. */
  price?: { question: number; answer: number };
}

/**
 * The contract of a model that answers in words; `tests/contracts/models.test.ts` runs over every one in the index.
 *
 * - `ask` resolves with all that was said, and with `cut` when it was cut short. It rejects with an `AbortError` once the
 *   signal is aborted, else with a `ModelFailed` that says why.
 * - It waits as long as signs of life come in, no longer than `patience` for the next one, and reads 5 MB at most.
 * - It gives the model nothing but words: no tools, nothing to open or to send.
 * - It sends to the origin of its `endpoint` alone, follows no redirect, and no secret of its values gets into an error.
 * - What a person reads of it is in the messages: `model_ID_name`, `model_ID_help`.
 */
export interface Model {
  id: string;
  fields: Field[];
  rungs: Rung[];
  /** The address that all its requests begin with, which its secrets are kept for; null when there is none. Its field is `base`. */
  endpoint(values: Values): string | null;
  /** Match patterns of what it sends to; [] when it is on this device and needs no leave. */
  hosts(values: Values): string[];
  /** Whether nothing that it is given leaves this machine. */
  isLocal(values: Values): boolean;
  state(values: Values, world: ModelWorld): Promise<ModelState>;
  /** Tokens that question and answer may have together. */
  window(values: Values, world: ModelWorld): Promise<number>;
  /** The models to choose from. */
  list?(values: Values, world: ModelWorld): Promise<Offer[]>;
  ask(question: Question, values: Values, world: ModelWorld): Promise<Said>;
}

/** Fields that are empty, of those without which nothing can be asked. */
export const emptyOf = (model: Model, values: Values): string[] =>
  model.fields.filter(({ key, required }) => required && !values[key]?.trim()).map(({ key }) => key);

import type { Delivery, Post, PostFile, Receipt } from '../core/post.ts';
import type { MessageKey } from '../extension/i18n.ts';
import type { Fetch } from '../extension/send-request.ts';
import type { Field, Values } from '../storage/field.ts';
import type { FolderAccess } from './folder-access.ts';

/** Whether a click would send, known before the click. */
export type Readiness =
  | { is: 'ready' }
  /** Required fields that are empty, by key. */
  | { is: 'needs-settings'; fields: string[] }
  /** The required secret that is missing, by key. */
  | { is: 'needs-sign-in'; field: string }
  /** Match patterns; ask with `permissions.request` as the first statement of the click's handler. */
  | { is: 'needs-permission'; hosts: string[] }
  /** A permission by name, requested in the same way (Firefox: `downloads`). */
  | { is: 'needs-capability'; permission: 'downloads' }
  /** The browser has to ask again, in a full tab, whether the folder may be written to. */
  | { is: 'needs-folder' }
  /** The address did not come from the user, but from a backup for example: the user agrees to it before anything is sent. */
  | { is: 'needs-agreement'; origin: string };

/** A file that belongs to a post, as an image does. */
export interface Asset {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What is sent, with the user's decisions about it. Plain data: it is stored before it is sent. */
export interface SendRequest {
  /** The same on every try, so that a server without readback can recognize it. */
  id: string;
  items: { file: PostFile; post: Post }[];
  assets: Asset[];
  /** Files of the destination that may be replaced: path → the `version` that the user was shown. */
  replace: Record<string, string>;
  /** The last try was cut off and may have succeeded: a destination without readback is not sent to again. */
  retried: boolean;
}

/** Everything that an output may use; passed in, so that tests and other contexts can pass their own. */
export interface OutputContext {
  /** ISO 8601. */
  now: string;
  /** A text in the user's language. */
  translate(key: MessageKey, ...details: (string | number)[]): string;
  /** The browser's own; called in `send-request.ts` alone. */
  fetch: Fetch;
  writeClipboard(text: string): Promise<void>;
  /** Hands a file to the browser's downloads. */
  download(name: string, text: string): Promise<void>;
  openTab(url: string): Promise<void>;
  /** Whether requests to the hosts of these match patterns are permitted. */
  hasPermission(hosts: string[]): Promise<boolean>;
  /** The folder that was chosen for a destination. */
  folder(values: Values): Promise<FolderAccess>;
}

/**
 * The contract of a destination; `tests/contracts/outputs.test.mjs` runs over every output in the index.
 *
 * - `send` resolves with a receipt once the posts have arrived, never earlier. It rejects with a `JobError` that says why, or
 *   with a `ConflictError` when something else is there already.
 * - It sends the text as it is, to the byte, and changes nothing of the file.
 * - Sending a request again that has arrived adds nothing and resolves: the answer may have been lost. A destination without
 *   readback rejects with `unconfirmed` instead of sending twice.
 * - It uses nothing but its `OutputContext`, and no secret of its values gets into a receipt, an error or an address.
 * - Every request goes to the origin of its `endpoint`, which its secrets are stored for, and follows no redirect.
 * - Its texts are in the messages: `output_ID_name`, `_help`, `_done` ($1: where), `_failed`.
 */
export interface Output {
  id: string;
  delivers: Delivery;
  /** Its settings, in the order of the form. */
  fields: Field[];
  /** The address that all its requests, or its tab, begin with; null while none is set. Its field is the first of kind `url`. */
  endpoint?(values: Values): string | null;
  /** Match patterns of the hosts that it sends requests to and that do not allow every page (CORS). */
  hosts?(values: Values): string[];
  /** Called when fields, sign-in and hosts are in order. */
  checkReadiness?(values: Values, context: OutputContext): Promise<Readiness>;
  /** Whether it needs a window (clipboard, downloads, a tab): such a send is over at once and is no job. */
  needsWindow(values: Values): boolean;
  send(request: SendRequest, values: Values, context: OutputContext): Promise<Receipt>;
  /**
   * Takes back a send, if its receipt has `undo`. Resolves also when the files are gone already; rejects with `changedThere` when
   * they have changed since.
   */
  undo?(receipt: Receipt, values: Values, context: OutputContext): Promise<void>;
  /** The text of a file at the destination, such as a blog's `.precis.json`; null when there is none. */
  read?(path: string, values: Values, context: OutputContext): Promise<string | null>;
}

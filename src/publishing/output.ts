import type { Bytes } from '../core/bytes.ts';
import type { Delivery, Post, PostFile, Receipt } from '../core/post.ts';
import type { MessageKey } from '../extension/i18n.ts';
import type { Fetch } from '../extension/send-request.ts';
import type { Field, Values } from '../storage/field.ts';
import type { FolderAccess } from './folder-access.ts';

/** Whether a destination can be sent to, and what is missing if not. It is checked before the user clicks. */
export type Readiness =
  | { is: 'ready' }
  /** `fields`: keys of the required fields that are empty or invalid. */
  | { is: 'needs-settings'; fields: string[] }
  /** `field`: key of the required secret that is empty. */
  | { is: 'needs-sign-in'; field: string }
  /** `hosts`: host match patterns. Call `permissions.request` with these as the first statement of the click's handler. */
  | { is: 'needs-permission'; hosts: string[] }
  /** A named permission is missing: Firefox needs `downloads`. Request it as the first statement of the click's handler. */
  | { is: 'needs-capability'; permission: 'downloads' }
  /** The browser must ask the user again, in a full tab, whether the folder may be written to. */
  | { is: 'needs-folder' }
  /**
   * The user did not type the address; it came from a backup, for example. The user must agree to it before the first send.
   */
  | { is: 'needs-agreement'; origin: string };

/** A file that is sent along with a post, such as an image. */
export interface Asset {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** The files to send, with the user's decisions about them. It is plain data, because it is stored in the job. */
export interface SendRequest {
  /** Id of the request, the same on every try, so that a server can recognize a repeated request. */
  id: string;
  items: { file: PostFile; post: Post }[];
  assets: Asset[];
  /** Existing files that the user allows to be replaced: path → the `version` that the user was shown. */
  replace: Record<string, string>;
  /** Whether an earlier try was interrupted and may have succeeded. An output that can't check this must not send again. */
  retried: boolean;
}

/** A file at a destination, whose content is read when it is needed. */
export interface ListedFile {
  path: string;
  read(): Promise<Bytes>;
}

/** Everything outside of its own code that an output may use. It is a parameter so that tests can replace it. */
export interface OutputContext {
  /** When the context was created, as ISO 8601. */
  now: string;
  /** Returns a message in the user's language. */
  translate(key: MessageKey, ...details: (string | number)[]): string;
  /** The browser's `fetch`. Only `send-request.ts` calls it. */
  fetch: Fetch;
  writeClipboard(text: string): Promise<void>;
  /** Downloads a file to the browser's downloads folder. */
  download(name: string, text: string): Promise<void>;
  openTab(url: string): Promise<void>;
  /** Whether the user permits requests to these hosts (match patterns). */
  hasPermission(hosts: string[]): Promise<boolean>;
  /** Opens the folder that the user has chosen for a destination. */
  folder(values: Values): Promise<FolderAccess>;
}

/**
 * The contract of an output; `tests/contracts/outputs.test.mjs` runs over every output in the index.
 *
 * - `send` resolves with a receipt once the posts have arrived, never earlier. It rejects with a `JobError` that says why,
 *   or with a `ConflictError` when the destination has different files under the same paths.
 * - `send` sends the file's text unchanged, byte for byte.
 * - When a request has arrived but its response was lost, sending the request again adds nothing and resolves. An output
 *   that can't read what the destination has rejects with `unconfirmed` instead of sending twice.
 * - An output uses nothing but its `OutputContext`. No secret gets into a receipt, an error message or an address.
 * - Every request goes to the origin of `endpoint`, which the secrets are stored for, and follows no redirect.
 * - The user's texts for an output are the messages `output_ID_name`, `_help`, `_done` ($1: where) and `_failed`.
 */
export interface Output {
  id: string;
  delivers: Delivery;
  /** The fields of the settings form, in their order. */
  fields: Field[];
  /**
   * The address that every request or opened tab begins with, from the first field of kind `url`; null while it is empty.
   */
  endpoint?(values: Values): string | null;
  /**
   * Host match patterns (`https://host/*`) that need the user's permission, because these hosts do not allow all origins
   * (CORS).
   */
  hosts?(values: Values): string[];
  /** A further check, called when fields, secrets and host permissions are complete. */
  checkReadiness?(values: Values, context: OutputContext): Promise<Readiness>;
  /** Whether a send needs a window, for the clipboard, a download or a tab. Such a send runs at once, not as a job. */
  needsWindow(values: Values): boolean;
  send(request: SendRequest, values: Values, context: OutputContext): Promise<Receipt>;
  /**
   * Undoes a send whose receipt has `undo`. Resolves also when the sent files have been deleted or restored already; rejects
   * with `changedThere` when the files have changed since the send.
   */
  undo?(receipt: Receipt, values: Values, context: OutputContext): Promise<void>;
  /** Reads a text file at the destination, such as a blog's `.precis.json`; null when the file does not exist. */
  read?(path: string, values: Values, context: OutputContext): Promise<string | null>;
  /** Lists the files of the blog, to learn its format from them. */
  list?(values: Values, context: OutputContext): Promise<ListedFile[]>;
}

import type { Post, PostFile, Receipt } from '../core/post.ts';
import type { MessageKey } from '../extension/i18n.ts';
import type { Fetch } from '../extension/send-request.ts';
import type { Field, Values } from '../storage/fields.ts';
import type { FolderAccess } from './folder-access.ts';

export type { Field, Values };

/** Whether a click would do it, told before the click. */
export type Readiness =
  | { is: 'ready' }
  /** Required fields that are empty, by key. */
  | { is: 'needs-settings'; fields: string[] }
  /** The secret that is not there (any more), by key. */
  | { is: 'needs-sign-in'; field: string }
  /** Match patterns; ask with `permissions.request` as the first statement of the click's handler. */
  | { is: 'needs-permission'; hosts: string[] }
  /** A permission by name, asked for likewise (Firefox: `downloads`). */
  | { is: 'needs-capability'; permission: 'downloads' }
  /** The browser asks again, in a full tab, whether the folder may be written to. */
  | { is: 'needs-folder' }
  /** The address came with a backup, or otherwise than by the user: to be agreed to before anything is sent. */
  | { is: 'needs-agreement'; origin: string };

/** A file that belongs to a post, as an image does. */
export interface Asset {
  path: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** What is sent, with what the person has decided about it. Plain data: it is written down before it is sent. */
export interface SendRequest {
  /** The same on every try: a place that can't be asked what it holds knows a parcel by it. */
  id: string;
  items: { file: PostFile; post: Post }[];
  assets: Asset[];
  /** Files there that may be replaced: path → the `version` that the person was shown. */
  replace: Record<string, string>;
  /** The try before was cut off, and may have got through unheard: a place that can't be asked is not sent to again. */
  again: boolean;
}

/** What an output may reach for; passed in, so that tests and other contexts can pass their own. */
export interface OutputContext {
  /** ISO 8601. */
  now: string;
  /** A text in the person's language. */
  translate(key: MessageKey, ...details: (string | number)[]): string;
  /** The browser's own; called in `send-request.ts` alone. */
  fetch: Fetch;
  writeClipboard(text: string): Promise<void>;
  /** Hands a file to the browser's downloads. */
  download(name: string, text: string): Promise<void>;
  openTab(url: string): Promise<void>;
  /** Whether the hosts of these match patterns may be asked. */
  hasPermission(hosts: string[]): Promise<boolean>;
  /** The folder that was chosen for a destination. */
  folder(values: Values): Promise<FolderAccess>;
}

/**
 * The contract of a destination; `tests/contracts/outputs.test.mjs` runs over every one in the index.
 *
 * - `send` resolves with a receipt once the parcel is there, and rejects when it is not; it never resolves early. It
 *   rejects with a `SendError` that says why, with a `ConflictError` when something else is there already.
 * - It sends the text as it is, to the byte, and changes nothing of the file.
 * - Sending a parcel again that is there already adds nothing and resolves: an answer may have been lost. A place that can't
 *   be asked what it holds rejects with `unsure` instead of sending twice.
 * - It reaches for nothing but its `OutputContext`, and no secret of its values gets into a receipt, an error or an address.
 * - Every request goes to the origin of its `endpoint`, which its secrets are kept for, and follows no redirect.
 * - What a person reads of it is in the messages: `output_ID_name`, `_help`, `_done` ($1: where), `_failed`.
 */
export interface Output {
  id: string;
  /** What can be set of it, in the order of the form. */
  fields: Field[];
  /** The address that all its requests begin with, or its tab; null while none is set. Its field is the first of kind `url`. */
  endpoint?(values: Values): string | null;
  /** Match patterns of the hosts that it asks and that don't open themselves to every page (CORS); [] when none. */
  hosts?(values: Values): string[];
  /** What else stands in the way, once fields, sign-in and hosts are in order. */
  checkReadiness?(values: Values, world: OutputContext): Promise<Readiness>;
  /** Whether it needs a window in front (clipboard, downloads, a tab): such a send is over at once and is no job. */
  needsWindow(values: Values): boolean;
  send(parcel: SendRequest, values: Values, world: OutputContext): Promise<Receipt>;
  /**
   * Takes back what a receipt tells of; resolves too when it is gone already, rejects with `changedThere` when it has been
   * changed since. Only receipts with `undo` can be taken back.
   */
  undo?(receipt: Receipt, values: Values, world: OutputContext): Promise<void>;
  /** The text of a file there, as of a blog's `.precis.json`; null when there is none. */
  read?(path: string, values: Values, world: OutputContext): Promise<string | null>;
}

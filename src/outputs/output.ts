import type { PostFile, Receipt } from '../core/types.ts';

/** What an output may reach for; passed in, so that tests and other contexts can pass their own. */
export interface World {
  /** ISO 8601. */
  now: string;
  writeClipboard(text: string): Promise<void>;
  /** Hands a file to the browser's downloads. */
  download(name: string, text: string): Promise<void>;
}

/**
 * The contract of a destination; `tests/contracts/outputs.test.ts` runs over every one in the index.
 *
 * - `send` resolves with a receipt once the file is there, and rejects when it is not; it never resolves early.
 * - It sends the text as it is, to the byte, and changes nothing of the file.
 */
export interface Output {
  id: string;
  send(file: PostFile, world: World): Promise<Receipt>;
}

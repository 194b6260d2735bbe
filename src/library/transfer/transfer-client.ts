import type { Profile } from '../../core/format/profile.ts';
import { binPosts } from '../bin.ts';
import type { MergeResult } from '../merge-posts.ts';
import { putFullPosts } from '../posts.ts';
import type { ParsedImport } from './import-context.ts';
import type { ImportFile } from './parse-import.ts';
import type { ExportFormat } from './write-posts.ts';

/**
 * A message from the page to the worker. `write`: export; `read`: parse files to import; `keep`: save the parsed posts in
 * the library; `cancel`: stop, unless the posts have been saved already.
 */
export type TransferTask =
  | { do: 'write'; format: ExportFormat; ids: string[]; profile: Profile }
  | { do: 'read'; files: ImportFile[]; profiles: Profile[]; now: string }
  | { do: 'keep' }
  | { do: 'cancel' };

export interface ImportResult extends Omit<ParsedImport, 'posts'>, MergeResult {}

/** A message from the worker to the page. */
export type TransferResponse =
  | { is: 'progress'; step: TransferStep; done: number; all: number }
  | { is: 'written'; file: Blob }
  /** The files are parsed. The worker saves no post before the page sends `keep`. */
  | { is: 'ready' }
  | { is: 'read'; result: ImportResult }
  | { is: 'cancelled' }
  | { is: 'failed'; reason: string };

/** Error of an import that the user cancelled; the library is unchanged. */
export class Cancelled extends Error {}

/** What a progress report counts. `write`: exported posts; `read`: parsed files; `keep`: posts saved in the library. */
export type TransferStep = 'write' | 'read' | 'keep';

export type OnTransferProgress = (step: TransferStep, done: number, all: number) => void;

/** Exports saved posts as a file. `ids`: empty for every post. `profile`: the format of the Markdown files. */
export async function exportPosts(
  format: ExportFormat,
  ids: string[],
  profile: Profile,
  onProgress: OnTransferProgress,
) {
  const answer = await runTransferWorker({ do: 'write', format, ids, profile }, onProgress);
  if (answer.is !== 'written') throw new Error(answer.is);
  return answer.file;
}

/**
 * Imports files into the library. Saves all valid posts in one transaction, and lists invalid ones in `skipped`. `profiles`:
 * formats that Markdown files may have, the user's choice first. Rejects when the posts could not be saved, as on a full
 * disk, and with `Cancelled` when `signal` is aborted before they are saved.
 */
export async function importPosts(
  files: ImportFile[],
  profiles: Profile[],
  now: string,
  onProgress: OnTransferProgress,
  signal?: AbortSignal,
): Promise<ImportResult> {
  const answer = await runTransferWorker({ do: 'read', files, profiles, now }, onProgress, signal);
  if (answer.is !== 'read') throw new Error(answer.is);
  return answer.result;
}

/** Undoes an import: added posts go to the bin, replaced posts are restored. `now`: ISO 8601. */
export async function undoImport({ added, replaced }: MergeResult, now: string): Promise<void> {
  await binPosts(added, now);
  await putFullPosts(replaced);
}

type FinalResponse = Extract<TransferResponse, { is: 'written' | 'read' }>;

/**
 * Runs a task in the worker. An abort during parsing terminates the worker at once. An abort after `keep` asks the worker to
 * stop instead, because only the worker's response tells whether the posts have been saved.
 */
function runTransferWorker(
  task: TransferTask,
  onProgress: OnTransferProgress,
  signal?: AbortSignal,
): Promise<FinalResponse> {
  const worker = new Worker(new URL('./transfer.worker.ts', import.meta.url), { type: 'module' });
  const send = (next: TransferTask) => worker.postMessage(next);
  let isKeeping = false;
  return new Promise<FinalResponse>((resolve, reject) => {
    const cancel = () => (isKeeping ? send({ do: 'cancel' }) : reject(new Cancelled()));
    worker.onmessage = ({ data }: MessageEvent<TransferResponse>) => {
      if (data.is === 'progress') onProgress(data.step, data.done, data.all);
      else if (data.is === 'failed') reject(new Error(data.reason));
      else if (data.is === 'cancelled') reject(new Cancelled());
      else if (data.is !== 'ready') resolve(data);
      else if (!signal?.aborted) {
        isKeeping = true;
        send({ do: 'keep' });
      }
    };
    worker.onerror = (event) => reject(new Error(event.message));
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel);
    send(task);
  }).finally(() => worker.terminate());
}

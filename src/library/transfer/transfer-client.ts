import type { Profile } from '../../core/format/profile.ts';
import { binPosts } from '../bin.ts';
import type { MergeResult } from '../merge-posts.ts';
import { putFullPosts } from '../posts.ts';
import type { ImportFile, ParsedImport } from './parse-import.ts';
import type { ExportFormat } from './write-posts.ts';

/** From the page to the worker. `keep`: what was read is put into the library; `cancel`: it is not, unless it is there already. */
export type TransferTask =
  | { do: 'write'; format: ExportFormat; ids: string[]; profile: Profile }
  | { do: 'read'; given: ImportFile[]; profiles: Profile[]; now: string }
  | { do: 'keep' }
  | { do: 'cancel' };

export interface ImportResult extends Omit<ParsedImport, 'arrivals'>, MergeResult {}

/** From the worker to the page. */
export type TransferResponse =
  | { is: 'progress'; step: TransferStep; done: number; all: number }
  | { is: 'written'; file: Blob }
  /** The files are read; nothing is written before the page says `keep`. */
  | { is: 'ready' }
  | { is: 'read'; result: ImportResult }
  | { is: 'cancelled' }
  | { is: 'failed'; reason: string };

/** The import was cancelled, and the library is as it was. */
export class Cancelled extends Error {}

/** What is being done: posts are written to a file; files are read; posts are put into the library. */
export type TransferStep = 'write' | 'read' | 'keep';

export type OnTransferProgress = (step: TransferStep, done: number, all: number) => void;

/** Saved posts as a file. `ids`: all when empty. `profile`: the format of Markdown files. */
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
 * Files into the library: what is good goes in all at once, what is not is named. `profiles`: what Markdown files may be
 * written in, the user's choice first. Rejects when nothing could be kept at all, as when the disk is full, and with
 * `Cancelled` when `signal` is aborted in time.
 */
export async function importPosts(
  given: ImportFile[],
  profiles: Profile[],
  now: string,
  onProgress: OnTransferProgress,
  signal?: AbortSignal,
): Promise<ImportResult> {
  const answer = await runTransferWorker({ do: 'read', given, profiles, now }, onProgress, signal);
  if (answer.is !== 'read') throw new Error(answer.is);
  return answer.result;
}

/** Undoes an import: what it added goes to the bin, what it replaced comes back. `now`: ISO 8601. */
export async function undoImport({ added, replaced }: MergeResult, now: string): Promise<void> {
  await binPosts(added, now);
  await putFullPosts(replaced);
}

type End = Extract<TransferResponse, { is: 'written' | 'read' }>;

/**
 * While the worker reads, it is ended at once by an abort. From `keep` on it is told, so that it says whether the library
 * was changed: a worker that is ended then may have been done.
 */
function runTransferWorker(task: TransferTask, onProgress: OnTransferProgress, signal?: AbortSignal): Promise<End> {
  const worker = new Worker(new URL('./transfer.worker.ts', import.meta.url), { type: 'module' });
  const tell = (next: TransferTask) => worker.postMessage(next);
  let keeping = false;
  return new Promise<End>((resolve, reject) => {
    const cancel = () => (keeping ? tell({ do: 'cancel' }) : reject(new Cancelled()));
    worker.onmessage = ({ data }: MessageEvent<TransferResponse>) => {
      if (data.is === 'progress') onProgress(data.step, data.done, data.all);
      else if (data.is === 'failed') reject(new Error(data.reason));
      else if (data.is === 'cancelled') reject(new Cancelled());
      else if (data.is !== 'ready') resolve(data);
      else if (!signal?.aborted) {
        keeping = true;
        tell({ do: 'keep' });
      }
    };
    worker.onerror = (event) => reject(new Error(event.message));
    if (signal?.aborted) return cancel();
    signal?.addEventListener('abort', cancel);
    tell(task);
  }).finally(() => worker.terminate());
}

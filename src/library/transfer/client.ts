import type { Profile } from '../../core/types.ts';
import { binPosts, type Merged, putWhole } from '../posts.ts';
import type { Given, Reading } from './read.ts';
import type { Format } from './write.ts';

/** From the page to the worker. `keep`: what was read is put into the library; `cancel`: it is not, unless it is there already. */
export type Task =
  | { do: 'write'; format: Format; ids: string[]; profile: Profile }
  | { do: 'read'; given: Given[]; profiles: Profile[]; now: string }
  | { do: 'keep' }
  | { do: 'cancel' };

export interface Imported extends Omit<Reading, 'arrivals'>, Merged {}

/** From the worker to the page. */
export type Answer =
  | { is: 'progress'; step: Step; done: number; all: number }
  | { is: 'written'; file: Blob }
  /** The files are read; nothing is written before the page says `keep`. */
  | { is: 'ready' }
  | { is: 'read'; result: Imported }
  | { is: 'cancelled' }
  | { is: 'failed'; reason: string };

/** The import was cancelled, and the library is as it was. */
export class Cancelled extends Error {}

/** What is being done: posts are written to a file; files are read; posts are put into the library. */
export type Step = 'write' | 'read' | 'keep';

export type OnProgress = (step: Step, done: number, all: number) => void;

/** Saved posts as a file. `ids`: all when empty. `profile`: the format of Markdown files. */
export async function exportPosts(format: Format, ids: string[], profile: Profile, onProgress: OnProgress) {
  const answer = await inWorker({ do: 'write', format, ids, profile }, onProgress);
  if (answer.is !== 'written') throw new Error(answer.is);
  return answer.file;
}

/**
 * Files into the library: what is good goes in all at once, what is not is named. `profiles`: what Markdown files may be
 * written in, the user's choice first. Rejects when nothing could be kept at all, as when the disk is full, and with
 * `Cancelled` when `signal` is aborted in time.
 */
export async function importPosts(
  given: Given[],
  profiles: Profile[],
  now: string,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<Imported> {
  const answer = await inWorker({ do: 'read', given, profiles, now }, onProgress, signal);
  if (answer.is !== 'read') throw new Error(answer.is);
  return answer.result;
}

/** Undoes an import: what it added goes to the bin, what it replaced comes back. `now`: ISO 8601. */
export async function takeBack({ added, replaced }: Merged, now: string): Promise<void> {
  await binPosts(added, now);
  await putWhole(replaced);
}

type End = Extract<Answer, { is: 'written' | 'read' }>;

/**
 * While the worker reads, it is ended at once by an abort. From `keep` on it is told, so that it says whether the library
 * was changed: a worker that is ended then may have been done.
 */
function inWorker(task: Task, onProgress: OnProgress, signal?: AbortSignal): Promise<End> {
  const worker = new Worker(new URL('./transfer.worker.ts', import.meta.url), { type: 'module' });
  const tell = (next: Task) => worker.postMessage(next);
  let keeping = false;
  return new Promise<End>((resolve, reject) => {
    const cancel = () => (keeping ? tell({ do: 'cancel' }) : reject(new Cancelled()));
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
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

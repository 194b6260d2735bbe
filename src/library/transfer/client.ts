import type { Profile } from '../../core/types.ts';
import { binPosts, type Merged, putWhole } from '../posts.ts';
import type { Given, Reading } from './read.ts';
import type { Format } from './write.ts';

/** From the page to the worker. */
export type Task =
  | { do: 'write'; format: Format; ids: string[]; profile: Profile }
  | { do: 'read'; given: Given[]; profiles: Profile[]; now: string };

export interface Imported extends Omit<Reading, 'arrivals'>, Merged {}

/** From the worker to the page. */
export type Answer =
  | { is: 'progress'; step: Step; done: number; all: number }
  | { is: 'written'; file: Blob }
  | { is: 'read'; result: Imported }
  | { is: 'failed'; reason: string };

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
 * written in, the person's choice first. Rejects when nothing could be kept at all, as when the disk is full.
 */
export async function importPosts(
  given: Given[],
  profiles: Profile[],
  now: string,
  onProgress: OnProgress,
): Promise<Imported> {
  const answer = await inWorker({ do: 'read', given, profiles, now }, onProgress);
  if (answer.is !== 'read') throw new Error(answer.is);
  return answer.result;
}

/** Undoes an import: what it added goes to the bin, what it replaced comes back. `now`: ISO 8601. */
export async function takeBack({ added, replaced }: Merged, now: string): Promise<void> {
  await binPosts(added, now);
  await putWhole(replaced);
}

function inWorker(task: Task, onProgress: OnProgress): Promise<Exclude<Answer, { is: 'progress' | 'failed' }>> {
  const worker = new Worker(new URL('./transfer.worker.ts', import.meta.url), { type: 'module' });
  return new Promise<Exclude<Answer, { is: 'progress' | 'failed' }>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.is === 'progress') onProgress(data.step, data.done, data.all);
      else if (data.is === 'failed') reject(new Error(data.reason));
      else resolve(data);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}

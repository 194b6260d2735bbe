/**
 * Firefox's own models, which an extension reaches with the permission `trialML`:
 * https://firefox-source-docs.mozilla.org/toolkit/components/ml/extensions.html
 */
import { type ErrorCode, JobError } from '../jobs/job-error.ts';
import type { DownloadProgress } from './provider.ts';

/** What `onProgress` tells: https://firefox-source-docs.mozilla.org/toolkit/components/ml/notifications.html */
interface EngineProgress {
  type?: string;
  /** The file that is loaded. */
  id?: string | null;
  /** Bytes of this file. */
  totalLoaded?: number | null;
  total?: number | null;
}
interface TrialMl {
  createEngine(request: object): Promise<void>;
  runEngine(request: object): Promise<unknown>;
  deleteCachedModels(): Promise<unknown>;
  onProgress: {
    addListener(listener: (progress: EngineProgress) => void): void;
    removeListener(listener: (progress: EngineProgress) => void): void;
  };
}

/** Returns Firefox's interface; undefined in other browsers, and until the user has granted the permission. */
export const getTrialMl = (globals: object): TrialMl | undefined =>
  (globals as { browser?: { trial?: { ml?: TrialMl } } }).browser?.trial?.ml;

/** Firefox reports every error by an English sentence alone (seen in 153). The first pattern that fits names the reason. */
const CODE_BY_MESSAGE: [RegExp, ErrorCode][] = [
  [/\bdisabled\b/i, 'modelSwitchedOff'],
  [/Forbidden URL|Unsupported task/i, 'modelForbidden'],
  [/memory|cache size limit|quota|disk|space/i, 'noMemory'],
  [/Remote Settings|network|fetch|timed out|offline|HTTP|status/i, 'needsDownload'],
];

export function toFirefoxError(error: unknown): JobError {
  if (error instanceof JobError) return error;
  const { message = '' } = error as Error;
  const [, code = 'gone'] = CODE_BY_MESSAGE.find(([pattern]) => pattern.test(message)) ?? [];
  return new JobError(code, message);
}

/** Whether Firefox rejects a second engine: it gives each extension one, and keeps it until a restart. */
const hasEngineAlready = (error: unknown): boolean => /already created/i.test((error as Error).message ?? '');

/** Resolves with whether the user has switched Firefox's models off. */
export async function isSwitchedOff(ml: TrialMl): Promise<boolean> {
  try {
    // There is nothing else to ask for the state. A task that does not exist is rejected after the switches were looked at.
    await ml.createEngine({ taskName: 'none' });
    return false;
  } catch (error) {
    return toFirefoxError(error).code === 'modelSwitchedOff';
  }
}

/**
 * Loads the model, and downloads it before if need be; resolves at once when it is loaded. `signal`: Firefox has no way to stop
 * a download, so aborting only ends the wait.
 */
export async function loadEngine(
  ml: TrialMl,
  request: object,
  signal: AbortSignal,
  onProgress: (progress: DownloadProgress) => void,
): Promise<void> {
  const files = new Map<string, { loaded: number; total: number }>();
  const listener = ({ id, totalLoaded, total }: EngineProgress) => {
    if (!id || !total) return;
    files.set(id, { loaded: totalLoaded ?? 0, total });
    const sum = (key: 'loaded' | 'total') => [...files.values()].reduce((all, file) => all + file[key], 0);
    onProgress({ share: sum('loaded') / sum('total'), bytes: { loaded: sum('loaded'), total: sum('total') } });
  };
  ml.onProgress.addListener(listener);
  try {
    await rejectOnAbort(ml.createEngine(request), signal);
  } catch (error) {
    if (!hasEngineAlready(error)) throw error;
  } finally {
    ml.onProgress.removeListener(listener);
  }
}

/** Settles as `promise` does, or rejects as soon as the signal is aborted. */
export function rejectOnAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ]);
}

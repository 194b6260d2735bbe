import { loadProfiles } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { loadSettings } from '../../browser/settings.ts';
import { Cancelled, importPosts, takeBack } from '../../library/transfer/client.ts';
import type { Skipped } from '../../library/transfer/read.ts';
import type { Placed } from './files.ts';
import type { Tell } from './Toast.tsx';

/**
 * Takes files into the library and tells what came of it, with the way back. Resolves with what stayed out, and why. Markdown is
 * read by the format that fits best, the one in use first. `signal`: an abort leaves the library as it was.
 */
export async function takeIn(
  files: Placed[],
  tell: Tell,
  onProgress: (done: number, all: number) => void,
  signal?: AbortSignal,
): Promise<Skipped[]> {
  try {
    const [{ profile }, profiles] = await Promise.all([loadSettings(), loadProfiles()]);
    const ordered = [...profiles.filter(({ id }) => id === profile), ...profiles.filter(({ id }) => id !== profile)];
    const now = new Date().toISOString();
    const result = await importPosts(files, ordered, now, (_, done, all) => onProgress(done, all), signal);
    const { added, replaced, unchanged, skipped } = result;
    const text = t('importedPosts', added.length, replaced.length, unchanged);
    const changed = added.length + replaced.length > 0;
    tell({ text, ...(changed ? { undo: () => takeBack(result, new Date().toISOString()) } : {}) });
    return skipped;
  } catch (error) {
    if (error instanceof Cancelled) tell({ text: t('importCancelled') });
    else tell({ text: t('importFailed', error instanceof Error ? error.message : String(error)), bad: true });
    return [];
  }
}

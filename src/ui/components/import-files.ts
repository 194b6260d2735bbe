import { messageOf } from '../../core/message-of.ts';
import { t } from '../../extension/i18n.ts';
import type { SkippedFile } from '../../library/transfer/import-context.ts';
import { Cancelled, importPosts, undoImport } from '../../library/transfer/transfer-client.ts';
import { loadProfiles } from '../../storage/blogs.ts';
import { loadSettings } from '../../storage/settings.ts';
import type { PickedFile } from './picked-files.ts';
import type { ShowToast } from './Toast.tsx';

/**
 * Imports files into the library and shows the result with an undo button. Resolves with the skipped files and the reasons.
 * Markdown files are read by the format that fits best; if several fit equally, by the format in use. `signal`: an abort
 * leaves the library unchanged.
 */
export async function importFiles(
  files: PickedFile[],
  showToast: ShowToast,
  onProgress: (done: number, all: number) => void,
  signal?: AbortSignal,
): Promise<SkippedFile[]> {
  try {
    const [{ profile }, profiles] = await Promise.all([loadSettings(), loadProfiles()]);
    const ordered = [...profiles.filter(({ id }) => id === profile), ...profiles.filter(({ id }) => id !== profile)];
    const now = new Date().toISOString();
    const result = await importPosts(files, ordered, now, (_, done, all) => onProgress(done, all), signal);
    const { added, replaced, unchanged, skipped } = result;
    const text = t('importedPosts', added.length, replaced.length, unchanged);
    const changed = added.length + replaced.length > 0;
    showToast({ text, ...(changed ? { undo: () => undoImport(result, new Date().toISOString()) } : {}) });
    return skipped;
  } catch (error) {
    if (error instanceof Cancelled) showToast({ text: t('importCancelled') });
    else showToast({ text: t('importFailed', messageOf(error)), bad: true });
    return [];
  }
}

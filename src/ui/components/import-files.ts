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
    const text = describeImport(added.length, replaced.length, unchanged);
    const changed = added.length + replaced.length > 0;
    showToast({ text, ...(changed ? { undo: () => undoImport(result, new Date().toISOString()) } : {}) });
    return skipped;
  } catch (error) {
    if (error instanceof Cancelled) showToast({ text: t('importCancelled') });
    else showToast({ text: t('importFailed', messageOf(error)), bad: true });
    return [];
  }
}

/** Says what an import has changed; what it has not changed is left out. */
function describeImport(added: number, updated: number, unchanged: number): string {
  const imported = added === 1 ? t('importedPost') : t('importedPosts', added.toLocaleString());
  const parts = [
    added > 0 ? imported : '',
    updated > 0 ? t('importUpdated', updated.toLocaleString()) : '',
    unchanged > 0 ? t('importUnchanged', unchanged.toLocaleString()) : '',
  ].filter(Boolean);
  return added + updated > 0 ? parts.join(' · ') : [t('importNone'), ...parts].join(' · ');
}

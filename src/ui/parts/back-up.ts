import { noteBackup, writeBackup } from '../../browser/backup.ts';
import { loadProfile } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { saveBlob } from '../../browser/save-blob.ts';
import type { Tell } from './Toast.tsx';

/** Writes everything to one file in the downloads folder, and says so. */
export async function backUp(tell: Tell, onProgress: (done: number, all: number) => void = () => undefined) {
  try {
    const file = await writeBackup(await loadProfile(''), (_, done, all) => onProgress(done, all));
    const name = `precis-backup-${new Date().toISOString().slice(0, 10)}.json`;
    saveBlob(name, file);
    await noteBackup({ at: new Date().toISOString() });
    tell({ text: t('output_download_done', name) });
  } catch (error) {
    tell({ text: t('backupFailed', error instanceof Error ? error.message : String(error)), bad: true });
  }
}

/** `at`: ISO 8601; '' for never. */
export const lastBackup = (at: string): string =>
  at === '' ? t('backupNever') : t('backupLast', new Date(at).toLocaleDateString([], { dateStyle: 'long' }));

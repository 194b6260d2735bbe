import { writeBackup } from '../../browser/backup.ts';
import { noteBackup } from '../../browser/backup-times.ts';
import { loadProfile } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { saveBlob } from '../../browser/save-blob.ts';
import { type Place, sendBackup } from '../../publish.ts';
import type { Tell } from './Toast.tsx';

type OnProgress = (done: number, all: number) => void;

/** Everything in one file. Its name tells its second, so that none takes the place of another. */
async function backupFile(onProgress: OnProgress): Promise<{ name: string; file: Blob }> {
  const file = await writeBackup(await loadProfile(''), (_, done, all) => onProgress(done, all));
  const second = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-');
  return { name: `precis-backup-${second}.json`, file };
}

const saying = (tell: Tell, work: Promise<void>) =>
  work.catch((error: unknown) =>
    tell({ text: t('backupFailed', error instanceof Error ? error.message : String(error)), bad: true }),
  );

/** Writes everything to one file in the downloads folder, and says so. */
export const backUp = (tell: Tell, onProgress: OnProgress = () => undefined): Promise<void> =>
  saying(tell, toDownloads(tell, onProgress));

async function toDownloads(tell: Tell, onProgress: OnProgress) {
  const { name, file } = await backupFile(onProgress);
  saveBlob(name, file);
  await noteBackup({ at: new Date().toISOString() });
  tell({ text: t('output_download_done', name) });
}

/** Writes the same file down for a place of the person's own. It counts as a backup when it is there. `leave`: see `publish`. */
export const backUpTo = (place: Place, leave: Promise<boolean>, tell: Tell, onProgress: OnProgress): Promise<void> =>
  saying(tell, toPlace(place, leave, onProgress));

async function toPlace(place: Place, leave: Promise<boolean>, onProgress: OnProgress) {
  const { name, file } = await backupFile(onProgress);
  await sendBackup(place, { path: name, text: await file.text() }, t('backupName'), leave);
}

/** `at`: ISO 8601; '' for never. */
export const lastBackup = (at: string): string =>
  at === '' ? t('backupNever') : t('backupLast', new Date(at).toLocaleDateString([], { dateStyle: 'long' }));

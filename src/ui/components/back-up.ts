import { messageOf } from '../../core/message-of.ts';
import { downloadBlob } from '../../extension/download-blob.ts';
import { t } from '../../extension/i18n.ts';
import { writeBackup } from '../../library/transfer/backup.ts';
import { type DestinationStatus, sendBackup } from '../../publishing/send-post.ts';
import { recordBackup } from '../../storage/backup-times.ts';
import { loadProfile } from '../../storage/blogs.ts';
import type { ShowToast } from './Toast.tsx';

type OnBackupProgress = (done: number, all: number) => void;

/**
 * Creates a backup file of all data. The file name contains the time to the second, so that backups never overwrite each
 * other.
 */
async function createBackupFile(onProgress: OnBackupProgress): Promise<{ name: string; file: Blob }> {
  const file = await writeBackup(await loadProfile(''), (_, done, all) => onProgress(done, all));
  const second = new Date().toISOString().slice(0, 19).replace(/[T:]/g, '-');
  return { name: `precis-backup-${second}.json`, file };
}

const reportBackupFailure = (showToast: ShowToast, work: Promise<void>) =>
  work.catch((error: unknown) => showToast({ text: t('backupFailed', messageOf(error)), bad: true }));

/** Saves a backup in the downloads folder, and shows the user the file name. */
export const backUpToDownloads = (showToast: ShowToast, onProgress: OnBackupProgress = () => {}): Promise<void> =>
  reportBackupFailure(showToast, downloadBackup(showToast, onProgress));

async function downloadBackup(showToast: ShowToast, onProgress: OnBackupProgress) {
  const { name, file } = await createBackupFile(onProgress);
  downloadBlob(name, file);
  await recordBackup({ at: new Date().toISOString() });
  showToast({ text: t('output_download_done', name) });
}

/**
 * Queues a backup to be sent to one of the user's destinations. Reminders count a backup only after it has arrived.
 * `permission`: the result of `requestSendPermissions`.
 */
export const backUpToDestination = (
  place: DestinationStatus,
  permission: Promise<boolean>,
  showToast: ShowToast,
  onProgress: OnBackupProgress,
): Promise<void> => reportBackupFailure(showToast, sendBackupToDestination(place, permission, onProgress));

async function sendBackupToDestination(
  place: DestinationStatus,
  permission: Promise<boolean>,
  onProgress: OnBackupProgress,
) {
  const { name, file } = await createBackupFile(onProgress);
  await sendBackup(place, { path: name, text: await file.text() }, t('backupName'), permission);
}

/** Returns the text that says when the last backup was made. `at`: ISO 8601, '' for never. */
export const formatLastBackup = (at: string): string =>
  at === '' ? t('backupNever') : t('backupLast', new Date(at).toLocaleDateString([], { dateStyle: 'long' }));

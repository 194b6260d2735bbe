import browser from 'webextension-polyfill';
import type { BackupTimes } from '../core/backup-due.ts';

const TIMES = 'backup';

/** When the last backup was made, and put off. */
export async function loadBackupTimes(): Promise<BackupTimes> {
  const stored = (await browser.storage.local.get(TIMES))[TIMES] as Partial<BackupTimes> | undefined;
  return { at: String(stored?.at ?? ''), later: String(stored?.later ?? '') };
}

export async function noteBackup(times: Partial<BackupTimes>): Promise<void> {
  await browser.storage.local.set({ [TIMES]: { ...(await loadBackupTimes()), ...times } });
}

import browser from 'webextension-polyfill';
import { isInstant } from '../core/validate/formats.ts';
import type { BackupTimes } from './backup-reminder.ts';

const BACKUP_TIMES_KEY = 'backup';

/** Loads when the last backup was made, and when the user last postponed the reminder; '' for never. */
export async function loadBackupTimes(): Promise<BackupTimes> {
  const stored = (await browser.storage.local.get(BACKUP_TIMES_KEY))[BACKUP_TIMES_KEY] as
    | { at?: unknown; later?: unknown }
    | null
    | undefined;
  const instant = (value: unknown) => (typeof value === 'string' && isInstant(value) ? value : '');
  return { at: instant(stored?.at), later: instant(stored?.later) };
}

export async function recordBackup(times: Partial<BackupTimes>): Promise<void> {
  await browser.storage.local.set({ [BACKUP_TIMES_KEY]: { ...(await loadBackupTimes()), ...times } });
}

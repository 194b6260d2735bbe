import browser from 'webextension-polyfill';
import type { BackupTimes } from '../core/backup-due.ts';
import { isInstant } from '../core/validate/formats.ts';

const TIMES = 'backup';

/** When the last backup was made, and put off. */
export async function loadBackupTimes(): Promise<BackupTimes> {
  const stored = (await browser.storage.local.get(TIMES))[TIMES] as
    | { at?: unknown; later?: unknown }
    | null
    | undefined;
  const instant = (value: unknown) => (typeof value === 'string' && isInstant(value) ? value : '');
  return { at: instant(stored?.at), later: instant(stored?.later) };
}

export async function noteBackup(times: Partial<BackupTimes>): Promise<void> {
  await browser.storage.local.set({ [TIMES]: { ...(await loadBackupTimes()), ...times } });
}

import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { countPosts } from '../../library/posts.ts';
import { isBackupDue } from '../../storage/backup-reminder.ts';
import { loadBackupTimes, recordBackup } from '../../storage/backup-times.ts';
import { loadSettings } from '../../storage/settings.ts';
import { backUpToDownloads, formatLastBackup } from './back-up.ts';
import type { ShowToast } from './Toast.tsx';
import { useStored } from './use-stored.ts';

/**
 * A reminder that a backup is due, at the interval chosen in the options. Only open pages check this; nothing runs in the
 * background.
 */
export function BackupReminder({ showToast }: { showToast: ShowToast }) {
  const [busy, setBusy] = useState(false);
  const stored = useStored(async () => {
    const [settings, times, posts] = await Promise.all([loadSettings(), loadBackupTimes(), countPosts()]);
    return { times, due: posts > 0 && isBackupDue(settings.backupEvery, times, new Date().toISOString()) };
  });
  if (!stored?.due) return null;
  const run = async () => {
    setBusy(true);
    await backUpToDownloads(showToast);
    setBusy(false);
  };
  return (
    <p class="note backup-due">
      <span>{formatLastBackup(stored.times.at)}</span>
      <span>
        <button type="button" class="button" disabled={busy} onClick={() => void run()}>
          {t('backupNow')}
        </button>
        <button
          type="button"
          class="button plain"
          onClick={() => void recordBackup({ later: new Date().toISOString() })}
        >
          {t('backupLater')}
        </button>
      </span>
    </p>
  );
}

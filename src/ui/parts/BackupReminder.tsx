import { useState } from 'preact/hooks';
import { loadBackupTimes, noteBackup } from '../../browser/backup-times.ts';
import { t } from '../../browser/i18n.ts';
import { loadSettings } from '../../browser/settings.ts';
import { backupDue } from '../../core/backup-due.ts';
import { countPosts } from '../../library/posts.ts';
import { backUp, lastBackup } from './back-up.ts';
import type { Tell } from './Toast.tsx';
import { useStored } from './use-stored.ts';

/** A quiet line when a backup is due, as often as the person has asked for; nothing watches the clock meanwhile. */
export function BackupReminder({ tell }: { tell: Tell }) {
  const [busy, setBusy] = useState(false);
  const stored = useStored(async () => {
    const [settings, times, posts] = await Promise.all([loadSettings(), loadBackupTimes(), countPosts()]);
    return { times, due: posts > 0 && backupDue(settings.backupEvery, times, new Date().toISOString()) };
  });
  if (!stored?.due) return null;
  const run = async () => {
    setBusy(true);
    await backUp(tell);
    setBusy(false);
  };
  return (
    <p class="note backup-due">
      <span>{lastBackup(stored.times.at)}</span>
      <span>
        <button type="button" class="button" disabled={busy} onClick={() => void run()}>
          {t('backupNow')}
        </button>
        <button type="button" class="button plain" onClick={() => void noteBackup({ later: new Date().toISOString() })}>
          {t('backupLater')}
        </button>
      </span>
    </p>
  );
}

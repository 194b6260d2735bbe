import { useState } from 'preact/hooks';
import { formatBlogFile, parseBlogFile } from '../../core/blog-file.ts';
import type { Profile } from '../../core/format/profile.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { isBackup, readBackupText, restoreBackup } from '../../library/transfer/backup.ts';
import { bindDestinationSecrets } from '../../publishing/destination-values.ts';
import { createOutputContext } from '../../publishing/output-context.ts';
import type { Reminder } from '../../storage/backup-reminder.ts';
import { loadBackupTimes } from '../../storage/backup-times.ts';
import { exportBlogs } from '../../storage/blogs.ts';
import { BackupReminder } from '../components/BackupReminder.tsx';
import { backUpToDownloads, formatLastBackup } from '../components/back-up.ts';
import { FileButton } from '../components/FileButton.tsx';
import { formatUnreadable } from '../components/format-unreadable.ts';
import { useStored } from '../components/use-stored.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { confirmFormats } from './confirm-formats.tsx';
import { DestinationBackups } from './DestinationBackups.tsx';
import { describeImportError, importPrecisFile } from './import-precis-file.ts';
import { OptionSection } from './OptionSection.tsx';
import type { SectionProps } from './options-data.ts';

/** At most this many skipped entries are named in the message after a restore; the other ones are only counted. */
const MAX_NAMED = 3;

const REMINDER_LABELS = { never: 'everyNever', week: 'everyWeek', month: 'everyMonth' } as const satisfies Record<
  Reminder,
  MessageKey
>;

/** Options for backup and restore of all data, for the formats file that a team shares, and for backup reminders. */
export function BackupSection({ stored, set, showToast }: SectionProps) {
  const [busy, setBusy] = useState<{ done: number; all: number } | null>(null);
  const times = useStored(loadBackupTimes);
  const onProgress = (done: number, all: number) => setBusy({ done, all });
  const runBusy = async (work: () => Promise<void>) => {
    setBusy({ done: 0, all: 1 });
    await work().finally(() => setBusy(null));
  };
  const save = async () => {
    await createOutputContext().download('precis-blog.json', formatBlogFile(await exportBlogs()));
    showToast({ text: t('output_download_done', 'precis-blog.json') });
  };
  const restore = async (file: File) => {
    const now = new Date().toISOString();
    const { posts, leftOut, undo } = await restoreBackup(
      file,
      stored.profiles,
      now,
      (_, done, all) => onProgress(done, all),
      bindDestinationSecrets,
    );
    const named = [...leftOut.map(formatUnreadable), ...posts.skipped.map(({ name, detail }) => `${name} ${detail}`)];
    showToast({
      text: named.length
        ? t('backupRestoredSome', posts.added.length, named.length, named.slice(0, MAX_NAMED).join('; '))
        : t('backupRestored', posts.added.length, posts.replaced.length, posts.unchanged),
      undo,
    });
  };
  const load = ([file]: File[]) =>
    runBusy(async () => {
      if (!file) return;
      const importFile = async () => {
        const text = await readBackupText(file);
        const value = parseJsonOrUndefined(text);
        if (!isBackup(value)) return importPrecisFile(file.name, text, showToast);
        if (!(await confirmFormats(file.name, parseFormats(value)))) return showToast({ text: t('replaceLeft') });
        await restore(file);
      };
      await importFile().catch((error: unknown) =>
        showToast({ text: describeImportError(error, file.name), bad: true }),
      );
    });
  const reminder = Object.hasOwn(REMINDER_LABELS, stored.settings.backupEvery)
    ? (stored.settings.backupEvery as Reminder)
    : 'never';
  return (
    <OptionSection
      id="backup"
      title={t('backupTitle')}
      help={t('backupHelp')}
      words={[t('backupAll'), t('backupExport'), t('backupImport'), t('backupEvery')]}
    >
      <BackupReminder showToast={showToast} />
      <div class="row">
        <button
          type="button"
          class="button"
          disabled={busy !== null}
          onClick={() => void runBusy(() => backUpToDownloads(showToast, onProgress))}
        >
          {t('backupAll')}
        </button>
        <button type="button" class="button" onClick={save}>
          {t('backupExport')}
        </button>
        <FileButton label={t('backupImport')} accept=".json" onPick={(files) => void load(files)} />
        {busy && <progress aria-label={t('bulkBusy')} value={busy.done} max={busy.all} />}
      </div>
      <DestinationBackups busy={busy !== null} runBusy={runBusy} onProgress={onProgress} showToast={showToast} />
      <p class="quiet">{times && formatLastBackup(times.at)}</p>
      <ChoiceSetting
        label={t('backupEvery')}
        value={reminder}
        choices={(Object.keys(REMINDER_LABELS) as Reminder[]).map((one) => [one, t(REMINDER_LABELS[one])])}
        save={(backupEvery) => set({ backupEvery })}
      />
    </OptionSection>
  );
}

/** Reads the formats of a backup. Returns [] for invalid formats, because `restoreBackup` reports the error. */
function parseFormats(backup: unknown): Profile[] {
  try {
    return parseBlogFile(JSON.stringify((backup as { blog: unknown }).blog)).profiles;
  } catch {
    return [];
  }
}

function parseJsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // The text is not JSON; `importPrecisFile` shows that error together with the file's name.
    return undefined;
  }
}

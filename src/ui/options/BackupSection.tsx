import { useState } from 'preact/hooks';
import { BlogFileError, formatBlogFile, parseBlogFile } from '../../core/blog-file.ts';
import type { Profile } from '../../core/format/profile.ts';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { isBackup, readBackupText, restoreBackup } from '../../library/transfer/backup.ts';
import { bindDestinationSecrets } from '../../publishing/destination-values.ts';
import { createOutputContext } from '../../publishing/output-context.ts';
import type { Reminder } from '../../storage/backup-reminder.ts';
import { loadBackupTimes } from '../../storage/backup-times.ts';
import { exportBlogs, importBlogs } from '../../storage/blogs.ts';
import { BackupReminder } from '../components/BackupReminder.tsx';
import { backUpToDownloads, formatLastBackup } from '../components/back-up.ts';
import { FileButton } from '../components/FileButton.tsx';
import { formatUnreadable } from '../components/format-unreadable.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import { confirmFormats } from './confirm-formats.tsx';
import { DestinationBackups } from './DestinationBackups.tsx';
import { OptionSection } from './OptionSection.tsx';
import type { SectionProps } from './Options.tsx';

const IMPORT_ERRORS = {
  notJson: 'importNotJson',
  notPrecis: 'importNotPrecis',
  newer: 'importNewer',
  tooLarge: 'importTooLarge',
  invalid: 'importInvalid',
} as const satisfies Record<BlogFileError['code'], string>;

/** Takes in what such a file holds, or says why it can't be, having changed nothing. */
export async function importPrecisFile(name: string, text: string, tell: ShowToast): Promise<void> {
  try {
    const found = parseBlogFile(text);
    if (!(await confirmFormats(name, found.profiles))) return tell({ text: t('replaceLeft') });
    const back = await importBlogs(found);
    tell({ text: t('importDone', found.profiles.length, found.sites.length), undo: back });
  } catch (error) {
    if (!(error instanceof BlogFileError)) throw error;
    tell({ text: t(IMPORT_ERRORS[error.code], name, error.detail), bad: true });
  }
}

/** So many of what stayed out are named at once. */
const NAMED = 3;

const REMINDER_LABELS = { never: 'everyNever', week: 'everyWeek', month: 'everyMonth' } as const satisfies Record<
  Reminder,
  MessageKey
>;

/** Everything out to one file, and in again; formats, tags and site rules alone, to share them with a team; a reminder. */
export function BackupSection({ stored, set, tell }: SectionProps) {
  const [busy, setBusy] = useState<{ done: number; all: number } | null>(null);
  const times = useStored(loadBackupTimes);
  const onProgress = (done: number, all: number) => setBusy({ done, all });
  const doing = async (work: () => Promise<void>) => {
    setBusy({ done: 0, all: 1 });
    await work().finally(() => setBusy(null));
  };
  const save = async () => {
    await createOutputContext().download('precis-blog.json', formatBlogFile(await exportBlogs()));
    tell({ text: t('output_download_done', 'precis-blog.json') });
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
    tell({
      text: named.length
        ? t('backupRestoredSome', posts.added.length, named.length, named.slice(0, NAMED).join('; '))
        : t('backupRestored', posts.added.length, posts.replaced.length, posts.unchanged),
      undo,
    });
  };
  const load = ([file]: File[]) =>
    doing(async () => {
      if (!file) return;
      const take = async () => {
        const text = await readBackupText(file);
        const value = parseJsonOrUndefined(text);
        if (!isBackup(value)) return importPrecisFile(file.name, text, tell);
        if (!(await confirmFormats(file.name, formatsIn(value)))) return tell({ text: t('replaceLeft') });
        await restore(file);
      };
      await take().catch((error: unknown) => {
        const [why, detail] =
          error instanceof BlogFileError ? [error.code, error.detail] : ['invalid' as const, messageOf(error)];
        tell({ text: t(IMPORT_ERRORS[why], file.name, detail), bad: true });
      });
    });
  const every = Object.hasOwn(REMINDER_LABELS, stored.settings.backupEvery)
    ? (stored.settings.backupEvery as Reminder)
    : 'never';
  return (
    <OptionSection
      id="backup"
      title={t('backupTitle')}
      help={t('backupHelp')}
      words={[t('backupAll'), t('backupExport'), t('backupImport'), t('backupEvery')]}
    >
      <BackupReminder tell={tell} />
      <div class="row">
        <button
          type="button"
          class="button"
          disabled={busy !== null}
          onClick={() => void doing(() => backUpToDownloads(tell, onProgress))}
        >
          {t('backupAll')}
        </button>
        <button type="button" class="button" onClick={save}>
          {t('backupExport')}
        </button>
        <FileButton label={t('backupImport')} accept=".json" onPick={(files) => void load(files)} />
        {busy && <progress aria-label={t('bulkBusy')} value={busy.done} max={busy.all} />}
      </div>
      <DestinationBackups busy={busy !== null} doing={doing} onProgress={onProgress} tell={tell} />
      <p class="quiet">{times && formatLastBackup(times.at)}</p>
      <ChoiceSetting
        label={t('backupEvery')}
        value={every}
        choices={(Object.keys(REMINDER_LABELS) as Reminder[]).map((one) => [one, t(REMINDER_LABELS[one])])}
        save={(backupEvery) => set({ backupEvery })}
      />
    </OptionSection>
  );
}

/** The formats of a backup; none where they can't be read, which taking it in will say. */
function formatsIn(backup: unknown): Profile[] {
  try {
    return parseBlogFile(JSON.stringify((backup as { blog: unknown }).blog)).profiles;
  } catch {
    return [];
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function parseJsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

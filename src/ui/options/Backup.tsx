import { useState } from 'preact/hooks';
import { isBackup, restoreBackup, textOfBackup } from '../../browser/backup.ts';
import { loadBackupTimes } from '../../browser/backup-times.ts';
import { exportBlogs, importBlogs } from '../../browser/blogs.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import { world } from '../../browser/world.ts';
import type { Reminder } from '../../core/backup-due.ts';
import { BadBlogFile, readBlogFile, writeBlogFile } from '../../core/blog-file.ts';
import type { Profile } from '../../core/types.ts';
import { BackupReminder } from '../parts/BackupReminder.tsx';
import { backUp, lastBackup } from '../parts/back-up.ts';
import { FileButton } from '../parts/FileButton.tsx';
import type { Tell } from '../parts/Toast.tsx';
import { wordsOfUnreadable } from '../parts/unreadable-words.ts';
import { useStored } from '../parts/use-stored.ts';
import { agreeToFormats } from './agree-to-formats.tsx';
import { BackUpTo } from './BackUpTo.tsx';
import { ChoiceSetting } from './ChoiceSetting.tsx';
import type { SectionProps } from './Options.tsx';
import { Section } from './Section.tsx';

const REASONS = {
  notJson: 'importNotJson',
  notPrecis: 'importNotPrecis',
  newer: 'importNewer',
  tooLarge: 'importTooLarge',
  invalid: 'importInvalid',
} as const satisfies Record<BadBlogFile['why'], string>;

/** Takes in what such a file holds, or says why it can't be, having changed nothing. */
export async function importFile(name: string, text: string, tell: Tell): Promise<void> {
  try {
    const found = readBlogFile(text);
    if (!(await agreeToFormats(name, found.profiles))) return tell({ text: t('replaceLeft') });
    const back = await importBlogs(found);
    tell({ text: t('importDone', found.profiles.length, found.sites.length), undo: back });
  } catch (error) {
    if (!(error instanceof BadBlogFile)) throw error;
    tell({ text: t(REASONS[error.why], name, error.detail), bad: true });
  }
}

/** So many of what stayed out are named at once. */
const NAMED = 3;

const EVERY = { never: 'everyNever', week: 'everyWeek', month: 'everyMonth' } as const satisfies Record<
  Reminder,
  MessageKey
>;

/** Everything out to one file, and in again; formats, tags and site rules alone, to share them with a team; a reminder. */
export function Backup({ stored, set, tell }: SectionProps) {
  const [busy, setBusy] = useState<{ done: number; all: number } | null>(null);
  const times = useStored(loadBackupTimes);
  const onProgress = (done: number, all: number) => setBusy({ done, all });
  const doing = async (work: () => Promise<void>) => {
    setBusy({ done: 0, all: 1 });
    await work().finally(() => setBusy(null));
  };
  const save = async () => {
    await world().download('precis-blog.json', writeBlogFile(await exportBlogs()));
    tell({ text: t('output_download_done', 'precis-blog.json') });
  };
  const restore = async (file: File) => {
    const now = new Date().toISOString();
    const { posts, leftOut, undo } = await restoreBackup(file, stored.profiles, now, (_, done, all) =>
      onProgress(done, all),
    );
    const named = [...leftOut.map(wordsOfUnreadable), ...posts.skipped.map(({ name, detail }) => `${name} ${detail}`)];
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
        const text = await textOfBackup(file);
        const value = parsed(text);
        if (!isBackup(value)) return importFile(file.name, text, tell);
        if (!(await agreeToFormats(file.name, formatsIn(value)))) return tell({ text: t('replaceLeft') });
        await restore(file);
      };
      await take().catch((error: unknown) => {
        const [why, detail] =
          error instanceof BadBlogFile ? [error.why, error.detail] : ['invalid' as const, messageOf(error)];
        tell({ text: t(REASONS[why], file.name, detail), bad: true });
      });
    });
  const every = Object.hasOwn(EVERY, stored.settings.backupEvery) ? (stored.settings.backupEvery as Reminder) : 'never';
  return (
    <Section
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
          onClick={() => void doing(() => backUp(tell, onProgress))}
        >
          {t('backupAll')}
        </button>
        <button type="button" class="button" onClick={save}>
          {t('backupExport')}
        </button>
        <FileButton label={t('backupImport')} accept=".json" onPick={(files) => void load(files)} />
        {busy && <progress aria-label={t('bulkBusy')} value={busy.done} max={busy.all} />}
      </div>
      <BackUpTo busy={busy !== null} doing={doing} onProgress={onProgress} tell={tell} />
      <p class="quiet">{times && lastBackup(times.at)}</p>
      <ChoiceSetting
        label={t('backupEvery')}
        value={every}
        choices={(Object.keys(EVERY) as Reminder[]).map((one) => [one, t(EVERY[one])])}
        save={(backupEvery) => set({ backupEvery })}
      />
    </Section>
  );
}

/** The formats of a backup; none where they can't be read, which taking it in will say. */
function formatsIn(backup: unknown): Profile[] {
  try {
    return readBlogFile(JSON.stringify((backup as { blog: unknown }).blog)).profiles;
  } catch {
    return [];
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

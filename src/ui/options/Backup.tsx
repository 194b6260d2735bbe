import { exportBlogs, importBlogs } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { BadBlogFile, readBlogFile, writeBlogFile } from '../../core/blog-file.ts';
import { world } from '../parts/world.ts';
import { FileButton } from './FileButton.tsx';
import type { Tell } from './Options.tsx';

interface Props {
  refresh: () => Promise<void>;
  tell: Tell;
}

const REASONS = {
  notJson: 'importNotJson',
  notPrecis: 'importNotPrecis',
  newer: 'importNewer',
  invalid: 'importInvalid',
} as const satisfies Record<BadBlogFile['why'], string>;

/** Formats, tags and site rules out to one file, and in again; for safety, or to share them with a team. */
export function Backup({ refresh, tell }: Props) {
  const save = async () => {
    await world().download('precis-blog.json', writeBlogFile(await exportBlogs()));
    tell({ text: t('downloaded', 'precis-blog.json') });
  };
  const load = async ([file]: File[]) => {
    if (!file) return;
    try {
      const found = readBlogFile(await file.text());
      const back = await importBlogs(found);
      await refresh();
      tell({ text: t('importDone', found.profiles.length, found.sites.length), undo: () => back().then(refresh) });
    } catch (error) {
      if (!(error instanceof BadBlogFile)) throw error;
      tell({ text: t(REASONS[error.why], file.name, error.detail), bad: true });
    }
  };
  return (
    <section id="backup" aria-labelledby="backup-heading">
      <h2 id="backup-heading">{t('backupTitle')}</h2>
      <p class="quiet">{t('backupHelp')}</p>
      <div class="row">
        <button type="button" class="button" onClick={save}>
          {t('backupExport')}
        </button>
        <FileButton label={t('backupImport')} accept=".json" onPick={load} />
      </div>
    </section>
  );
}

import { exportBlogs, importBlogs } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { world } from '../../browser/world.ts';
import { BadBlogFile, readBlogFile, writeBlogFile } from '../../core/blog-file.ts';
import type { Tell } from '../parts/Toast.tsx';
import { FileButton } from './FileButton.tsx';
import type { SectionProps } from './Options.tsx';
import { Section } from './Section.tsx';

const REASONS = {
  notJson: 'importNotJson',
  notPrecis: 'importNotPrecis',
  newer: 'importNewer',
  invalid: 'importInvalid',
} as const satisfies Record<BadBlogFile['why'], string>;

/** Takes in what such a file holds, or says why it can't be, having changed nothing. */
export async function importFile(name: string, text: string, tell: Tell): Promise<void> {
  try {
    const found = readBlogFile(text);
    const back = await importBlogs(found);
    tell({ text: t('importDone', found.profiles.length, found.sites.length), undo: back });
  } catch (error) {
    if (!(error instanceof BadBlogFile)) throw error;
    tell({ text: t(REASONS[error.why], name, error.detail), bad: true });
  }
}

/** Formats, tags and site rules out to one file, and in again; for safety, or to share them with a team. */
export function Backup({ tell }: SectionProps) {
  const save = async () => {
    await world().download('precis-blog.json', writeBlogFile(await exportBlogs()));
    tell({ text: t('output_download_done', 'precis-blog.json') });
  };
  const load = async ([file]: File[]) => {
    if (file) await importFile(file.name, await file.text(), tell);
  };
  return (
    <Section id="backup" title={t('backupTitle')} help={t('backupHelp')} words={[t('backupExport'), t('backupImport')]}>
      <div class="row">
        <button type="button" class="button" onClick={save}>
          {t('backupExport')}
        </button>
        <FileButton label={t('backupImport')} accept=".json" onPick={load} />
      </div>
    </Section>
  );
}

import { BlogFileError, parseBlogFile } from '../../core/blog-file.ts';
import { messageOf } from '../../core/message-of.ts';
import { t } from '../../extension/i18n.ts';
import { importBlogs } from '../../storage/blogs.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { confirmFormats } from './confirm-formats.tsx';

const IMPORT_ERRORS = {
  notJson: 'importNotJson',
  notPrecis: 'importNotPrecis',
  newer: 'importNewer',
  tooLarge: 'importTooLarge',
  invalid: 'importInvalid',
} as const satisfies Record<BlogFileError['code'], string>;

/** Describes in the user's language why a file was not imported. */
export function describeImportError(error: unknown, fileName: string): string {
  const { code, detail } =
    error instanceof BlogFileError ? error : { code: 'invalid' as const, detail: messageOf(error) };
  return t(IMPORT_ERRORS[code], fileName, detail);
}

/** Imports the formats, tags and site rules of a file. If the file is invalid, shows the reason and changes nothing. */
export async function importPrecisFile(name: string, text: string, showToast: ShowToast): Promise<void> {
  try {
    const file = parseBlogFile(text);
    if (!(await confirmFormats(name, file.profiles))) return showToast({ text: t('replaceLeft') });
    const undo = await importBlogs(file);
    showToast({ text: t('importDone', file.profiles.length, file.sites.length), undo });
  } catch (error) {
    if (!(error instanceof BlogFileError)) throw error;
    showToast({ text: describeImportError(error, name), bad: true });
  }
}

import { computeBlobId } from '../../core/bytes.ts';
import { JobError } from '../../jobs/job-error.ts';
import { imageFolderField, imagesField } from '../fetch-images.ts';
import { type FileStore, parseSentFiles, putFiles, readFileText, undoFiles } from '../file-store.ts';
import type { FolderAccess } from '../folder-access.ts';
import type { Output } from '../output.ts';

/**
 * A folder on this computer: in Chromium any folder that the user picks, in Firefox a folder inside the downloads folder.
 */
export const folder: Output = {
  id: 'folder',
  delivers: 'publishes',
  fields: [
    { key: 'folder', kind: 'folder', label: 'outLocalFolder', help: 'outLocalFolderHelp', required: true },
    imagesField,
    imageFolderField,
  ],
  async checkReadiness(values, context) {
    const { access } = await context.folder(values);
    if (access === 'none') return { is: 'needs-settings', fields: ['folder'] };
    if (access === 'ask') return { is: 'needs-folder' };
    return access === 'permission' ? { is: 'needs-capability', permission: 'downloads' } : { is: 'ready' };
  },
  needsWindow: () => false,
  async send(request, values, context) {
    const target = await context.folder(values);
    const where = request.items.map(({ file }) => `${target.name}/${file.path}`).join(', ');
    const paths = [...request.items.map(({ file }) => file.path), ...request.assets.map(({ path }) => path)];
    const replaced = target.canRead ? [] : await Promise.all(paths.map(target.hasWritten));
    const receipt = await putFiles(
      toFileStore(target),
      values.folder ?? '',
      request,
      { output: 'folder', where },
      context,
    );
    // What a file held before can't be restored where it can't be read.
    const { undo: _, ...withoutUndo } = receipt;
    return replaced.includes(true) ? withoutUndo : receipt;
  },
  async undo(receipt, values, context) {
    const target = await context.folder(values);
    if (target.canRead) return undoFiles(toFileStore(target), values.folder ?? '', receipt);
    // Of the downloads folder, only receipts of new files can be undone, so the files are deleted.
    for (const { path } of parseSentFiles(receipt, values.folder ?? '')) await target.remove(path);
  },
  async read(path, values, context) {
    const target = await context.folder(values);
    return target.canRead ? readFileText(toFileStore(target), path) : null;
  },
};

const toFileStore = (target: FolderAccess): FileStore => ({
  async read(path) {
    const bytes = await target.read(path);
    return bytes && { bytes, tag: await computeBlobId(bytes, '') };
  },
  async write(path, bytes, over) {
    const now = target.canRead ? await target.read(path) : null;
    if ((now && (await computeBlobId(now, ''))) !== over) throw new JobError('movedOn', path);
    await target.write(path, bytes, over !== null);
  },
  remove: (path) => target.remove(path),
});

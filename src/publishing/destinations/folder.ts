import { computeBlobId } from '../../core/bytes.ts';
import { JobError } from '../../jobs/job-error.ts';
import { imageFolderField, imagesField } from '../fetch-images.ts';
import { type FileStore, filesOf, putFiles, readFileText, undoFiles } from '../file-store.ts';
import type { FolderAccess } from '../folder-access.ts';
import type { Output } from '../output.ts';

/** A folder on this computer: one that the person picked (Chromium), or one in the downloads folder (Firefox). */
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
    const place = await context.folder(values);
    const where = request.items.map(({ file }) => `${place.name}/${file.path}`).join(', ');
    return putFiles(toFileStore(place), values.folder ?? '', request, { output: 'folder', where }, context);
  },
  async undo(receipt, values, context) {
    const place = await context.folder(values);
    if (place.canRead) return undoFiles(toFileStore(place), values.folder ?? '', receipt);
    // What can't be read can't have been compared either; only what was written anew is taken away.
    for (const { path } of filesOf(receipt, values.folder ?? '')) await place.remove(path);
  },
  async read(path, values, context) {
    const place = await context.folder(values);
    return place.canRead ? readFileText(toFileStore(place), path) : null;
  },
};

const toFileStore = (place: FolderAccess): FileStore => ({
  async read(path) {
    const bytes = await place.read(path);
    return bytes && { bytes, tag: await computeBlobId(bytes, '') };
  },
  async write(path, bytes, over) {
    const now = place.canRead ? await place.read(path) : null;
    if ((now && (await computeBlobId(now, ''))) !== over) throw new JobError('movedOn', path);
    await place.write(path, bytes, over !== null);
  },
  remove: (path) => place.remove(path),
});

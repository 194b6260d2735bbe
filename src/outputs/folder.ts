import { blobId } from './bytes.ts';
import { Failed } from './failed.ts';
import type { Folder } from './folder-access.ts';
import { imageFolderField, imagesField } from './images.ts';
import type { Output } from './output.ts';
import { filesOf, putOn, readOn, type Shelf, takeFrom } from './shelf.ts';

/** A folder on this computer: one that the person picked (Chromium), or one in the downloads folder (Firefox). */
export const folder: Output = {
  id: 'folder',
  fields: [
    { key: 'folder', kind: 'folder', label: 'outLocalFolder', help: 'outLocalFolderHelp', required: true },
    imagesField,
    imageFolderField,
  ],
  async state(values, world) {
    const { leave } = await world.folder(values);
    if (leave === 'none') return { is: 'needs-settings', fields: ['folder'] };
    if (leave === 'ask') return { is: 'needs-folder' };
    return leave === 'permission' ? { is: 'needs-capability', permission: 'downloads' } : { is: 'ready' };
  },
  inWindow: () => false,
  async send(parcel, values, world) {
    const place = await world.folder(values);
    const where = parcel.items.map(({ file }) => `${place.name}/${file.path}`).join(', ');
    return putOn(shelfOf(place), values.folder ?? '', parcel, { output: 'folder', where }, world);
  },
  async undo(receipt, values, world) {
    const place = await world.folder(values);
    if (place.canRead) return takeFrom(shelfOf(place), values.folder ?? '', receipt);
    // What can't be read can't have been compared either; only what was written anew is taken away.
    for (const { path } of filesOf(receipt, values.folder ?? '')) await place.remove(path);
  },
  async read(path, values, world) {
    const place = await world.folder(values);
    return place.canRead ? readOn(shelfOf(place), path) : null;
  },
};

const shelfOf = (place: Folder): Shelf => ({
  async read(path) {
    const bytes = await place.read(path);
    return bytes && { bytes, tag: await blobId(bytes, '') };
  },
  async write(path, bytes, over) {
    const now = place.canRead ? await place.read(path) : null;
    if ((now && (await blobId(now, ''))) !== over) throw new Failed('movedOn', path);
    await place.write(path, bytes, over !== null);
  },
  remove: (path) => place.remove(path),
});

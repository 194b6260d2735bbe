import browser from 'webextension-polyfill';
import { isPostFile } from '../core/post/post-path.ts';
import { findFolder, keepFolder } from '../library/folders.ts';
import { Failed, type Folder } from '../outputs/index.ts';
import { loadDestinations } from './destinations.ts';
import { hasLeave } from './permissions.ts';

/** Chromium; not yet in TypeScript's own typings. */
interface Picker {
  showDirectoryPicker(options: { mode: 'readwrite'; id: string }): Promise<FileSystemDirectoryHandle>;
}
interface Asked {
  queryPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Whether the browser can keep a folder; else what is chosen is the name of one in its downloads folder. */
export const canPickFolder = (): boolean => 'showDirectoryPicker' in globalThis;

/**
 * The person picks a folder; its key is the value of the field, its handle is kept. Must be called before anything is
 * awaited in a click's handler, in a full tab: a popup closes when the picker opens. null: they changed their mind.
 */
export async function pickFolder(): Promise<{ key: string; name: string } | null> {
  try {
    const handle = await (globalThis as unknown as Picker).showDirectoryPicker({ mode: 'readwrite', id: 'blog' });
    const key = crypto.randomUUID();
    await keepFolder(key, handle);
    return { key, name: handle.name };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/**
 * Whether a folder may be written to; asks again, unless it is to be a mere `query`, likewise in a click in a full tab.
 * `handle`: loaded before the click.
 */
export async function askForFolder(handle: FileSystemDirectoryHandle, how: 'ask' | 'query' = 'ask'): Promise<boolean> {
  const asked = handle as unknown as Asked;
  const work =
    how === 'ask' ? asked.requestPermission({ mode: 'readwrite' }) : asked.queryPermission({ mode: 'readwrite' });
  return (await work) === 'granted';
}

/** The folders that the person has picked to send posts to. `name`: what they know each by. */
export async function keptFolders(): Promise<{ name: string; handle: FileSystemDirectoryHandle }[]> {
  const kept = (await loadDestinations()).map(async ({ output, name, values }) => {
    const handle = output === 'folder' && values.folder ? await findFolder(values.folder) : undefined;
    return handle ? [{ name: name || handle.name, handle }] : [];
  });
  return (await Promise.all(kept)).flat();
}

/** The posts in a folder and in those within it, with their paths from its own name on. Hidden folders and packages hold none. */
export async function postsIn(
  folder: FileSystemDirectoryHandle,
  path = folder.name,
): Promise<{ path: string; file: File }[]> {
  const found: { path: string; file: File }[] = [];
  for await (const entry of folder.values()) {
    const at = `${path}/${entry.name}`;
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.kind === 'directory') found.push(...(await postsIn(entry, at)));
    else if (isPostFile(at)) found.push({ path: at, file: await entry.getFile() });
  }
  return found;
}

/** The folder of a field's value. */
export async function openFolder(value: string): Promise<Folder> {
  const handle = value ? await findFolder(value) : undefined;
  if (handle) {
    return picked(handle, (await askForFolder(handle, 'query')) ? 'given' : 'ask');
  }
  // A worker has no picker either, so what tells the browsers apart is whether there are downloads by permission.
  if (value && browser.runtime.getURL('').startsWith('moz-extension:')) return inDownloads(value);
  return { ...picked(undefined as never, 'none'), name: '' };
}

const parts = (path: string) => {
  const names = path.split('/').filter(Boolean);
  return { folders: names.slice(0, -1), name: names.at(-1) ?? '' };
};

function picked(root: FileSystemDirectoryHandle, leave: Folder['leave']): Folder {
  const folderOf = async (path: string, create: boolean) => {
    let folder = root;
    for (const name of parts(path).folders) folder = await folder.getDirectoryHandle(name, { create });
    return folder;
  };
  const unlessMissing = async <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotFoundError') return null;
      throw error;
    });
  const read = async (path: string) => {
    const folder = await unlessMissing(folderOf(path, false));
    const file = folder && (await unlessMissing(folder.getFileHandle(parts(path).name)));
    return file && new Uint8Array(await (await file.getFile()).arrayBuffer());
  };
  return {
    leave,
    name: root?.name,
    canRead: true,
    read,
    async write(path, bytes, replace) {
      if (!replace && (await read(path))) throw new Failed('movedOn');
      const file = await (await folderOf(path, true)).getFileHandle(parts(path).name, { create: true });
      // Written beside, and put in its place as a whole on closing.
      const stream = await file.createWritable();
      await stream.write(bytes);
      await stream.close();
    },
    async remove(path) {
      const folder = await unlessMissing(folderOf(path, false));
      if (folder) await unlessMissing(folder.removeEntry(parts(path).name));
    },
  };
}

/**
 * A folder inside the browser's downloads folder. A download by link can't name a folder, the `downloads` permission can;
 * what is there can't be read, so the browser's own list says whether a file of ours has got there.
 */
async function inDownloads(folder: string): Promise<Folder> {
  const granted = await hasLeave({ permission: 'downloads' });
  const full = (path: string) => `${folder}/${path}`.replace(/\/+/g, '/').replace(/^\//, '');
  const ours = async (path: string) => {
    const found = await browser.downloads.search({ query: [parts(path).name], exists: true, state: 'complete' });
    return found.filter(({ filename, byExtensionId }) => {
      const there = filename.replaceAll('\\', '/');
      return there.endsWith(`/${full(path)}`) && byExtensionId === browser.runtime.id;
    });
  };
  return {
    leave: granted ? 'given' : 'permission',
    name: folder,
    canRead: false,
    read: async () => null,
    async write(path, bytes) {
      if ((await ours(path)).some(({ fileSize }) => fileSize === bytes.length)) return;
      const url = URL.createObjectURL(new Blob([bytes]));
      try {
        const id = await browser.downloads.download({ url, filename: full(path), conflictAction: 'uniquify' });
        await finished(id);
      } finally {
        URL.revokeObjectURL(url);
      }
    },
    async remove(path) {
      for (const { id } of await ours(path)) await browser.downloads.removeFile(id);
    },
  };
}

async function finished(id: number): Promise<void> {
  for (;;) {
    const [download] = await browser.downloads.search({ id });
    if (download?.state === 'complete') return;
    if (!download || download.state === 'interrupted') throw new Failed('refused', download?.error ?? '');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

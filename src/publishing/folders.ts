import browser, { type Downloads } from 'webextension-polyfill';
import { isConfigurationFile } from '../core/format/blog-configuration/configuration-paths.ts';
import { isPostFile } from '../core/format/post-path.ts';
import { hasPermission } from '../extension/permissions.ts';
import { JobError } from '../jobs/job-error.ts';
import { findFolderHandle, saveFolderHandle } from '../library/folder-handles.ts';
import { loadDestinations } from '../storage/destinations.ts';
import type { FolderAccess } from './folder-access.ts';

/** Chromium's API for picking a folder, which TypeScript's typings do not have yet. */
interface DirectoryPicker {
  showDirectoryPicker(options: { mode: 'readwrite'; id: string }): Promise<FileSystemDirectoryHandle>;
}
interface PermissionHandle {
  queryPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Whether the browser can open and remember any folder. Otherwise the user names a folder inside the downloads folder. */
export const canPickFolder = (): boolean => 'showDirectoryPicker' in globalThis;

/**
 * Lets the user pick a folder and stores its handle. Resolves with the handle's key, which becomes the field's value; null
 * when the user cancels. Call it before the first `await` of a click's handler, and in a full tab: a popup closes when the
 * picker opens.
 */
export async function chooseFolder(): Promise<{ key: string; name: string } | null> {
  try {
    const handle = await (globalThis as unknown as DirectoryPicker).showDirectoryPicker({
      mode: 'readwrite',
      id: 'blog',
    });
    const key = crypto.randomUUID();
    await saveFolderHandle(key, handle);
    return { key, name: handle.name };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/**
 * Resolves with whether a folder may be written to. `ask`: the browser asks the user, which works only in a full tab and
 * before the first `await` of a click's handler. So `handle` must be loaded before the click.
 */
export async function requestFolderPermission(
  handle: FileSystemDirectoryHandle,
  how: 'ask' | 'query' = 'ask',
): Promise<boolean> {
  const asked = handle as unknown as PermissionHandle;
  const work =
    how === 'ask' ? asked.requestPermission({ mode: 'readwrite' }) : asked.queryPermission({ mode: 'readwrite' });
  return (await work) === 'granted';
}

/** Lists the folders that the user has picked as destinations, with their names for the user. */
export async function listKnownFolders(): Promise<{ name: string; handle: FileSystemDirectoryHandle }[]> {
  const picked = (await loadDestinations()).map(async ({ output, name, values }) => {
    const handle = output === 'folder' && values.folder ? await findFolderHandle(values.folder) : undefined;
    return handle ? [{ name: name || handle.name, handle }] : [];
  });
  return (await Promise.all(picked)).flat();
}

/**
 * Lists the posts and the blog's configuration files in a folder and its subfolders. Paths begin with the folder's name.
 * Hidden folders and `node_modules` are skipped.
 */
export async function listBlogFiles(
  folder: FileSystemDirectoryHandle,
  path = folder.name,
): Promise<{ path: string; file: File }[]> {
  const found: { path: string; file: File }[] = [];
  for await (const entry of folder.values()) {
    const at = `${path}/${entry.name}`;
    const isConfiguration = entry.kind === 'file' && isConfigurationFile(at);
    if ((entry.name.startsWith('.') && !isConfiguration) || entry.name === 'node_modules') continue;
    if (entry.kind === 'directory') found.push(...(await listBlogFiles(entry, at)));
    else if (isConfiguration || isPostFile(at)) found.push({ path: at, file: await entry.getFile() });
  }
  return found;
}

/** Opens the folder that a destination's field names: by a handle's key, or by a name inside Firefox's downloads folder. */
export async function openFolder(value: string): Promise<FolderAccess> {
  const handle = value ? await findFolderHandle(value) : undefined;
  if (handle) {
    return createPickedFolder(handle, (await requestFolderPermission(handle, 'query')) ? 'given' : 'ask');
  }
  // `canPickFolder` is false in Chromium's worker, too. Only the URL scheme tells Firefox from Chromium here.
  if (value && browser.runtime.getURL('').startsWith('moz-extension:')) return createDownloadsFolder(value);
  return { ...createPickedFolder(undefined as never, 'none'), name: '' };
}

const splitPath = (path: string) => {
  const names = path.split('/').filter(Boolean);
  return { folders: names.slice(0, -1), name: names.at(-1) ?? '' };
};

function createPickedFolder(root: FileSystemDirectoryHandle, access: FolderAccess['access']): FolderAccess {
  const getFolder = async (path: string, create: boolean) => {
    let folder = root;
    for (const name of splitPath(path).folders) folder = await folder.getDirectoryHandle(name, { create });
    return folder;
  };
  const unlessMissing = async <T>(work: Promise<T>): Promise<T | null> =>
    work.catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'NotFoundError') return null;
      throw error;
    });
  const read = async (path: string) => {
    const folder = await unlessMissing(getFolder(path, false));
    const file = folder && (await unlessMissing(folder.getFileHandle(splitPath(path).name)));
    return file && new Uint8Array(await (await file.getFile()).arrayBuffer());
  };
  return {
    access: access,
    name: root?.name,
    canRead: true,
    read,
    hasWritten: async (path) => (await read(path)) !== null,
    async write(path, bytes, replace) {
      if (!replace && (await read(path))) throw new JobError('movedOn');
      const file = await (await getFolder(path, true)).getFileHandle(splitPath(path).name, { create: true });
      // The browser writes to a temporary file, which replaces the real file on closing.
      const stream = await file.createWritable();
      await stream.write(bytes);
      await stream.close();
    },
    async remove(path) {
      const folder = await unlessMissing(getFolder(path, false));
      if (folder) await unlessMissing(folder.removeEntry(splitPath(path).name));
    },
  };
}

/**
 * Opens a folder inside the browser's downloads folder. It needs the permission `downloads`, because a download by a link
 * can't choose a folder. Files can't be read there, so the browser's list of downloads tells which files this extension
 * wrote, and only these are replaced.
 */
async function createDownloadsFolder(folder: string): Promise<FolderAccess> {
  const granted = await hasPermission({ permission: 'downloads' });
  const toFilename = (path: string) => `${folder}/${path}`.replace(/\/+/g, '/').replace(/^\//, '');
  const isAt = ({ filename }: Downloads.DownloadItem, path: string) =>
    filename.replaceAll('\\', '/').endsWith(`/${toFilename(path)}`);
  const findOwnDownloads = async (path: string) => {
    const found = await browser.downloads.search({ query: [splitPath(path).name], exists: true, state: 'complete' });
    return found.filter((item) => isAt(item, path) && item.byExtensionId === browser.runtime.id);
  };
  const hasWritten = async (path: string) => (await findOwnDownloads(path)).length > 0;
  return {
    access: granted ? 'given' : 'permission',
    name: folder,
    canRead: false,
    read: async () => null,
    hasWritten,
    async write(path, bytes) {
      const conflictAction = (await hasWritten(path)) ? 'overwrite' : 'uniquify';
      const url = URL.createObjectURL(new Blob([bytes]));
      try {
        const id = await browser.downloads.download({ url, filename: toFilename(path), conflictAction });
        if (isAt(await waitForDownload(id), path)) return;
        // A file of somebody else has the name, so the browser wrote a second one beside it.
        await browser.downloads.removeFile(id);
        throw new JobError('nameTaken', path);
      } finally {
        URL.revokeObjectURL(url);
      }
    },
    async remove(path) {
      for (const { id } of await findOwnDownloads(path)) {
        await browser.downloads.removeFile(id);
        // Else the next send would count as one that replaces this file.
        await browser.downloads.erase({ id });
      }
    },
  };
}

async function waitForDownload(id: number): Promise<Downloads.DownloadItem> {
  for (;;) {
    const [download] = await browser.downloads.search({ id });
    if (download?.state === 'complete') return download;
    if (!download || download.state === 'interrupted') throw new JobError('refused', download?.error ?? '');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

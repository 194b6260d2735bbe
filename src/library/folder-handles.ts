import { getLibraryDatabase } from './database.ts';

/** Only IndexedDB can store the handle of a folder. The browser asks the user again before it may be used. */
export async function saveFolderHandle(id: string, handle: FileSystemDirectoryHandle): Promise<void> {
  await (await getLibraryDatabase()).put('folders', { id, handle });
}

export async function findFolderHandle(id: string): Promise<FileSystemDirectoryHandle | undefined> {
  return (await (await getLibraryDatabase()).get('folders', id))?.handle;
}

import { getLibraryDatabase } from './database.ts';

/** Stores a folder handle, which only IndexedDB can hold. The browser asks the user again before the handle can be used. */
export async function saveFolderHandle(id: string, handle: FileSystemDirectoryHandle): Promise<void> {
  await (await getLibraryDatabase()).put('folders', { id, handle });
}

export async function findFolderHandle(id: string): Promise<FileSystemDirectoryHandle | undefined> {
  return (await (await getLibraryDatabase()).get('folders', id))?.handle;
}

import { database } from './database.ts';

/** A handle to a folder can be kept in IndexedDB only; the browser asks again whether it may be used. */
export async function keepFolder(id: string, handle: FileSystemDirectoryHandle): Promise<void> {
  await (await database()).put('folders', { id, handle });
}

export async function findFolder(id: string): Promise<FileSystemDirectoryHandle | undefined> {
  return (await (await database()).get('folders', id))?.handle;
}

export async function dropFolder(id: string): Promise<void> {
  await (await database()).delete('folders', id);
}

/** A file that the user picked or dropped. `path`: from the picked or dropped folder, else the file's name. */
export interface PickedFile {
  file: File;
  path: string;
}

export const toPickedFiles = (files: Iterable<File>): PickedFile[] =>
  Array.from(files, (file) => ({ file, path: file.webkitRelativePath || file.name }));

/** The files that were dropped, and all files in dropped folders. Must be called in the event's own handler. */
export async function readDroppedFiles({ items, files }: DataTransfer): Promise<PickedFile[]> {
  // The browser empties the list once the event has been handled, so nothing may be awaited before.
  const entries = Array.from(items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (!entries.some((entry) => entry.isDirectory)) return toPickedFiles(files);
  return (await Promise.all(entries.map(listEntryFiles))).flat();
}

async function listEntryFiles(entry: FileSystemEntry): Promise<PickedFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, path: entry.fullPath.slice(1) }];
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: PickedFile[] = [];
  for (;;) {
    // Chromium gives at most 100 entries a call, and none at the end.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return found;
    for (const one of batch) if (!one.name.startsWith('.')) found.push(...(await listEntryFiles(one)));
  }
}

/** A file that a person gave. `path`: with the folder that was picked or dropped, where one was. */
export interface PickedFile {
  file: File;
  path: string;
}

export const toPickedFiles = (files: Iterable<File>): PickedFile[] =>
  Array.from(files, (file) => ({ file, path: file.webkitRelativePath || file.name }));

/** What was dropped: files, and folders with all that is in them. */
export async function readDroppedFiles({ items, files }: DataTransfer): Promise<PickedFile[]> {
  // The list is emptied as soon as the event has been handled, so nothing may wait before it is read.
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
    // A hundred at most come at a time; none when there are no more.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return found;
    for (const one of some) if (!one.name.startsWith('.')) found.push(...(await listEntryFiles(one)));
  }
}

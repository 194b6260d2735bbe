import { isConfigurationFile } from '../../core/format/blog-configuration/configuration-paths.ts';

/**
 * A file that the user picked or dropped. `path`: begins with the picked or dropped folder; otherwise just the file's name.
 */
export interface PickedFile {
  file: File;
  path: string;
}

export const toPickedFiles = (files: Iterable<File>): PickedFile[] =>
  Array.from(files, (file) => ({ file, path: file.webkitRelativePath || file.name }));

/** Returns the dropped files and all files in dropped folders. Must be called directly in the `drop` event handler. */
export async function readDroppedFiles({ items, files }: DataTransfer): Promise<PickedFile[]> {
  // Nothing may be awaited before this line, because the browser empties `items` when the event handler has returned.
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
    // Chromium returns at most 100 entries per call, and an empty list after the last entry.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (batch.length === 0) return found;
    for (const one of batch) if (!isSkipped(one)) found.push(...(await listEntryFiles(one)));
  }
}

/** Skips hidden files and dependencies, which can be a hundred times as many as the posts. */
const isSkipped = ({ name, isFile, fullPath }: FileSystemEntry): boolean =>
  name === 'node_modules' || (name.startsWith('.') && !(isFile && isConfigurationFile(fullPath)));

import { t } from '../../extension/i18n.ts';
import { listKnownFolders, listPostFiles, requestFolderPermission } from '../../publishing/folders.ts';
import type { PickedFile } from './picked-files.ts';
import { useStored } from './use-stored.ts';

/** A button for each folder that posts are sent to, which reads the posts in it. A browser that can't read them keeps none. */
export function KnownFolders({ read }: { read: (files: PickedFile[]) => unknown }) {
  const folders = useStored(listKnownFolders) ?? [];
  const open = async (handle: FileSystemDirectoryHandle, leave: Promise<boolean>) => {
    if (await leave) await read(await listPostFiles(handle));
  };
  return (
    <>
      {folders.map(({ name, handle }) => (
        <button
          key={name}
          type="button"
          class="button"
          // The browser asks only while it sees the click.
          onClick={() => void open(handle, requestFolderPermission(handle))}
        >
          {t('folderRead', name)}
        </button>
      ))}
    </>
  );
}

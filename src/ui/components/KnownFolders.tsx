import { t } from '../../extension/i18n.ts';
import { listKnownFolders, listPostFiles, requestFolderPermission } from '../../publishing/folders.ts';
import type { PickedFile } from './picked-files.ts';
import { useStored } from './use-stored.ts';

/** A button for each folder that posts are sent to, which reads the posts in it. Browsers without a folder picker have none. */
export function KnownFolders({ read }: { read: (files: PickedFile[]) => unknown }) {
  const folders = useStored(listKnownFolders) ?? [];
  const open = async (handle: FileSystemDirectoryHandle, permission: Promise<boolean>) => {
    if (await permission) await read(await listPostFiles(handle));
  };
  return (
    <>
      {folders.map(({ name, handle }) => (
        <button
          key={name}
          type="button"
          class="button"
          // Browsers ask for the permission only in the click's own handler.
          onClick={() => void open(handle, requestFolderPermission(handle))}
        >
          {t('folderRead', name)}
        </button>
      ))}
    </>
  );
}

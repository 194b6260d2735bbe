import { t } from '../../extension/i18n.ts';
import { listBlogFiles, listKnownFolders, requestFolderPermission } from '../../publishing/folders.ts';
import type { PickedFile } from './picked-files.ts';
import { useStored } from './use-stored.ts';

/**
 * Shows a button for each destination folder; a click reads the posts in the folder. Empty in browsers without folder
 * picker.
 */
export function KnownFolders({ read }: { read: (files: PickedFile[]) => unknown }) {
  const folders = useStored(listKnownFolders) ?? [];
  const open = async (handle: FileSystemDirectoryHandle, permission: Promise<boolean>) => {
    if (await permission) await read(await listBlogFiles(handle));
  };
  return (
    <>
      {folders.map(({ name, handle }) => (
        <button
          key={name}
          type="button"
          class="button"
          // `requestFolderPermission` runs directly in the click handler, because browsers show the prompt only there.
          onClick={() => void open(handle, requestFolderPermission(handle))}
        >
          {t('folderRead', name)}
        </button>
      ))}
    </>
  );
}

import { askForFolder, keptFolders, postsIn } from '../../browser/folders.ts';
import { t } from '../../browser/i18n.ts';
import type { Placed } from './files.ts';
import { useStored } from './use-stored.ts';

/** A button for each folder that posts are sent to, which reads the posts in it. A browser that can't read them keeps none. */
export function KnownFolders({ read }: { read: (files: Placed[]) => unknown }) {
  const folders = useStored(keptFolders) ?? [];
  const open = async (handle: FileSystemDirectoryHandle, leave: Promise<boolean>) => {
    if (await leave) await read(await postsIn(handle));
  };
  return (
    <>
      {folders.map(({ name, handle }) => (
        <button
          key={name}
          type="button"
          class="button"
          // The browser asks only while it sees the click.
          onClick={() => void open(handle, askForFolder(handle))}
        >
          {t('folderRead', name)}
        </button>
      ))}
    </>
  );
}

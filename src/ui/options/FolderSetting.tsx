import { useEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { findFolderHandle } from '../../library/folder-handles.ts';
import { canPickFolder, chooseFolder, requestFolderPermission } from '../../publishing/folders.ts';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  label: string;
  help?: string;
  /** The setting's value: the key of a stored folder handle or, without a folder picker, a folder name inside downloads. */
  place: string;
  /** Name of the folder that the user picked. */
  name: string;
  save: (change: Record<string, string>) => Promise<void>;
}

/**
 * Setting for a folder on this computer: the user picks it or, in browsers without picker, names a folder inside downloads.
 */
export function FolderSetting({ label, help, place, name, save }: Props) {
  const [lockedFolder, setLockedFolder] = useState<FileSystemDirectoryHandle | null>(null);
  const checkPermission = async () => {
    const handle = place && canPickFolder() ? await findFolderHandle(place) : undefined;
    setLockedFolder(handle && (await requestFolderPermission(handle, 'query')) === false ? handle : null);
  };
  useEffect(() => void checkPermission(), [place]);
  if (!canPickFolder())
    return (
      <TextSetting label={label} {...(help ? { help } : {})} value={place} save={(text) => save({ folder: text })} />
    );
  return (
    <div class="setting">
      <span>{label}</span>
      <div class="row">
        {name && <bdi>{name}</bdi>}
        <button
          type="button"
          class="button"
          // Nothing may be awaited before `chooseFolder`: browsers open the folder picker only directly in a click handler.
          onClick={() =>
            void chooseFolder().then((found) => found && save({ folder: found.key, folderName: found.name }))
          }
        >
          {t('folderPick')}
        </button>
        {lockedFolder && (
          <button
            type="button"
            class="button primary"
            onClick={() => void requestFolderPermission(lockedFolder).then(checkPermission)}
          >
            {t('folderAllow')}
          </button>
        )}
      </div>
      {help && <p class="quiet help">{help}</p>}
    </div>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { findFolderHandle } from '../../library/folder-handles.ts';
import { canPickFolder, chooseFolder, requestFolderPermission } from '../../publishing/folders.ts';
import { TextSetting } from './TextSetting.tsx';

interface Props {
  label: string;
  help?: string;
  /** Value of the field: the key of a kept folder, or the name of one in the downloads folder. */
  place: string;
  /** What a kept folder is called. */
  name: string;
  save: (change: Record<string, string>) => Promise<void>;
}

/** A folder on this computer: picked where the browser has a picker, else named, inside its downloads folder. */
export function FolderSetting({ label, help, place, name, save }: Props) {
  const [shut, setShut] = useState<FileSystemDirectoryHandle | null>(null);
  const look = async () => {
    const handle = place && canPickFolder() ? await findFolderHandle(place) : undefined;
    setShut(handle && (await requestFolderPermission(handle, 'query')) === false ? handle : null);
  };
  useEffect(() => void look(), [place]);
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
          // Nothing may be awaited before the picker: the browser opens it only while it sees the click.
          onClick={() =>
            void chooseFolder().then((found) => found && save({ folder: found.key, folderName: found.name }))
          }
        >
          {t('folderPick')}
        </button>
        {shut && (
          <button type="button" class="button primary" onClick={() => void requestFolderPermission(shut).then(look)}>
            {t('folderAllow')}
          </button>
        )}
      </div>
      {help && <p class="quiet help">{help}</p>}
    </div>
  );
}

import { useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { SkippedFile } from '../../library/transfer/import-context.ts';
import { FileButton } from '../components/FileButton.tsx';
import { importFiles } from '../components/import-files.ts';
import { KnownFolders } from '../components/KnownFolders.tsx';
import { type PickedFile, readDroppedFiles, toPickedFiles } from '../components/picked-files.ts';
import type { ShowToast } from '../components/Toast.tsx';
import { useFileDrop } from '../components/use-file-drop.ts';

/** At most this many skipped files are listed; the heading states the total. */
const MAX_LISTED = 100;

/** Imports picked or dropped files or a folder into the library, and lists the skipped files with the reasons. */
export function ImportView({ showToast }: { showToast: ShowToast }) {
  const [busy, setBusy] = useState<{ done: number; all: number; cancel: () => void } | null>(null);
  const [skipped, setSkipped] = useState<SkippedFile[]>([]);
  const importAll = async (files: PickedFile[]) => {
    if (files.length === 0) return;
    const controller = new AbortController();
    const cancel = () => controller.abort();
    setBusy({ done: 0, all: files.length, cancel });
    setSkipped(await importFiles(files, showToast, (done, all) => setBusy({ done, all, cancel }), controller.signal));
    setBusy(null);
  };
  useFileDrop(async (transfer) => importAll(await readDroppedFiles(transfer)));
  const pick = (files: File[]) => void importAll(toPickedFiles(files));
  return (
    <section aria-labelledby="import" class="import" aria-busy={busy !== null}>
      <h1 class="page-title" id="import">
        {t('importPosts')}
      </h1>
      <p class="lead">{t('importPostsHelp')}</p>
      <div class="bulk-row">
        <FileButton label={t('importPickFiles')} accept=".json,.zip,.md,.mdx,.markdown,.html,.htm" onPick={pick} />
        <FileButton label={t('learnPickFolder')} folder onPick={pick} />
        <KnownFolders read={importAll} />
      </div>
      {busy && (
        <div class="bulk-row">
          <progress aria-label={t('importPosts')} value={busy.done} max={Math.max(1, busy.all)} />
          <button type="button" class="button" onClick={busy.cancel}>
            {t('cancel')}
          </button>
        </div>
      )}
      {skipped.length > 0 && (
        <>
          <h2 class="heading">{t('importSkipped', skipped.length)}</h2>
          <ul>
            {skipped.slice(0, MAX_LISTED).map(({ name, why, detail }) => (
              <li key={name}>
                <bdi>{name}</bdi>: {t(`skip_${why}`, detail).trim()}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

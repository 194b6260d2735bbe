import { useEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { SkippedFile } from '../../library/transfer/import-context.ts';
import { FileButton } from '../components/FileButton.tsx';
import { importFiles } from '../components/import-files.ts';
import { KnownFolders } from '../components/KnownFolders.tsx';
import { type PickedFile, readDroppedFiles, toPickedFiles } from '../components/picked-files.ts';
import type { ShowToast } from '../components/Toast.tsx';

/** More are counted, not listed. */
const MAX_LISTED = 100;

/** Posts from elsewhere into the library: picked or dropped files, or a folder; what stays out is named with the reason. */
export function ImportView({ tell }: { tell: ShowToast }) {
  const [busy, setBusy] = useState<{ done: number; all: number; cancel: () => void } | null>(null);
  const [skipped, setSkipped] = useState<SkippedFile[]>([]);
  const take = async (files: PickedFile[]) => {
    if (files.length === 0) return;
    const controller = new AbortController();
    const cancel = () => controller.abort();
    setBusy({ done: 0, all: files.length, cancel });
    setSkipped(await importFiles(files, tell, (done, all) => setBusy({ done, all, cancel }), controller.signal));
    setBusy(null);
  };
  useEffect(() => {
    // What is dropped beside a field would else replace the page.
    const over = (event: DragEvent) => event.preventDefault();
    const drop = async (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) await take(await readDroppedFiles(event.dataTransfer));
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
  const pick = (files: File[]) => void take(toPickedFiles(files));
  return (
    <section aria-labelledby="import" class="import" aria-busy={busy !== null}>
      <h2 id="import">{t('importPosts')}</h2>
      <p>{t('importPostsHelp')}</p>
      <div class="bulk-row">
        <FileButton label={t('importPickFiles')} accept=".json,.zip,.md,.mdx,.markdown,.html,.htm" onPick={pick} />
        <FileButton label={t('learnPickFolder')} folder onPick={pick} />
        <KnownFolders read={take} />
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
          <h3>{t('importSkipped', skipped.length)}</h3>
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

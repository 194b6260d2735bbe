import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import type { Skipped } from '../../library/transfer/read.ts';
import { FileButton } from '../parts/FileButton.tsx';
import { dropped, type Placed, picked } from '../parts/files.ts';
import { KnownFolders } from '../parts/KnownFolders.tsx';
import type { Tell } from '../parts/Toast.tsx';
import { takeIn } from '../parts/take-in.ts';

/** More are counted, not listed. */
const LISTED = 100;

/** Posts from elsewhere into the library: picked or dropped files, or a folder; what stays out is named with the reason. */
export function Import({ tell }: { tell: Tell }) {
  const [busy, setBusy] = useState<{ done: number; all: number; cancel: () => void } | null>(null);
  const [skipped, setSkipped] = useState<Skipped[]>([]);
  const take = async (files: Placed[]) => {
    if (files.length === 0) return;
    const controller = new AbortController();
    const cancel = () => controller.abort();
    setBusy({ done: 0, all: files.length, cancel });
    setSkipped(await takeIn(files, tell, (done, all) => setBusy({ done, all, cancel }), controller.signal));
    setBusy(null);
  };
  useEffect(() => {
    // What is dropped beside a field would else replace the page.
    const over = (event: DragEvent) => event.preventDefault();
    const drop = async (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) await take(await dropped(event.dataTransfer));
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
  const pick = (files: File[]) => void take(picked(files));
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
            {skipped.slice(0, LISTED).map(({ name, why, detail }) => (
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

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { hasLibrary, isPrivateWindow } from '../../extension/private-window.ts';
import { BackupReminder } from '../components/BackupReminder.tsx';
import { Toast, type ToastMessage, undoFromToast } from '../components/Toast.tsx';
import { Bin, emptyOldBin } from './Bin.tsx';
import { ImportView } from './ImportView.tsx';
import { Outbox } from './Outbox.tsx';
import { PostList } from './PostList.tsx';
import { TabsView } from './TabsView.tsx';
import { useKeyBindings } from './use-key-bindings.ts';
import { useTabs } from './use-tabs.ts';

/** The library, where there is one. */
export const Library = () =>
  hasLibrary ? (
    <LibraryViews />
  ) : (
    <main class="library">
      <h1>{t('libraryTitle')}</h1>
      <p class="note">{t('privateNoLibrary')}</p>
    </main>
  );

/** The saved posts; with `#bin` in the address those that were deleted, with `#tabs` those that the window's tabs hold, with `#import` those of files. */
function LibraryViews() {
  const [place, setPlace] = useState(location.hash);
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const tabs = useTabs(setMessage);
  useEffect(() => {
    const onHash = () => setPlace(location.hash);
    addEventListener('hashchange', onHash);
    // Browsers that ask before they let a site keep much do not ask an extension.
    void navigator.storage.persist();
    void emptyOldBin();
    return () => removeEventListener('hashchange', onHash);
  }, []);
  useKeyBindings({
    'Control+z': () => {
      if (!message?.undo) return false;
      void undoFromToast(message, setMessage);
    },
  });
  const inBin = place === '#bin';
  const inTabs = place === '#tabs';
  const inImport = place === '#import';
  const aside = inBin || inTabs || inImport;
  return (
    <main class="library">
      <header>
        <h1>{t('libraryTitle')}</h1>
        <nav aria-label={t('libraryTitle')}>
          {!inTabs && <a href="#tabs">{t('tabs')}</a>}
          <a href="roundup/index.html">{t('roundup')}</a>
          {!inImport && <a href="#import">{t('importPosts')}</a>}
          {!inBin && <a href="#bin">{t('bin')}</a>}
          {aside && <a href="#posts">{t('binBack')}</a>}
        </nav>
      </header>
      {isPrivateWindow && <p class="note">{t('privateWindow')}</p>}
      {!aside && <BackupReminder tell={setMessage} />}
      <Outbox tell={setMessage} />
      {inBin && <Bin tell={setMessage} />}
      {inTabs && <TabsView {...tabs} />}
      {inImport && <ImportView tell={setMessage} />}
      {!aside && <PostList tell={setMessage} />}
      <Toast message={message} tell={setMessage} />
    </main>
  );
}

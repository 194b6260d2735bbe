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

/** The library page. In a private window of Firefox, which has no library, shows a note instead. */
export const Library = () =>
  hasLibrary ? (
    <LibraryViews />
  ) : (
    <main class="library">
      <h1>{t('libraryTitle')}</h1>
      <p class="note">{t('privateNoLibrary')}</p>
    </main>
  );

/**
 * Shows the saved posts or, by the address's hash, the bin (`#bin`), saving of open tabs (`#tabs`) or import (`#import`).
 */
function LibraryViews() {
  const [hash, setHash] = useState(location.hash);
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const tabs = useTabs(setMessage);
  useEffect(() => {
    const onHash = () => setHash(location.hash);
    addEventListener('hashchange', onHash);
    // Asks the browser never to clear the library. Firefox prompts users for this on websites, but not in an extension.
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
  const inBin = hash === '#bin';
  const inTabs = hash === '#tabs';
  const inImport = hash === '#import';
  const isSubview = inBin || inTabs || inImport;
  return (
    <main class="library">
      <header>
        <h1>{t('libraryTitle')}</h1>
        <nav aria-label={t('libraryTitle')}>
          {!inTabs && <a href="#tabs">{t('tabs')}</a>}
          <a href="roundup/index.html">{t('roundup')}</a>
          {!inImport && <a href="#import">{t('importPosts')}</a>}
          {!inBin && <a href="#bin">{t('bin')}</a>}
          {isSubview && <a href="#posts">{t('binBack')}</a>}
        </nav>
      </header>
      {isPrivateWindow && <p class="note">{t('privateWindow')}</p>}
      {!isSubview && <BackupReminder showToast={setMessage} />}
      <Outbox showToast={setMessage} />
      {inBin && <Bin showToast={setMessage} />}
      {inTabs && <TabsView {...tabs} />}
      {inImport && <ImportView showToast={setMessage} />}
      {!isSubview && <PostList showToast={setMessage} />}
      <Toast message={message} showToast={setMessage} />
    </main>
  );
}

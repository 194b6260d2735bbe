import { useEffect, useState } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import { hasLibrary, isPrivate } from '../../browser/private.ts';
import { BackupReminder } from '../parts/BackupReminder.tsx';
import { Toast, type Told, takeBack } from '../parts/Toast.tsx';
import { Bin, sweepBin } from './Bin.tsx';
import { Import } from './Import.tsx';
import { Outbox } from './Outbox.tsx';
import { Shelf } from './Shelf.tsx';
import { Tabs } from './Tabs.tsx';
import { useKeys } from './use-keys.ts';
import { useTabs } from './use-tabs.ts';

/** The library, where there is one. */
export const Library = () =>
  hasLibrary ? (
    <Posts />
  ) : (
    <main class="shelf">
      <h1>{t('libraryTitle')}</h1>
      <p class="note">{t('privateNoLibrary')}</p>
    </main>
  );

/** The saved posts; with `#bin` in the address those that were deleted, with `#tabs` those that the window's tabs hold, with `#import` those of files. */
function Posts() {
  const [place, setPlace] = useState(location.hash);
  const [message, setMessage] = useState<Told | null>(null);
  const tabs = useTabs(setMessage);
  useEffect(() => {
    const onHash = () => setPlace(location.hash);
    addEventListener('hashchange', onHash);
    // Browsers that ask before they let a site keep much do not ask an extension.
    void navigator.storage.persist();
    void sweepBin();
    return () => removeEventListener('hashchange', onHash);
  }, []);
  useKeys({
    'Control+z': () => {
      if (!message?.undo) return false;
      void takeBack(message, setMessage);
    },
  });
  const inBin = place === '#bin';
  const inTabs = place === '#tabs';
  const inImport = place === '#import';
  const aside = inBin || inTabs || inImport;
  return (
    <main class="shelf">
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
      {isPrivate && <p class="note">{t('privateWindow')}</p>}
      {!aside && <BackupReminder tell={setMessage} />}
      <Outbox tell={setMessage} />
      {inBin && <Bin tell={setMessage} />}
      {inTabs && <Tabs {...tabs} />}
      {inImport && <Import tell={setMessage} />}
      {!aside && <Shelf tell={setMessage} />}
      <Toast message={message} tell={setMessage} />
    </main>
  );
}

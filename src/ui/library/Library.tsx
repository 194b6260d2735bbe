import { useEffect, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { t } from '../../browser/i18n.ts';
import { BackupReminder } from '../parts/BackupReminder.tsx';
import { Toast, type Told, takeBack } from '../parts/Toast.tsx';
import { Bin, sweepBin } from './Bin.tsx';
import { Shelf } from './Shelf.tsx';
import { useKeys } from './use-keys.ts';

/** The saved posts, or with `#bin` in the address those that were deleted. */
export function Library() {
  const [place, setPlace] = useState(location.hash);
  const [message, setMessage] = useState<Told | null>(null);
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
  return (
    <main class="shelf">
      <header>
        <h1>{t('libraryTitle')}</h1>
        <nav aria-label={t('libraryTitle')}>
          <a href="roundup/index.html">{t('roundup')}</a>
          <a href={inBin ? '#' : '#bin'}>{t(inBin ? 'binBack' : 'bin')}</a>
        </nav>
      </header>
      {browser.extension.inIncognitoContext && <p class="note">{t('privateWindow')}</p>}
      {!inBin && <BackupReminder tell={setMessage} />}
      {inBin ? <Bin tell={setMessage} /> : <Shelf tell={setMessage} />}
      <Toast message={message} tell={setMessage} />
    </main>
  );
}

import { useEffect, useState } from 'preact/hooks';
import { loadProfiles } from '../../browser/blogs.ts';
import { t } from '../../browser/i18n.ts';
import { loadSettings, type Settings, saveSettings } from '../../browser/settings.ts';
import type { Profile } from '../../core/types.ts';
import { Backup } from './Backup.tsx';
import { Formats } from './Formats.tsx';
import { LearnBlog } from './LearnBlog.tsx';
import { Sites } from './Sites.tsx';

/** What a part of the page says after a change; the change has been saved by then. */
export interface Told {
  text: string;
  bad?: boolean;
  undo?: () => Promise<void>;
}

export type Tell = (message: Told) => void;

/** One page, a contents list at the side. Each change is saved at once and can be taken back. */
export function Options() {
  const [state, setState] = useState<{ profiles: Profile[]; settings: Settings } | null>(null);
  const [message, setMessage] = useState<Told | null>(null);
  // Counts up when what is stored has changed as a whole, so that each part reads it again.
  const [version, setVersion] = useState(0);
  const refresh = async () => {
    const [profiles, settings] = await Promise.all([loadProfiles(), loadSettings()]);
    setState({ profiles, settings });
    setVersion((before) => before + 1);
  };
  useEffect(() => {
    void refresh();
  }, []);
  if (!state) return <main class="options" aria-busy="true" />;
  const set = async (change: Partial<Settings>) => {
    await saveSettings(change);
    await refresh();
  };
  const undo = message?.undo;
  return (
    <div class="options">
      <nav aria-label={t('optionsTitle')}>
        <h1>{t('optionsTitle')}</h1>
        <ul>
          <li>
            <a href="#format">{t('formatTitle')}</a>
          </li>
          <li>
            <a href="#learn">{t('learnTitle')}</a>
          </li>
          <li>
            <a href="#sites">{t('sitesTitle')}</a>
          </li>
          <li>
            <a href="#backup">{t('backupTitle')}</a>
          </li>
        </ul>
      </nav>
      <main>
        <Formats {...state} set={set} refresh={refresh} tell={setMessage} />
        <LearnBlog taken={state.profiles.map(({ id }) => id)} set={set} tell={setMessage} />
        <Sites key={version} tell={setMessage} />
        <Backup refresh={refresh} tell={setMessage} />
      </main>
      <div role="status" aria-live="polite" class="status">
        {message && (
          <div class={`note fade ${message.bad ? 'bad' : ''}`}>
            <span>{message.text}</span>
            {undo && (
              <button
                type="button"
                class="button plain"
                onClick={() => undo().then(() => setMessage({ text: t('undone') }))}
              >
                {t('undo')}
              </button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

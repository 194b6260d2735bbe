import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { loadProfiles, loadSites, loadTaxonomy } from '../../browser/blogs.ts';
import { type MessageKey, t } from '../../browser/i18n.ts';
import { loadSettings, type Settings, saveSettings } from '../../browser/settings.ts';
import type { Taxonomy } from '../../core/classify/model.ts';
import type { SiteRule } from '../../core/site-rule.ts';
import type { Profile } from '../../core/types.ts';
import { type Tell, Toast, type Told, takeBack } from '../parts/Toast.tsx';
import { useStored } from '../parts/use-stored.ts';
import { Backup } from './Backup.tsx';
import { Engines } from './Engines.tsx';
import { Formats } from './Formats.tsx';
import { LearnBlog } from './LearnBlog.tsx';
import { Outputs } from './Outputs.tsx';
import { folded, Search } from './Section.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Sites } from './Sites.tsx';
import { UnreadableNote } from './UnreadableNote.tsx';
import { Vocabulary } from './Vocabulary.tsx';

/** Everything that is stored, as it is now; a change in any window brings it up to date in all. */
export interface Stored {
  profiles: Profile[];
  /** The format in use. */
  profile: Profile;
  /** Its tags and categories. */
  taxonomy: Taxonomy;
  settings: Settings;
  sites: SiteRule[];
}

export interface SectionProps {
  stored: Stored;
  set: (change: Partial<Settings>) => Promise<void>;
  tell: Tell;
}

/** In the order of the page. Each draws a `Section` of that id. */
const sections: { id: string; title: MessageKey; View: (props: SectionProps) => preact.ComponentChild }[] = [
  { id: 'format', title: 'formatTitle', View: Formats },
  { id: 'learn', title: 'learnTitle', View: LearnBlog },
  { id: 'taxonomy', title: 'taxonomyTitle', View: Vocabulary },
  { id: 'sites', title: 'sitesTitle', View: Sites },
  { id: 'engines', title: 'enginesTitle', View: Engines },
  { id: 'outputs', title: 'outputsTitle', View: Outputs },
  { id: 'shortcuts', title: 'shortcutsTitle', View: Shortcuts },
  { id: 'backup', title: 'backupTitle', View: Backup },
];

export async function loadStored(): Promise<Stored> {
  const [settings, profiles, sites] = await Promise.all([loadSettings(), loadProfiles(), loadSites()]);
  const profile = profiles.find(({ id }) => id === settings.profile) ?? profiles[0];
  if (!profile) throw new Error('No format comes with this build.');
  return { settings, profiles, sites, profile, taxonomy: await loadTaxonomy(profile.id) };
}

/** One page, a contents list at the side. Each change is saved at once and can be taken back. */
export function Options() {
  const stored = useStored(loadStored);
  const [message, setMessage] = useState<Told | null>(null);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<string[]>([]);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    const found = Array.from(document.querySelectorAll('main section:not([hidden])'), ({ id }) => id);
    setShown((before) => (before.join() === found.join() ? before : found));
  }, [search, stored]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (typing || event.altKey) return;
      if (event.key === '/') field.current?.focus();
      else if ((event.ctrlKey || event.metaKey) && event.key === 'z' && message?.undo)
        void takeBack(message, setMessage);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [message]);
  // The place that the address names is there only now.
  useEffect(() => {
    if (stored && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [stored !== null]);
  if (!stored) return <main class="options" aria-busy="true" />;
  const goTo = (id: string | undefined) => {
    const heading = id && document.getElementById(`${id}-heading`);
    if (!heading) return;
    heading.scrollIntoView();
    heading.focus();
  };
  return (
    <div class="options">
      <header class="contents">
        <h1>{t('optionsTitle')}</h1>
        <search>
          <input
            ref={field}
            type="search"
            class="boxed"
            aria-label={t('optionsSearch')}
            placeholder={t('optionsSearch')}
            aria-keyshortcuts="/"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') goTo(shown[0]);
              else if (event.key === 'Escape') setSearch('');
            }}
          />
          <p role="status" class={shown.length ? 'visually-hidden' : 'quiet'}>
            {search && (shown.length ? t('optionsFound', shown.length) : t('optionsNotFound'))}
          </p>
        </search>
        <nav aria-label={t('optionsTitle')}>
          <ul>
            {sections
              .filter(({ id }) => !search || shown.includes(id))
              .map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{t(title)}</a>
                </li>
              ))}
          </ul>
        </nav>
        <a class="welcome" href={browser.runtime.getURL('src/ui/welcome/index.html')}>
          {t('welcomeAgain')}
        </a>
      </header>
      <main>
        <UnreadableNote tell={setMessage} />
        <Search.Provider value={folded(search)}>
          {sections.map(({ id, View }) => (
            <View key={id} stored={stored} set={saveSettings} tell={setMessage} />
          ))}
        </Search.Provider>
      </main>
      <Toast message={message} tell={setMessage} />
    </div>
  );
}

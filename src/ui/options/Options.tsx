import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { saveSettings } from '../../storage/settings.ts';
import { Toast, type ToastMessage, undoFromToast } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';
import { BackupSection } from './BackupSection.tsx';
import { DestinationSection } from './DestinationSection.tsx';
import { FormatSection } from './FormatSection.tsx';
import { LearnBlog } from './LearnBlog.tsx';
import { foldForSearch, SearchContext } from './OptionSection.tsx';
import { loadOptionsData, type SectionProps } from './options-data.ts';
import { ReportSection } from './ReportSection.tsx';
import { ShortcutSection } from './ShortcutSection.tsx';
import { SiteRuleSection } from './SiteRuleSection.tsx';
import { SummarySection } from './SummarySection.tsx';
import { TaxonomySection } from './TaxonomySection.tsx';
import { UnreadableNote } from './UnreadableNote.tsx';

/** The sections of the options page in order. Each `View` renders an `OptionSection` with the same id. */
const optionSections: { id: string; title: MessageKey; View: (props: SectionProps) => preact.ComponentChild }[] = [
  { id: 'format', title: 'formatTitle', View: FormatSection },
  { id: 'learn', title: 'learnTitle', View: LearnBlog },
  { id: 'taxonomy', title: 'taxonomyTitle', View: TaxonomySection },
  { id: 'sites', title: 'sitesTitle', View: SiteRuleSection },
  { id: 'engines', title: 'enginesTitle', View: SummarySection },
  { id: 'outputs', title: 'outputsTitle', View: DestinationSection },
  { id: 'shortcuts', title: 'shortcutsTitle', View: ShortcutSection },
  { id: 'backup', title: 'backupTitle', View: BackupSection },
  { id: 'report', title: 'reportTitle', View: ReportSection },
];

/** The options on one page, with a contents list beside them. Each change is saved at once and can be undone. */
export function Options() {
  const stored = useStored(loadOptionsData);
  const [message, setMessage] = useState<ToastMessage | null>(null);
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
        void undoFromToast(message, setMessage);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [message]);
  // The browser looked for the element of `location.hash` before the sections were rendered, so scroll to the element now.
  useEffect(() => {
    if (stored && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [stored !== null]);
  if (!stored) return <main class="options" aria-busy="true" />;
  const focusSection = (id: string | undefined) => {
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
              if (event.key === 'Enter') focusSection(shown[0]);
              else if (event.key === 'Escape') setSearch('');
            }}
          />
          <p role="status" class={shown.length ? 'visually-hidden' : 'quiet'}>
            {search && (shown.length ? t('optionsFound', shown.length) : t('optionsNotFound'))}
          </p>
        </search>
        <nav aria-label={t('optionsTitle')}>
          <ul>
            {optionSections
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
        <UnreadableNote showToast={setMessage} />
        <SearchContext.Provider value={foldForSearch(search)}>
          {optionSections.map(({ id, View }) => (
            <View key={id} stored={stored} set={saveSettings} showToast={setMessage} />
          ))}
        </SearchContext.Provider>
      </main>
      <Toast message={message} showToast={setMessage} />
    </div>
  );
}

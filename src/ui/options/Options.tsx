import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { saveSettings } from '../../storage/settings.ts';
import { formatShortcut } from '../components/format-shortcut.ts';
import { Icon } from '../components/Icon.tsx';
import { Toast, type ToastMessage, undoFromToast } from '../components/Toast.tsx';
import { useStored } from '../components/use-stored.ts';
import { BackupSection } from './BackupSection.tsx';
import { DestinationSection } from './DestinationSection.tsx';
import { FormatPreview } from './FormatPreview.tsx';
import { FormatSection } from './FormatSection.tsx';
import { foldForSearch, SearchContext } from './OptionSection.tsx';
import { loadOptionsData, type OptionsData, type SectionProps } from './options-data.ts';
import { ReportSection } from './ReportSection.tsx';
import { ShortcutSection } from './ShortcutSection.tsx';
import { SiteRuleSection } from './SiteRuleSection.tsx';
import { SummarySection } from './SummarySection.tsx';
import { TaxonomySection } from './TaxonomySection.tsx';
import { UnreadableNote } from './UnreadableNote.tsx';
import { useCurrentSection } from './use-current-section.ts';
import { type FormatDraft, useFormatDraft } from './use-format-draft.ts';

/** The sections of the options page in order. Each `View` renders an `OptionSection` with the same id. */
const optionSections: { id: string; title: MessageKey; View: (props: ViewProps) => preact.ComponentChild }[] = [
  { id: 'format', title: 'formatTitle', View: FormatSection },
  { id: 'taxonomy', title: 'taxonomyTitle', View: TaxonomySection },
  { id: 'outputs', title: 'outputsTitle', View: DestinationSection },
  { id: 'engines', title: 'enginesTitle', View: SummarySection },
  { id: 'sites', title: 'sitesTitle', View: SiteRuleSection },
  { id: 'shortcuts', title: 'shortcutsTitle', View: ShortcutSection },
  { id: 'backup', title: 'backupTitle', View: BackupSection },
  { id: 'report', title: 'reportTitle', View: ReportSection },
];

interface ViewProps extends SectionProps {
  /** Unsaved changes to the format in use. */
  draft: FormatDraft;
}

/**
 * The options on one page, between a list of its sections and the sample post. Each change is saved at once and can be undone,
 * except for changes to a format, which are saved together.
 */
export function Options() {
  const stored = useStored(loadOptionsData);
  return stored ? <OptionsPage stored={stored} /> : <main class="options" aria-busy="true" />;
}

function OptionsPage({ stored }: { stored: OptionsData }) {
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState<string[]>([]);
  const field = useRef<HTMLInputElement>(null);
  const draft = useFormatDraft(stored.profile, setMessage);
  const current = useCurrentSection(shown);
  useLayoutEffect(() => {
    const found = Array.from(document.querySelectorAll('main > section:not([hidden])'), ({ id }) => id);
    setShown((before) => (before.join() === found.join() ? before : found));
  }, [search, stored]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      const withControl = event.ctrlKey || event.metaKey;
      if (withControl && event.key === 'Enter' && draft.changes) void draft.save();
      else if (typing || event.altKey) return;
      else if (event.key === '/') field.current?.focus();
      else if (withControl && event.key === 'z' && message?.undo) void undoFromToast(message, setMessage);
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [message, draft]);
  // The browser looked for the element of `location.hash` before the sections were rendered, so scroll to the element now.
  useEffect(() => {
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);
  return (
    <div class="options">
      <Contents field={field} search={search} setSearch={setSearch} shown={shown} current={current} />
      <main>
        <UnreadableNote showToast={setMessage} />
        <SearchContext.Provider value={foldForSearch(search)}>
          {optionSections.map(({ id, View }) => (
            <View key={id} stored={stored} set={saveSettings} showToast={setMessage} draft={draft} />
          ))}
        </SearchContext.Provider>
        {draft.changes > 0 && <FormatBar draft={draft} />}
      </main>
      <aside class="sample" aria-label={t('samplePost')}>
        <FormatPreview profile={draft.edited} before={draft.changes ? stored.profile : draft.edited} />
      </aside>
      <Toast message={message} showToast={setMessage} />
    </div>
  );
}

interface ContentsProps {
  field: RefObject<HTMLInputElement | null>;
  search: string;
  setSearch: (search: string) => void;
  /** Ids of the sections that match the search. */
  shown: string[];
  /** Id of the section that is being read. */
  current: string | undefined;
}

/** The search field and the list of sections. */
function Contents({ field, search, setSearch, shown, current }: ContentsProps) {
  const focusSection = (id: string | undefined) => {
    const heading = id && document.getElementById(`${id}-heading`);
    if (!heading) return;
    heading.scrollIntoView();
    heading.focus();
  };
  return (
    <header class="contents">
      <h1 class="brand">
        <Icon name="precis" /> {t('optionsTitle')}
      </h1>
      <search>
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          aria-label={t('optionsSearch')}
          placeholder={t('searchShort')}
          aria-keyshortcuts="/"
          value={search}
          onInput={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') focusSection(shown[0]);
            else if (event.key === 'Escape') setSearch('');
          }}
        />
        <span class="kbd" aria-hidden="true">
          /
        </span>
      </search>
      <p role="status" class={shown.length ? 'visually-hidden' : 'quiet'}>
        {search && (shown.length ? t('optionsFound', shown.length) : t('optionsNotFound'))}
      </p>
      <nav aria-label={t('optionsTitle')}>
        <ul>
          {optionSections
            .filter(({ id }) => !search || shown.includes(id))
            .map(({ id, title }) => (
              <li key={id}>
                <a href={`#${id}`} class="place" aria-current={id === current ? 'true' : undefined}>
                  {t(title)}
                </a>
              </li>
            ))}
        </ul>
      </nav>
      <div class="last">
        <a class="place" href={browser.runtime.getURL('src/ui/library/index.html')}>
          {t('libraryTitle')}
        </a>
        <a class="place" href={browser.runtime.getURL('src/ui/welcome/index.html')}>
          {t('welcomeAgain')}
        </a>
      </div>
    </header>
  );
}

/** Saves or cancels the changes to the format. Stays in sight while there are changes. */
function FormatBar({ draft }: { draft: FormatDraft }) {
  return (
    <footer class="format-bar fade">
      <button type="button" class="button primary" aria-keyshortcuts="Control+Enter" onClick={() => void draft.save()}>
        {t('formatSave')}{' '}
        <span class="kbd" aria-hidden="true">
          {formatShortcut('Control+Enter')}
        </span>
      </button>
      <button type="button" class="button" onClick={draft.cancel}>
        {t('cancel')}
      </button>
      <span role="status" class="quiet">
        {t('formatUnsaved', draft.changes)}
      </span>
    </footer>
  );
}

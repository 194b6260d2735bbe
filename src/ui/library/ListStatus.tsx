import { t } from '../../extension/i18n.ts';
import { loadSettings, type SavedSearch, saveSettings } from '../../storage/settings.ts';
import { Icon } from '../components/Icon.tsx';
import type { ShowToast } from '../components/Toast.tsx';
import type { LibraryQuery, LibraryState, LibraryView } from './use-library.ts';
import { formatPlace, type Place } from './use-place.ts';

interface Props extends Pick<LibraryState, 'progress' | 'error'> {
  place: Place;
  wanted: LibraryQuery;
  shown: LibraryView | null;
  /** Whether the user has typed or filtered. */
  isSearching: boolean;
  searches: SavedSearch[];
  showToast: ShowToast;
}

/** What is to be said about the list: how many posts it has, whether it can be saved as a search, what is still being read. */
export function ListStatus({ place, wanted, shown, isSearching, progress, error, searches, showToast }: Props) {
  const saved = 'search' in place ? searches.find(({ id }) => id === place.search) : undefined;
  const change = async (edit: (all: SavedSearch[]) => SavedSearch[]) =>
    saveSettings({ savedSearches: edit((await loadSettings()).savedSearches) });
  const save = async () => {
    const id = crypto.randomUUID();
    await change((all) => [...all, { id, name: nameSearch(wanted), ...toStored(wanted) }]);
    location.hash = formatPlace({ search: id });
    const undo = async () => {
      await change((all) => all.filter((one) => one.id !== id));
      location.hash = formatPlace({ posts: 'all' });
    };
    showToast({ text: t('searchSaved'), undo });
  };
  const forget = async (search: SavedSearch) => {
    const at = searches.indexOf(search);
    await change((all) => all.filter(({ id }) => id !== search.id));
    location.hash = formatPlace({ posts: 'all' });
    showToast({ text: t('searchRemoved'), undo: () => change((all) => all.toSpliced(at, 0, search)) });
  };
  const rename = (id: string, name: string) =>
    change((all) => all.map((one) => (one.id === id && name.trim() ? { ...one, name: name.trim() } : one)));
  const isWhole = wanted.text === '' && Object.keys(wanted.filters).length === 0;
  return (
    <div class="list-status">
      {saved && (
        <p class="saved-search">
          <input
            class="quiet-input"
            aria-label={t('searchName')}
            dir="auto"
            value={saved.name}
            onChange={({ currentTarget }) => void rename(saved.id, currentTarget.value)}
          />
          <button
            type="button"
            class="icon"
            aria-label={t('searchRemove')}
            title={t('searchRemove')}
            onClick={() => void forget(saved)}
          >
            <Icon name="cross" />
          </button>
        </p>
      )}
      <p class={isSearching && !saved ? 'found-line' : 'visually-hidden'}>
        <span role="status" class="count">
          {shown && t(isWhole ? 'libraryCount' : 'libraryFound', shown.total.toLocaleString())}
        </span>
        {isSearching && !saved && (
          <button type="button" class="button plain" onClick={() => void save()}>
            {t('searchSave')}
          </button>
        )}
      </p>
      {shown && shown.total === 0 && (
        <p class="no-matches">
          {t('libraryNothing')}
          {isSearching && <span>{t('libraryNothingHelp')}</span>}
        </p>
      )}
      {progress && (
        <p class="progress">
          <label>
            {t('indexing', progress.done.toLocaleString(), progress.all.toLocaleString())}
            <progress value={progress.done} max={progress.all} />
          </label>
        </p>
      )}
      {error && <p class="note bad">{t('libraryReadError', error)}</p>}
    </div>
  );
}

const toStored = ({ text, filters, sort }: LibraryQuery) => ({
  text,
  sort,
  filters: Object.fromEntries(
    Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ),
});

/** Names a search by its text and its filters. */
function nameSearch({ text, filters }: LibraryQuery): string {
  const { site, tag, category, from, to } = filters;
  const span = from || to ? `${from ?? ''}–${to ?? ''}` : '';
  return [text, tag, category, site, span].filter(Boolean).join(' · ') || t('savedSearches');
}

import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { hasLibrary, isPrivateWindow } from '../../extension/private-window.ts';
import { countBin } from '../../library/bin.ts';
import { watchLibrary } from '../../library/changes.ts';
import { defaultSettings, loadSettings } from '../../storage/settings.ts';
import { Toast, type ToastMessage, undoFromToast } from '../components/Toast.tsx';
import { useJobs } from '../components/use-jobs.ts';
import { useLoaded, useStored } from '../components/use-stored.ts';
import { emptyOldBin } from './Bin.tsx';
import { EmptyLibrary } from './EmptyLibrary.tsx';
import { LibraryNav } from './LibraryNav.tsx';
import { LibraryPages } from './LibraryPages.tsx';
import { PostsView } from './PostsView.tsx';
import { useKeyBindings } from './use-key-bindings.ts';
import { type LibraryQuery, useLibrary } from './use-library.ts';
import { type Place, POST_PLACES, toPlaceQuery, toSavedQuery, usePlace } from './use-place.ts';
import { useTabs } from './use-tabs.ts';

/** The library page. In a private window of Firefox, which has no library, shows a note instead. */
export const Library = () =>
  hasLibrary ? (
    <LibraryViews />
  ) : (
    <main class="no-library">
      <h1 class="page-title">{t('libraryTitle')}</h1>
      <p class="note">{t('privateNoLibrary')}</p>
    </main>
  );

/** The frame of the library: the navigation, and beside it the list with the open post, or another page. */
function LibraryViews() {
  const place = usePlace();
  const [message, setMessage] = useState<ToastMessage | null>(null);
  const tabs = useTabs(setMessage);
  const settings = useStored(loadSettings) ?? defaultSettings;
  const { savedSearches } = settings;
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const { base, wanted, setWanted, reset } = useWanted(place, settings.savedSearches, today);
  const searchesJson = JSON.stringify(savedSearches);
  const counted = useMemo(
    () => [...POST_PLACES.map((posts) => toPlaceQuery(posts, today)), ...savedSearches.map(toSavedQuery)],
    [searchesJson, today],
  );
  const library = useLibrary(wanted, counted);
  const totals = library.totals.slice(0, POST_PLACES.length);
  const searchTotals = library.totals.slice(POST_PLACES.length);
  const binned = useLoaded(countBin, [watchLibrary]) ?? 0;
  const waiting = useJobs()?.filter(({ state }) => state !== 'done').length ?? 0;
  useEffect(() => {
    // Asks the browser never to clear the library. Firefox prompts users for this on websites, but not in an extension.
    void navigator.storage.persist();
    void emptyOldBin();
  }, []);
  useKeyBindings({
    'Control+z': () => {
      if (!message?.undo) return false;
      void undoFromToast(message, setMessage);
    },
  });
  const isPage = 'page' in place;
  const { shown } = library;
  const isUnfiltered = wanted.text === '' && Object.keys(wanted.filters).length === 0;
  const isEmpty = totals.length > 0 ? totals[0] === 0 : isUnfiltered && shown?.total === 0;
  const at = 'posts' in place ? POST_PLACES.indexOf(place.posts) : -1;
  const searchAt = 'search' in place ? savedSearches.findIndex(({ id }) => id === place.search) : -1;
  return (
    <div class="desk">
      <LibraryNav
        current={place}
        totals={isEmpty ? [] : totals}
        searches={savedSearches}
        searchTotals={searchTotals}
        pageTotals={{ bin: binned, outbox: waiting }}
        onReopen={reset}
      />
      <main class={isPage || isEmpty ? 'on-page' : 'on-posts'}>
        {isPrivateWindow && <p class="note private-note">{t('privateWindow')}</p>}
        {isPage ? (
          <LibraryPages page={place.page} tabs={tabs} showToast={setMessage} />
        ) : isEmpty ? (
          <EmptyLibrary showToast={setMessage} />
        ) : (
          <PostsView
            library={library}
            wanted={wanted}
            setWanted={setWanted}
            place={place}
            fixed={base.filters}
            total={at >= 0 ? totals[at] : searchTotals[searchAt]}
            settings={settings}
            showToast={setMessage}
          />
        )}
      </main>
      <Toast message={message} showToast={setMessage} />
    </div>
  );
}

/**
 * Holds the search of the open place. Another place begins with its own search, and the order that the user has chosen stays.
 */
function useWanted(place: Place, searches: typeof defaultSettings.savedSearches, today: string) {
  const saved = 'search' in place ? searches.find(({ id }) => id === place.search) : undefined;
  const placeId = 'posts' in place ? place.posts : 'search' in place ? `${place.search} ${saved !== undefined}` : '';
  const [state, setState] = useState(() => {
    const base = toPlaceQuery('posts' in place ? place.posts : 'all', today);
    const text = new URLSearchParams(location.search).get('q') ?? '';
    return { placeId, base, wanted: { ...base, text } as LibraryQuery };
  });
  let { base, wanted } = state;
  if (placeId !== state.placeId) {
    base = saved
      ? { ...toSavedQuery(saved), filters: {} }
      : toPlaceQuery('posts' in place ? place.posts : 'all', today);
    wanted = saved ? toSavedQuery(saved) : { ...base, sort: wanted.sort };
    setState({ placeId, base, wanted });
  }
  return {
    base,
    wanted,
    setWanted: (next: LibraryQuery) => setState({ placeId, base, wanted: next }),
    /** Goes back to the place's own search. */
    reset: () => setState({ placeId, base, wanted: saved ? toSavedQuery(saved) : { ...base, sort: wanted.sort } }),
  };
}

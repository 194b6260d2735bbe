import { useEffect, useState } from 'preact/hooks';
import type { SavedSearch } from '../../storage/settings.ts';
import type { LibraryQuery } from './use-library.ts';
import { toMonday } from './weeks.ts';

/** The lists of posts that the navigation offers. Each is a search with filters of its own. */
export const POST_PLACES = ['all', 'drafts', 'published', 'week'] as const;
export type PostPlace = (typeof POST_PLACES)[number];
/** The pages beside the lists. The roundup has a document of its own. */
export const PAGE_PLACES = ['tags', 'roundup', 'tabs', 'import', 'outbox', 'bin'] as const;
export type PagePlace = (typeof PAGE_PLACES)[number];

/** Where the user is in the library, by the address's hash: `#drafts`, `#bin`, or `#search=ID` for a saved search. */
export type Place = { posts: PostPlace } | { search: string } | { page: PagePlace };

const SEARCH_PREFIX = 'search=';

export function parsePlace(hash: string): Place {
  const name = hash.slice(1);
  if (name.startsWith(SEARCH_PREFIX)) return { search: name.slice(SEARCH_PREFIX.length) };
  const page = PAGE_PLACES.find((one) => one === name);
  return page ? { page } : { posts: POST_PLACES.find((one) => one === name) ?? 'all' };
}

export function formatPlace(place: Place): string {
  if ('search' in place) return `#${SEARCH_PREFIX}${place.search}`;
  return `#${'page' in place ? place.page : place.posts}`;
}

/** Returns the place that the address names, and follows its changes. */
export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const onHash = () => setHash(location.hash);
    addEventListener('hashchange', onHash);
    return () => removeEventListener('hashchange', onHash);
  }, []);
  return parsePlace(hash);
}

/** Returns the search that lists a place's posts. `today`: such as `2026-02-27`. */
export function toPlaceQuery(place: PostPlace, today: string): LibraryQuery {
  const filters = {
    all: {},
    drafts: { status: 'draft' },
    published: { status: 'published' },
    week: { from: toMonday(today) },
  } as const;
  return { text: '', filters: filters[place], sort: 'best' };
}

export const toSavedQuery = ({ text, filters, sort }: SavedSearch): LibraryQuery => ({
  text,
  filters: filters as LibraryQuery['filters'],
  sort: sort as LibraryQuery['sort'],
});

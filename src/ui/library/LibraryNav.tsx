import type { ComponentChildren } from 'preact';
import { type MessageKey, t } from '../../extension/i18n.ts';
import type { SavedSearch } from '../../storage/settings.ts';
import { Icon } from '../components/Icon.tsx';
import { formatPlace, PAGE_PLACES, type PagePlace, type Place, POST_PLACES, type PostPlace } from './use-place.ts';

interface Props {
  /** The place that is open. */
  current: Place;
  /** Number of posts of each list, in the order of `POST_PLACES`; [] while unknown. */
  totals: number[];
  searches: SavedSearch[];
  /** Number of posts of each saved search; [] while unknown. */
  searchTotals: number[];
  /** Numbers beside some of the pages: of what waits there. */
  pageTotals: Partial<Record<PagePlace, number>>;
  /** Called when the user clicks the place that is open. */
  onReopen?: () => void;
  /** Address of the library page, relative to this one. */
  base?: string;
}

const POST_LABELS: Record<PostPlace, MessageKey> = {
  all: 'placeAll',
  drafts: 'placeDrafts',
  published: 'placePublished',
  week: 'spanWeek',
};
const PAGE_LABELS: Record<PagePlace, MessageKey> = {
  tags: 'bulkTags',
  roundup: 'roundup',
  tabs: 'tabs',
  import: 'importPosts',
  outbox: 'outbox',
  bin: 'bin',
};

/** The navigation of the library. It is the same on every page: nothing in it comes, goes or changes its order. */
export function LibraryNav({ current, totals, searches, searchTotals, pageTotals, onReopen, base = '' }: Props) {
  const open = formatPlace(current);
  const link = (place: Place, label: string, count?: number) => {
    const hash = formatPlace(place);
    const isRoundup = 'page' in place && place.page === 'roundup';
    return (
      <PlaceLink
        key={hash}
        // The roundup has a document of its own, in a folder beside this one.
        href={isRoundup ? `${base === '' ? 'roundup/' : ''}index.html` : `${base}${hash}`}
        isOpen={hash === open}
        count={count}
        onClick={hash === open ? onReopen : undefined}
      >
        {label}
      </PlaceLink>
    );
  };
  return (
    <nav class="library-nav" aria-label={t('libraryTitle')}>
      <p class="brand">
        <Icon name="precis" />
        Precis
      </p>
      <div class="place-group">
        {POST_PLACES.map((posts, index) => link({ posts }, t(POST_LABELS[posts]), totals[index]))}
      </div>
      <div class="place-group">
        <h2 class="heading">{t('savedSearches')}</h2>
        {searches.map(({ id, name }, index) => link({ search: id }, name, searchTotals[index]))}
        {searches.length === 0 && <p class="place none">{t('savedSearchesNone')}</p>}
      </div>
      <div class="place-group last">
        {PAGE_PLACES.map((page) => link({ page }, t(PAGE_LABELS[page]), pageTotals[page] || undefined))}
        <PlaceLink href={`${base === '' ? '../' : '../../'}options/index.html`} isOpen={false} count={undefined}>
          {t('openOptions')}
        </PlaceLink>
      </div>
    </nav>
  );
}

interface LinkProps {
  href: string;
  isOpen: boolean;
  count: number | undefined;
  onClick?: (() => void) | undefined;
  children: ComponentChildren;
}

const PlaceLink = ({ href, isOpen, count, onClick, children }: LinkProps) => (
  <a class="place" href={href} aria-current={isOpen ? 'page' : undefined} onClick={onClick}>
    <span class="place-name" dir="auto">
      {children}
    </span>
    {count !== undefined && <span class="place-count">{count.toLocaleString()}</span>}
  </a>
);

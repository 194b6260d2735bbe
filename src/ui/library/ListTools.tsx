import { useEffect, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../extension/i18n.ts';
import type { LibraryStats, SearchSort } from '../../library/search/search.ts';
import { type Settings, saveSettings } from '../../storage/settings.ts';
import { Icon } from '../components/Icon.tsx';
import { Keys } from '../components/Keys.tsx';
import { Menu } from '../components/Menu.tsx';
import { FilterBar } from './FilterBar.tsx';
import type { FilterChange, LibraryQuery } from './use-library.ts';

interface Props {
  wanted: LibraryQuery;
  setWanted: (wanted: LibraryQuery) => void;
  /** Number of posts in the place that is searched; undefined while unknown. */
  total: number | undefined;
  stats: LibraryStats | null;
  settings: Pick<Settings, 'libraryRows' | 'singleKeys'>;
  field: { current: HTMLInputElement | null };
  /** Moves the focus from the search field into the list. */
  enterList: () => void;
  /** Filters of the place, which the user does not change here. */
  fixed: LibraryQuery['filters'];
}

const SORT_LABELS: { sort: SearchSort; label: MessageKey }[] = [
  { sort: 'best', label: 'sortBest' },
  { sort: 'newest', label: 'sortNewest' },
  { sort: 'oldest', label: 'sortOldest' },
  { sort: 'published', label: 'sortPublished' },
  { sort: 'title', label: 'sortTitle' },
];
const ROW_LABELS = { compact: 'rowsCompact', comfortable: 'rowsComfortable' } as const;

/** The search field above the list, and the choices of order, filters and row height. */
export function ListTools({ wanted, setWanted, total, stats, settings, field, enterList, fixed }: Props) {
  const { libraryRows: rows, singleKeys } = settings;
  const [isFilterOpen, setFilterOpen] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const { text, sort, filters } = wanted;
  // Without a search text there are no matches to rank, so the order `best` is shown as `newest`.
  const shownSort = text === '' && sort === 'best' ? 'newest' : sort;
  const sorts = SORT_LABELS.filter((one) => text !== '' || one.sort !== 'best');
  const sortLabel = t(SORT_LABELS.find((one) => one.sort === shownSort)?.label ?? 'sortNewest');
  const rowLabel = t(ROW_LABELS[rows as keyof typeof ROW_LABELS]);
  const own = Object.fromEntries(Object.entries(filters).filter(([name]) => !(name in fixed)));
  const filter = (change: FilterChange) => {
    const changed = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined);
    setWanted({ ...wanted, filters: { ...Object.fromEntries(changed), ...fixed } });
  };
  return (
    <header class="list-head">
      <search class="find">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          aria-label={t('librarySearch')}
          placeholder={
            total === undefined || total < 2 ? t('librarySearch') : t('librarySearchCount', total.toLocaleString())
          }
          aria-keyshortcuts={singleKeys ? '/' : undefined}
          dir="auto"
          value={text}
          onInput={({ currentTarget }) => setWanted({ ...wanted, text: currentTarget.value })}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown' || event.key === 'Enter' || (event.key === 'Escape' && text === '')) {
              event.preventDefault();
              enterList();
            } else if (event.key === 'Escape') setWanted({ ...wanted, text: '' });
          }}
        />
        {singleKeys && <Keys text="/" />}
      </search>
      <div class="list-tools">
        <Menu
          class="button plain"
          label={`${t('sortBy')}: ${sortLabel}`}
          items={sorts.map((one) => ({
            label: t(one.label),
            checked: one.sort === shownSort,
            run: () => setWanted({ ...wanted, sort: one.sort }),
          }))}
        >
          {sortLabel} <Icon name="down" />
        </Menu>
        <button
          type="button"
          class="button plain"
          aria-expanded={isFilterOpen}
          onClick={() => setFilterOpen(!isFilterOpen)}
        >
          {t('filterButton')} <Icon name="down" />
        </button>
        <Menu
          class="button plain"
          label={`${t('rowsLabel')}: ${rowLabel}`}
          items={Object.entries(ROW_LABELS).map(([value, label]) => ({
            label: t(label),
            checked: value === rows,
            run: () => void saveSettings({ libraryRows: value }),
          }))}
        >
          {rowLabel} <Icon name="down" />
        </Menu>
      </div>
      {(isFilterOpen || Object.keys(own).length > 0) && (
        <FilterBar
          filters={own}
          counts={stats}
          filter={filter}
          today={new Date().toISOString().slice(0, 10)}
          onlyActive={!isFilterOpen}
        />
      )}
    </header>
  );
}

import { t } from '../../extension/i18n.ts';
import type { LibraryStats } from '../../library/search/search.ts';
import { LibraryCharts } from './LibraryCharts.tsx';
import type { FilterChange, LibraryQuery } from './use-library.ts';

/** From this many posts on, charts tell something. */
const MIN_CHARTED = 20;

interface Props {
  stats: LibraryStats | null;
  wanted: LibraryQuery;
  setWanted: (wanted: LibraryQuery) => void;
  /** Filters of the place, which are always on. */
  fixed: LibraryQuery['filters'];
}

/** What stands beside the list while no post is open: how to open one, and the library at a glance. */
export function Overview({ stats, wanted, setWanted, fixed }: Props) {
  const count = stats?.weeks.reduce((sum, week) => sum + week.count, 0) ?? 0;
  const { filters } = wanted;
  const hasFilter = Object.keys(filters).length > Object.keys(fixed).length;
  const filter = (change: FilterChange) => {
    const changed = Object.entries({ ...filters, ...change }).filter(([, value]) => value !== undefined);
    setWanted({ ...wanted, filters: { ...fixed, ...Object.fromEntries(changed) } });
  };
  return (
    <div class="overview">
      <div class="overview-head">
        <h1 class="page-title">{t('charts')}</h1>
        <p class="lead">{t('libraryPick')}</p>
      </div>
      {/* While a filter is on, its chart stays, so that it can be turned off there. */}
      {stats && (count >= MIN_CHARTED || hasFilter) && (
        <LibraryCharts counts={stats} filters={filters} filter={filter} today={new Date().toISOString().slice(0, 10)} />
      )}
    </div>
  );
}

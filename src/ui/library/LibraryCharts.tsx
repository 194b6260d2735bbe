import { useId } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { LibraryStats, NameCount, SearchFilters } from '../../library/search/search.ts';
import type { FilterChange } from './use-library.ts';
import { countLastWeeks, toSunday } from './weeks.ts';

interface Props {
  counts: LibraryStats;
  filters: SearchFilters;
  filter: (change: FilterChange) => void;
  /** Today's date in UTC, such as `2026-02-27`. */
  today: string;
}

/** At most this many rows in a chart, for the most frequent names. */
const MAX_ROWS = 5;

const formatChartDay = (day: string) =>
  new Date(`${day}T12:00:00`).toLocaleDateString([], { day: 'numeric', month: 'short', year: 'numeric' });

/**
 * Four bar charts of the library. Each bar is a button: pressing it filters the list, pressing it again clears the filter.
 */
export function LibraryCharts({ counts, filters, filter, today }: Props) {
  const { weeks, earlier, start } = countLastWeeks(counts.weeks, today);
  const most = Math.max(1, ...weeks.map(({ count }) => count));
  const all = earlier + weeks.reduce((sum, { count }) => sum + count, 0);
  const isWeek = (week: string) => filters.from === week && filters.to === toSunday(week);
  const unpublished = filters.output === '';
  const before = new Date(Date.parse(`${start}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const isEarlier = filters.from === undefined && filters.to === before;
  return (
    <div class="charts">
      <section class="chart-weeks" aria-labelledby="glance-weeks">
        <h2 class="heading" id="glance-weeks">
          {t('chartsWeeks')}
        </h2>
        <ul class="chart-columns">
          {weeks.map(({ name, count }) => (
            <li key={name}>
              <button
                type="button"
                aria-pressed={isWeek(name)}
                aria-label={t('chartsWeek', formatChartDay(name), count)}
                title={t('chartsWeek', formatChartDay(name), count)}
                disabled={count === 0 && !isWeek(name)}
                onClick={() =>
                  filter(isWeek(name) ? { from: undefined, to: undefined } : { from: name, to: toSunday(name) })
                }
              >
                <span class="chart-bar" style={{ blockSize: `${(100 * count) / most}%` }} />
              </button>
            </li>
          ))}
        </ul>
        <p class="chart-axis" aria-hidden="true">
          <span>{formatChartDay(start)}</span>
          <span>{formatChartDay(weeks.at(-1)?.name ?? start)}</span>
        </p>
        {(earlier > 0 || isEarlier) && (
          <button
            type="button"
            class="chart-earlier"
            aria-pressed={isEarlier}
            onClick={() => filter(isEarlier ? { to: undefined } : { from: undefined, to: before })}
          >
            {t('chartsEarlier', earlier.toLocaleString())}
          </button>
        )}
      </section>
      <section class="chart-unpublished" aria-labelledby="glance-unpublished">
        <h2 class="heading" id="glance-unpublished">
          {t('chartsUnpublished')}
        </h2>
        <button
          type="button"
          class="chart-share"
          aria-pressed={unpublished}
          onClick={() => filter({ output: unpublished ? undefined : '' })}
        >
          <strong>{counts.unpublished.toLocaleString()}</strong>
          <span>{t('chartsOf', all.toLocaleString())}</span>
          <span class="chart-whole">
            <span class="chart-bar" style={{ inlineSize: `${(100 * counts.unpublished) / Math.max(1, all)}%` }} />
          </span>
        </button>
      </section>
      <ChartRows
        area="tags"
        title={t('chartsTags')}
        emptyText={t('chartsNoTags')}
        counts={counts.tags}
        pressed={filters.tag}
        press={(tag) => filter({ tag })}
      />
      <ChartRows
        area="sites"
        title={t('chartsSites')}
        emptyText={t('chartsNoSites')}
        counts={counts.sites}
        pressed={filters.site}
        press={(site) => filter({ site })}
      />
    </div>
  );
}

interface ChartRowsProps {
  area: 'tags' | 'sites';
  title: string;
  /** Shown when the chart has no data. */
  emptyText: string;
  counts: NameCount[];
  pressed: string | undefined;
  press: (name: string | undefined) => void;
}

function ChartRows({ area, title, emptyText, counts, pressed, press }: ChartRowsProps) {
  const rows = counts.slice(0, MAX_ROWS);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const id = useId();
  return (
    <section class={`chart-${area}`} aria-labelledby={id}>
      <h2 class="heading" id={id}>
        {title}
      </h2>
      {rows.length === 0 && <p>{emptyText}</p>}
      <ul class="chart-rows">
        {rows.map(({ name, count }) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={pressed === name}
              onClick={() => press(pressed === name ? undefined : name)}
            >
              <span class="chart-bar" style={{ inlineSize: `${(100 * count) / most}%` }} />
              <span class="name" dir="auto">
                {name}
              </span>
              <span>{count.toLocaleString()}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useId } from 'preact/hooks';
import { t } from '../../browser/i18n.ts';
import type { Count, Glance as Counts, Filters } from '../../library/search/search.ts';
import type { Change } from './use-library.ts';
import { lastWeeks, sundayOf } from './weeks.ts';

interface Props {
  counts: Counts;
  filters: Filters;
  filter: (change: Change) => void;
  /** The person's own day, `2026-02-27`. */
  today: string;
}

/** Rows of a chart: enough to see what there is most of. */
const ROWS = 6;

const dayOf = (day: string) =>
  new Date(`${day}T12:00:00`).toLocaleDateString([], { day: 'numeric', month: 'short', year: 'numeric' });

/** What the library holds, in four charts made of buttons: pressing a bar filters by it, pressing it again lets go. */
export function Glance({ counts, filters, filter, today }: Props) {
  const { weeks, earlier, start } = lastWeeks(counts.weeks, today);
  const most = Math.max(1, ...weeks.map(({ count }) => count));
  const all = earlier + weeks.reduce((sum, { count }) => sum + count, 0);
  const isWeek = (week: string) => filters.from === week && filters.to === sundayOf(week);
  const unpublished = filters.output === '';
  const before = new Date(Date.parse(`${start}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const isEarlier = filters.from === undefined && filters.to === before;
  return (
    <div class="glance">
      <section class="weeks" aria-labelledby="glance-weeks">
        <h3 id="glance-weeks">{t('glanceWeeks')}</h3>
        <ul class="columns">
          {weeks.map(({ name, count }) => (
            <li key={name}>
              <button
                type="button"
                aria-pressed={isWeek(name)}
                aria-label={t('glanceWeek', dayOf(name), count)}
                title={t('glanceWeek', dayOf(name), count)}
                disabled={count === 0 && !isWeek(name)}
                onClick={() =>
                  filter(isWeek(name) ? { from: undefined, to: undefined } : { from: name, to: sundayOf(name) })
                }
              >
                <span class="bar" style={{ blockSize: `${(100 * count) / most}%` }} />
              </button>
            </li>
          ))}
        </ul>
        <p class="axis quiet" aria-hidden="true">
          <span>{dayOf(start)}</span>
          <span>{dayOf(weeks.at(-1)?.name ?? start)}</span>
        </p>
        {(earlier > 0 || isEarlier) && (
          <button
            type="button"
            class="earlier"
            aria-pressed={isEarlier}
            onClick={() => filter(isEarlier ? { to: undefined } : { from: undefined, to: before })}
          >
            {t('glanceEarlier', earlier.toLocaleString())}
          </button>
        )}
      </section>
      <section class="unpublished" aria-labelledby="glance-unpublished">
        <h3 id="glance-unpublished">{t('glanceUnpublished')}</h3>
        <button
          type="button"
          class="big"
          aria-pressed={unpublished}
          onClick={() => filter({ output: unpublished ? undefined : '' })}
        >
          <strong>{counts.unpublished.toLocaleString()}</strong>
          <span>{t('glanceOf', all.toLocaleString())}</span>
          <span class="whole">
            <span class="bar" style={{ inlineSize: `${(100 * counts.unpublished) / Math.max(1, all)}%` }} />
          </span>
        </button>
      </section>
      <Rows
        area="tags"
        title={t('glanceTags')}
        none={t('glanceNoTags')}
        counts={counts.tags}
        pressed={filters.tag}
        press={(tag) => filter({ tag })}
      />
      <Rows
        area="sites"
        title={t('glanceSites')}
        none={t('glanceNoSites')}
        counts={counts.sites}
        pressed={filters.site}
        press={(site) => filter({ site })}
      />
    </div>
  );
}

interface RowsProps {
  area: 'tags' | 'sites';
  title: string;
  /** Said when there is nothing to count. */
  none: string;
  counts: Count[];
  pressed: string | undefined;
  press: (name: string | undefined) => void;
}

function Rows({ area, title, none, counts, pressed, press }: RowsProps) {
  const rows = counts.slice(0, ROWS);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const id = useId();
  return (
    <section class={area} aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {rows.length === 0 && <p class="quiet">{none}</p>}
      <ul class="rows">
        {rows.map(({ name, count }) => (
          <li key={name}>
            <button
              type="button"
              aria-pressed={pressed === name}
              onClick={() => press(pressed === name ? undefined : name)}
            >
              <span class="bar" style={{ inlineSize: `${(100 * count) / most}%` }} />
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

import type { ComponentChildren } from 'preact';
import { t } from '../../extension/i18n.ts';
import type { LibraryStats, NameCount, SearchFilters } from '../../library/search/search.ts';
import { Icon } from '../components/Icon.tsx';
import { listDateSpans } from './date-spans.ts';
import { getOutputName } from './get-output-name.ts';
import type { FilterChange } from './use-library.ts';

interface Props {
  filters: SearchFilters;
  counts: LibraryStats | null;
  filter: (change: FilterChange) => void;
  /** Today's date in UTC, such as `2026-02-27`. */
  today: string;
  /** Whether to show only the filters that are on. */
  onlyActive: boolean;
}

/**
 * Shows one chip per filter. The chip of an inactive filter shows the filter's name; of an active filter, the chosen value.
 */
export function FilterBar({ filters, counts, filter, today, onlyActive }: Props) {
  const toOptions = (list: NameCount[] = [], label = (name: string) => name) =>
    list.map(({ name, count }) => ({ value: name, label: `${label(name)} (${count.toLocaleString()})` }));
  const byName: { key: 'site' | 'tag' | 'category'; label: string; list: NameCount[] | undefined }[] = [
    { key: 'site', label: t('fieldSite'), list: counts?.sites },
    { key: 'tag', label: t('filterTag'), list: counts?.tags },
    { key: 'category', label: t('filterCategory'), list: counts?.categories },
  ];
  const span = listDateSpans(today).find(({ from, to }) => from === filters.from && to === filters.to);
  const dated = filters.from !== undefined || filters.to !== undefined;
  return (
    <fieldset class="filters" aria-label={t('filters')}>
      {byName.map(({ key, label, list }) => (
        <FilterChip
          isShown={!onlyActive || filters[key] !== undefined}
          key={key}
          label={label}
          value={filters[key]}
          options={toOptions(list)}
          choose={(value) => filter({ [key]: value })}
        />
      ))}
      <FilterChip
        isShown={!onlyActive || dated}
        label={t('filterSaved')}
        value={dated ? (span?.id ?? 'own') : undefined}
        options={[
          ...listDateSpans(today).map(({ id, label }) => ({ value: id, label })),
          { value: 'own', label: t('filterDates') },
        ]}
        choose={(id) => {
          const { from, to } = listDateSpans(today).find((one) => one.id === id) ?? {};
          filter(id === 'own' ? { from: filters.from ?? today, to: filters.to ?? today } : { from, to });
        }}
      >
        {dated && !span && (
          <>
            <input
              type="date"
              aria-label={t('filterFrom')}
              value={filters.from ?? ''}
              onChange={({ currentTarget: { value } }) => filter({ from: value || undefined })}
            />
            –
            <input
              type="date"
              aria-label={t('filterTo')}
              value={filters.to ?? ''}
              onChange={({ currentTarget: { value } }) => filter({ to: value || undefined })}
            />
          </>
        )}
      </FilterChip>
      <FilterChip
        isShown={!onlyActive || filters.output !== undefined}
        label={t('filterPublished')}
        value={filters.output === '' ? '-' : filters.output}
        options={[{ value: '-', label: t('chartsUnpublished') }, ...toOptions(counts?.outputs, getOutputName)]}
        choose={(value) => filter({ output: value === '-' ? '' : value })}
      />
      {Object.keys(filters).length > 1 && (
        <button
          type="button"
          class="button plain"
          onClick={() =>
            filter({
              site: undefined,
              tag: undefined,
              category: undefined,
              from: undefined,
              to: undefined,
              output: undefined,
            })
          }
        >
          {t('filtersClear')}
        </button>
      )}
    </fieldset>
  );
}

interface FilterChipProps {
  isShown: boolean;
  label: string;
  /** undefined while the filter is off. */
  value: string | undefined;
  options: { value: string; label: string }[];
  choose: (value: string | undefined) => void;
  children?: ComponentChildren;
}

function FilterChip({ isShown, label, value, options, choose, children }: FilterChipProps) {
  const on = value !== undefined;
  if (!isShown) return null;
  // The chosen value is offered even when no post has it any more, so that the chip can show the value.
  const isMissing = on && !options.some((option) => option.value === value);
  return (
    <span class="filter" data-on={on}>
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={({ currentTarget }) => choose(currentTarget.value || undefined)}
      >
        <option value="">{label}</option>
        {isMissing && <option value={value}>{value}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {children}
      {on && (
        <button type="button" class="icon" aria-label={t('filterClear', label)} onClick={() => choose(undefined)}>
          <Icon name="cross" />
        </button>
      )}
    </span>
  );
}

import { useId, useMemo, useState } from 'preact/hooks';
import { formatLocalInstant } from '../../../extension/format-local-instant.ts';
import { t } from '../../../extension/i18n.ts';
import { watchLibrary } from '../../../library/changes.ts';
import { listPostSummaries } from '../../../library/posts.ts';
import { useLoaded } from '../../components/use-stored.ts';
import { filterPickable, listAbouts, PERIODS, type PickFilter } from './filter-pickable.ts';

interface Props {
  /** Id of the roundup. If the roundup is itself a saved post, it is not offered. */
  self: string;
  /** Ids of the posts that the roundup contains. */
  chosen: Set<string>;
  add: (ids: string[]) => void;
  remove: (ids: string[]) => void;
}

/** At most this many posts are listed. The button below the list adds all matching posts, including unlisted ones. */
const MAX_LISTED = 100;
const PERIOD_LABELS = {
  week: 'periodWeek',
  lastWeek: 'periodLastWeek',
  month: 'periodMonth',
  all: 'periodAll',
} as const;

/** Formats a day as people write it: `12 Mar 2026`; '' for no date. */
const formatDay = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime()) ? '' : date.toLocaleDateString([], { dateStyle: 'medium', timeZone: 'UTC' });
};

const toLocalDay = (instant: string) => formatLocalInstant(new Date(instant)).slice(0, 10);

/** Lists the saved posts to choose from, filtered by period and by tag or category. Ticking a post adds it at once. */
export function PostPicker({ self, chosen, add, remove }: Props) {
  const summaries = useLoaded(listPostSummaries, [watchLibrary]);
  const posts = useMemo(() => summaries?.filter(({ id }) => id !== self), [summaries, self]);
  const [choice, setChoice] = useState<PickFilter>({ period: 'week', about: '' });
  const titleId = useId();
  const today = toLocalDay(new Date().toISOString());
  const found = useMemo(() => filterPickable(posts ?? [], choice, today, toLocalDay), [posts, choice, today]);
  const ofPeriod = useMemo(
    () => filterPickable(posts ?? [], { ...choice, about: '' }, today, toLocalDay),
    [posts, choice.period, today],
  );
  const missing = found.filter((post) => !chosen.has(post.id));
  return (
    <section class="post-picker" aria-labelledby={titleId}>
      <h2 id={titleId}>{t('roundupPick')}</h2>
      <div class="choices">
        <select
          class="boxed"
          aria-label={t('period')}
          value={choice.period}
          onChange={({ currentTarget: { value } }) => setChoice({ period: value as PickFilter['period'], about: '' })}
        >
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {t(PERIOD_LABELS[period])}
            </option>
          ))}
        </select>
        <select
          class="boxed"
          aria-label={t('about')}
          value={choice.about}
          onChange={({ currentTarget: { value } }) => setChoice({ ...choice, about: value })}
        >
          <option value="">{t('aboutAll')}</option>
          {(['category', 'tag'] as const).map((kind) => (
            <optgroup key={kind} label={t(kind === 'tag' ? 'fieldTags' : 'fieldCategories')}>
              {listAbouts(ofPeriod, kind).map(({ value, name, count }) => (
                <option key={value} value={value}>
                  {name} ({count})
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <p role="status" class="quiet">
        {posts && (found.length === 0 ? t('roundupNone') : t('libraryFound', found.length.toLocaleString()))}
      </p>
      <ul class="offers">
        {found.slice(0, MAX_LISTED).map((post) => (
          <li key={post.id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(post.id)}
                onChange={({ currentTarget: { checked } }) => (checked ? add([post.id]) : remove([post.id]))}
              />
              <span>
                <span dir="auto">{post.title}</span>
                <small class="quiet">{[post.site, formatDay(post.day)].filter(Boolean).join(' · ')}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > MAX_LISTED && (
        <p class="quiet">{t('roundupMore', (found.length - MAX_LISTED).toLocaleString())}</p>
      )}
      {missing.length > 0 && (
        <button type="button" class="button" onClick={() => add(missing.map((post) => post.id))}>
          {t('roundupAddAll', missing.length.toLocaleString())}
        </button>
      )}
    </section>
  );
}

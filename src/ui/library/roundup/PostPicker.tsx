import { useEffect, useId, useMemo, useState } from 'preact/hooks';
import { formatLocalInstant } from '../../../extension/format-local-instant.ts';
import { t } from '../../../extension/i18n.ts';
import { watchLibrary } from '../../../library/changes.ts';
import type { PostSummary } from '../../../library/post-summary.ts';
import { listPostSummaries } from '../../../library/posts.ts';
import { filterPickable, listAbouts, PERIODS, type PickFilter } from './filter-pickable.ts';

interface Props {
  /** Id of the roundup, which may be saved among them. */
  self: string;
  /** Ids of the posts that are in the roundup. */
  chosen: Set<string>;
  add: (ids: string[]) => void;
  remove: (ids: string[]) => void;
}

/** Posts that are listed; all of a choice can be added at once, however many. */
const MAX_LISTED = 100;
const PERIOD_LABELS = {
  week: 'periodWeek',
  lastWeek: 'periodLastWeek',
  month: 'periodMonth',
  all: 'periodAll',
} as const;

const toLocalDay = (instant: string) => formatLocalInstant(new Date(instant)).slice(0, 10);

/** The saved posts to choose from: those of this week, of a tag, or one by one. A tick is in the roundup at once. */
export function PostPicker({ self, chosen, add, remove }: Props) {
  const [cards, setCards] = useState<PostSummary[] | null>(null);
  const [choice, setChoice] = useState<PickFilter>({ period: 'week', about: '' });
  const titleId = useId();
  useEffect(() => {
    const refresh = () => void listPostSummaries().then((all) => setCards(all.filter(({ id }) => id !== self)));
    refresh();
    return watchLibrary(refresh);
  }, [self]);
  const today = toLocalDay(new Date().toISOString());
  const found = useMemo(() => filterPickable(cards ?? [], choice, today, toLocalDay), [cards, choice, today]);
  const ofPeriod = useMemo(
    () => filterPickable(cards ?? [], { ...choice, about: '' }, today, toLocalDay),
    [cards, choice.period, today],
  );
  const missing = found.filter((card) => !chosen.has(card.id));
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
        {cards && (found.length === 0 ? t('roundupNone') : t('libraryFound', found.length.toLocaleString()))}
      </p>
      <ul class="offers">
        {found.slice(0, MAX_LISTED).map((card) => (
          <li key={card.id}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(card.id)}
                onChange={({ currentTarget: { checked } }) => (checked ? add([card.id]) : remove([card.id]))}
              />
              <span>
                <span dir="auto">{card.title}</span>
                <small class="quiet">{[card.site, card.day].filter(Boolean).join(' · ')}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {found.length > MAX_LISTED && (
        <p class="quiet">{t('roundupMore', (found.length - MAX_LISTED).toLocaleString())}</p>
      )}
      {missing.length > 0 && (
        <button type="button" class="button" onClick={() => add(missing.map((card) => card.id))}>
          {t('roundupAddAll', missing.length.toLocaleString())}
        </button>
      )}
    </section>
  );
}

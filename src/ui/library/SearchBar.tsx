import { useEffect, useRef } from 'preact/hooks';
import { type MessageKey, t } from '../../extension/i18n.ts';
import type { SearchSort } from '../../library/search/search.ts';
import { useKeyBindings } from './use-key-bindings.ts';

interface Props {
  text: string;
  sort: SearchSort;
  onText: (text: string) => void;
  onSort: (sort: SearchSort) => void;
}

const SORT_LABELS: { sort: SearchSort; label: MessageKey }[] = [
  { sort: 'best', label: 'sortBest' },
  { sort: 'newest', label: 'sortNewest' },
  { sort: 'oldest', label: 'sortOldest' },
  { sort: 'published', label: 'sortPublished' },
  { sort: 'title', label: 'sortTitle' },
];

/** The search field, focused when the page opens, and the choice of the sort order. */
export function SearchBar({ text, sort, onText, onSort }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useKeyBindings({ '/': () => field.current?.focus() });
  return (
    <search class="find">
      <input
        ref={field}
        type="search"
        aria-label={t('librarySearch')}
        placeholder={t('librarySearch')}
        aria-keyshortcuts="/"
        dir="auto"
        value={text}
        onInput={({ currentTarget }) => onText(currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && onText('')}
      />
      <select
        aria-label={t('sortBy')}
        // Without a search text there are no matches to rank, so the order `best` is shown as `newest`.
        value={text === '' && sort === 'best' ? 'newest' : sort}
        onChange={({ currentTarget }) => onSort(currentTarget.value as SearchSort)}
      >
        {SORT_LABELS.filter((one) => text !== '' || one.sort !== 'best').map((one) => (
          <option key={one.sort} value={one.sort}>
            {t(one.label)}
          </option>
        ))}
      </select>
    </search>
  );
}

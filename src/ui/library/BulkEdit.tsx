import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { LibraryStats } from '../../library/search/search.ts';
import { ChipList } from '../components/ChipList.tsx';
import type { ListEdit } from './use-bulk-actions.ts';

interface Props {
  list: ListEdit['list'];
  counts: LibraryStats | null;
  apply: (edit: ListEdit) => void;
  close: () => void;
}

const CHIP_LISTS = {
  tags: { add: { kind: 'tag', label: 'tagAdd' }, remove: { kind: 'removedTag', label: 'tagTakeOut' } },
  categories: {
    add: { kind: 'category', label: 'categoryAdd' },
    remove: { kind: 'removedCategory', label: 'categoryTakeOut' },
  },
} as const;

const MAX_OFFERED = 8;

/** A form for adding tags or categories to all selected posts, and for removing some from these posts. */
export function BulkEdit({ list, counts, apply, close }: Props) {
  const [add, setAdd] = useState<string[]>([]);
  const [remove, setRemove] = useState<string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    form.current?.querySelector('input')?.focus();
    return () => opener instanceof HTMLElement && opener.isConnected && opener.focus();
  }, []);
  const known = counts?.[list].map(({ name }) => name) ?? [];
  const suggest = (typed: string) =>
    known.filter((name) => name.toLowerCase().startsWith(typed.trim().toLowerCase())).slice(0, MAX_OFFERED);
  const field = (verb: 'add' | 'remove', values: string[], onChange: (values: string[]) => void) => (
    <ChipList
      kind={CHIP_LISTS[list][verb].kind}
      label={t(CHIP_LISTS[list][verb].label)}
      values={values}
      suggest={suggest}
      onChange={onChange}
    />
  );
  return (
    <form
      ref={form}
      class="bulk-edit"
      onSubmit={(event) => {
        event.preventDefault();
        apply({ list, add, remove });
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
    >
      {field('add', add, setAdd)}
      {field('remove', remove, setRemove)}
      <div class="bulk-row">
        <button type="submit" class="button primary" disabled={add.length + remove.length === 0}>
          {t('apply')}
        </button>
        <button type="button" class="button plain" onClick={close}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

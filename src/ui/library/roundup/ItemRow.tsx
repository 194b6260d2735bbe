import { formatCitation, type RoundupItem, toWebAddress } from '../../../core/roundup/roundup.ts';
import { t } from '../../../extension/i18n.ts';
import { GrowingField } from '../../components/GrowingField.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import type { useReorder } from '../../components/use-reorder.ts';

interface Props {
  item: RoundupItem;
  first: boolean;
  last: boolean;
  /** The only one of its group. */
  alone: boolean;
  landing: string;
  handle: ReturnType<ReturnType<typeof useReorder>['handle']>;
  edit: (fields: Partial<RoundupItem>) => void;
  /** `css`: of the field within the row that has the focus, and keeps it. */
  move: (by: -1 | 1, css: string) => void;
  apart: () => void;
  remove: () => void;
}

/** One saved post in the roundup: its title, where it appeared, what it says in a line, and why it matters. */
export function ItemRow({ item, first, last, alone, landing, handle, edit, move, apart, remove }: Props) {
  const web = toWebAddress(item.url);
  const keys = (css: string) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1, `${css} textarea`);
  };
  return (
    <li class={`entry ${landing}`} data-id={item.id}>
      <Menu
        class="icon grip"
        label={t('roundupItemMenu', item.title)}
        button={handle}
        items={[
          { label: t('pointUp'), run: () => move(-1, '.grip'), disabled: first },
          { label: t('pointDown'), run: () => move(1, '.grip'), disabled: last },
          { label: t('roundupApart'), run: apart, disabled: alone },
        ]}
      >
        <Icon name="grip" />
      </Menu>
      <div class="entry-text">
        <GrowingField
          class="entry-title"
          label={t('roundupItemTitle', item.title)}
          value={item.title}
          onInput={(title) => edit({ title })}
          onKeyDown={keys('.entry-title')}
        />
        <p class="quiet" dir="auto">
          {web === '' ? (
            formatCitation(item)
          ) : (
            <a href={web} target="_blank" rel="noreferrer">
              {formatCitation(item) || web}
            </a>
          )}
        </p>
        <GrowingField
          class="entry-point"
          label={t('roundupPoint', item.title)}
          placeholder={t('roundupPointHint')}
          value={item.point}
          onInput={(point) => edit({ point })}
          onKeyDown={keys('.entry-point')}
        />
        <GrowingField
          class="entry-reason"
          label={t('roundupWhyOf', item.title)}
          placeholder={`${t('roundupWhy')}…`}
          value={item.why}
          onInput={(why) => edit({ why })}
          onKeyDown={keys('.entry-why')}
        />
      </div>
      <button
        type="button"
        class="icon"
        aria-label={t('roundupRemove', item.title)}
        title={t('roundupRemove', item.title)}
        onClick={remove}
      >
        <Icon name="cross" />
      </button>
    </li>
  );
}

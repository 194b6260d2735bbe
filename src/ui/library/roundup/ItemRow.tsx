import { formatCitation, type RoundupItem, toWebAddress } from '../../../core/roundup/roundup.ts';
import { t } from '../../../extension/i18n.ts';
import { GrowingField } from '../../components/GrowingField.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import type { RowDrag } from '../../components/use-reorder.ts';

interface Props {
  item: RoundupItem;
  /** Which actions are possible at the item's current position. */
  can: { moveUp: boolean; moveDown: boolean; splitOff: boolean };
  drag: RowDrag;
  edit: (fields: Partial<RoundupItem>) => void;
  /** Moves the row up (-1) or down (1). `css`: selector of the field in the row that gets the focus afterwards. */
  move: (by: -1 | 1, css: string) => void;
  splitOff: () => void;
  remove: () => void;
}

/** Editor for one post of the roundup: title, source, a one-line summary, and why the post matters. */
export function ItemRow({ item, can, drag, edit, move, splitOff, remove }: Props) {
  const web = toWebAddress(item.url);
  const keys = (css: string) => (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? -1 : 1, `${css} textarea`);
  };
  return (
    <li class={`entry ${drag.landing}`} data-id={item.id}>
      <Menu
        class="icon grip"
        label={t('roundupItemMenu', item.title)}
        button={drag.handle}
        items={[
          { label: t('pointUp'), run: () => move(-1, '.grip'), disabled: !can.moveUp },
          { label: t('pointDown'), run: () => move(1, '.grip'), disabled: !can.moveDown },
          { label: t('roundupApart'), run: splitOff, disabled: !can.splitOff },
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
          onKeyDown={keys('.entry-reason')}
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

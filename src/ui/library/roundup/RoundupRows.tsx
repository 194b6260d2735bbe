import { useRef, useState } from 'preact/hooks';
import {
  listRoundupRows,
  moveRow,
  type Roundup,
  type RoundupGroup,
  type RoundupItem,
  type RoundupRow,
  setHeading,
  splitOffItem,
  updateItem,
} from '../../../core/roundup/roundup.ts';
import { t } from '../../../extension/i18n.ts';
import { GrowingField } from '../../components/GrowingField.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Menu } from '../../components/Menu.tsx';
import { type RowDrag, useReorder } from '../../components/use-reorder.ts';
import { ItemRow } from './ItemRow.tsx';

interface Props {
  roundup: Roundup;
  change: (step: (roundup: Roundup) => Roundup, what?: string) => void;
  remove: (id: string) => void;
}

/**
 * Lists the headings and items of the roundup. The user moves a row by Alt+↑, Alt+↓ or its drag handle. An item that passes
 * a heading joins that heading's group; a heading moves with all its items.
 */
export function RoundupRows({ roundup, change, remove }: Props) {
  const [announcement, setAnnouncement] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const rows = listRoundupRows(roundup);

  const move = (from: number, to: number) => {
    const next = moveRow(roundup, from, to);
    if (next === roundup) return;
    change((now) => moveRow(now, from, to));
    const row = rows[from] as RoundupRow;
    const id = row.kind === 'item' ? roundup.groups[row.group]?.items[row.item]?.id : undefined;
    const group = next.groups.find(({ items }) => items.some((item) => item.id === id));
    const place = (group?.items.findIndex((item) => item.id === id) ?? 0) + 1;
    setAnnouncement(
      group
        ? t('roundupMoved', place, group.heading || t('roundupOther'))
        : t('roundupHeadingMoved', next.groups.indexOf(roundup.groups[row.group] as RoundupGroup) + 1),
    );
  };
  /** Moves a row up or down by keyboard. `find`: returns the element to focus after the move. */
  const step = (at: number, by: -1 | 1, find: () => HTMLElement | null | undefined) => {
    const row = rows[at] as RoundupRow;
    if (row.kind === 'item') move(at, at + by);
    else {
      const other = rows.findIndex((one) => one.kind === 'heading' && one.group === row.group + by);
      if (other !== -1) move(at, other);
    }
    requestAnimationFrame(() => find()?.focus());
  };
  const { gap, handle } = useReorder(list, move);
  const landing = (at: number) => (gap === at ? 'above' : gap === rows.length && at === gap - 1 ? 'below' : '');
  const within = (id: string, css: string) => () =>
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"] ${css}`);

  return (
    <>
      <ol ref={list} class="rows">
        {rows.map((row, at) => {
          const group = roundup.groups[row.group];
          if (!group) return null;
          if (row.kind === 'heading')
            return (
              <HeadingRow
                key={`heading ${row.group}`}
                heading={group.heading}
                number={row.group + 1}
                last={roundup.groups.length}
                drag={{ landing: landing(at), handle: handle(at) }}
                edit={(heading) => change((now) => setHeading(now, row.group, heading), `heading ${row.group}`)}
                move={(by) =>
                  step(
                    at,
                    by,
                    () => list.current?.querySelectorAll<HTMLElement>('.row-heading textarea')[row.group + by],
                  )
                }
              />
            );
          const item = group.items[row.item] as RoundupItem;
          return (
            <ItemRow
              key={item.id}
              item={item}
              can={{ moveUp: at > 1, moveDown: at < rows.length - 1, splitOff: group.items.length > 1 }}
              drag={{ landing: landing(at), handle: handle(at) }}
              edit={(fields) => change((now) => updateItem(now, item.id, fields), `${item.id} ${Object.keys(fields)}`)}
              move={(by, css) => step(at, by, within(item.id, css))}
              splitOff={() => {
                change((now) => splitOffItem(now, item.id));
                requestAnimationFrame(() =>
                  list.current?.querySelectorAll<HTMLElement>('.row-heading textarea')[row.group + 1]?.focus(),
                );
              }}
              remove={() => remove(item.id)}
            />
          );
        })}
      </ol>
      <p class="visually-hidden" role="status">
        {announcement}
      </p>
    </>
  );
}

interface HeadingRowProps {
  heading: string;
  /** Number of the heading, from 1 to `last`. */
  number: number;
  last: number;
  drag: RowDrag;
  edit: (heading: string) => void;
  move: (by: -1 | 1) => void;
}

function HeadingRow({ heading, number, last, drag, edit, move }: HeadingRowProps) {
  return (
    <li class={`row-heading ${drag.landing}`}>
      <Menu
        class="icon grip"
        label={t('roundupHeadingMenu', number)}
        button={drag.handle}
        items={[
          { label: t('pointUp'), run: () => move(-1), disabled: number === 1 },
          { label: t('pointDown'), run: () => move(1), disabled: number === last },
        ]}
      >
        <Icon name="grip" />
      </Menu>
      <GrowingField
        label={t('roundupHeading', number)}
        placeholder={last > 1 ? t('roundupOther') : t('roundupNoHeading')}
        value={heading}
        onInput={edit}
        onKeyDown={(event) => {
          if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
          event.preventDefault();
          move(event.key === 'ArrowUp' ? -1 : 1);
        }}
      />
    </li>
  );
}

import type { HTMLAttributes } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { type MessageKey, t } from '../../extension/i18n.ts';
import { Icon } from './Icon.tsx';

const KIND_LABELS = {
  tag: { add: 'tagAdd', remove: 'tagRemove' },
  category: { add: 'categoryAdd', remove: 'categoryRemove' },
  author: { add: 'authorAdd', remove: 'authorRemove' },
  site: { add: 'siteAdd', remove: 'siteRemove' },
  /** Tags or categories that the user wants to remove from many posts at once. */
  removedTag: { add: 'tagTakeOut', remove: 'tagRemove' },
  removedCategory: { add: 'categoryTakeOut', remove: 'categoryRemove' },
} as const satisfies Record<string, Record<'add' | 'remove', MessageKey>>;

interface Props {
  label: string;
  values: string[];
  /** What the values are; selects the labels of the input field and of the remove buttons. */
  kind?: keyof typeof KIND_LABELS;
  /** Whether a value is new to the blog. The chips of new values are marked. */
  isNew?: (value: string) => boolean;
  /** Description of a value for screen readers. */
  describe?: (value: string) => string;
  /** Extra HTML attributes for the chip of a value, such as event listeners. */
  chipProps?: (value: string) => HTMLAttributes<HTMLLIElement>;
  /** Returns suggestions for the typed text, best first. */
  suggest?: (typed: string) => string[];
  onChange: (values: string[]) => void;
}

/**
 * A list of short texts as removable chips, with a field to add more. Enter or a comma adds the typed text, the arrow keys
 * choose a suggestion, and Backspace in the empty field moves the last chip's text back into the field. The list is one tab
 * stop: from the empty field, the left arrow key leads to the chips.
 */
export function ChipList({ label, values, kind = 'tag', isNew, describe, chipProps, suggest, onChange }: Props) {
  const labels = KIND_LABELS[kind];
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(-1);
  const listId = useId();
  const list = useRef<HTMLUListElement>(null);
  /** Focuses the remove button of a chip; the field if there is no such chip. */
  const focusChip = (index: number) =>
    void requestAnimationFrame(() => {
      const chips = list.current?.querySelectorAll<HTMLElement>('.chip .icon') ?? [];
      (chips[index] ?? list.current?.querySelector('input'))?.focus();
    });
  const has = (value: string) => values.some((old) => old.toLowerCase() === value.toLowerCase());
  const offers = text.trim() && suggest ? suggest(text).filter((offer) => !has(offer)) : [];
  const type = (typed: string) => {
    setText(typed);
    setChosen(-1);
  };
  const add = (typed: string) => {
    const added = typed
      .split(/[,;\n]/)
      .map((value) => value.trim())
      .filter((value, index, all) => value && !has(value) && all.indexOf(value) === index);
    type('');
    if (added.length) onChange([...values, ...added]);
  };
  const keys: Record<string, () => void> = {
    Enter: () => add(offers[chosen] ?? text),
    ArrowDown: () => setChosen((chosen + 1) % Math.max(1, offers.length)),
    ArrowUp: () => setChosen((chosen <= 0 ? offers.length : chosen) - 1),
  };
  if (offers.length) keys.Escape = () => type('');
  if (!text && values.length) {
    keys[getKeyBefore()] = () => focusChip(values.length - 1);
    keys.Backspace = () => {
      type(values.at(-1) ?? '');
      onChange(values.slice(0, -1));
    };
  }
  return (
    <fieldset class="chips">
      <legend class="visually-hidden">{label}</legend>
      <ul ref={list}>
        {values.map((value, index) => {
          const remove = () => {
            onChange(values.filter((other) => other !== value));
            focusChip(index);
          };
          return (
            <li key={value} class="chip" dir="auto" {...chipProps?.(value)}>
              {value}
              {isNew?.(value) && <span class="new">{t('tagNew')}</span>}
              <button
                type="button"
                class="icon"
                tabIndex={-1}
                aria-label={t(labels.remove, value)}
                aria-description={describe?.(value)}
                onClick={remove}
                onKeyDown={(event) => runKey(event, listChipKeys(index, values.length, focusChip, remove))}
              >
                <Icon name="cross" />
              </button>
            </li>
          );
        })}
        <li class="combo">
          <Icon name="plus" />
          <input
            class="chip-input"
            role="combobox"
            aria-label={t(labels.add)}
            aria-expanded={offers.length > 0}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={chosen >= 0 ? `${listId}-${chosen}` : undefined}
            placeholder={t('chipAdd')}
            dir="auto"
            value={text}
            onInput={({ currentTarget: { value } }) => (/[,;]/.test(value) ? add(value) : type(value))}
            onKeyDown={(event) => runKey(event, keys)}
            onBlur={() => add(text)}
          />
          <div id={listId} role="listbox" aria-label={label} hidden={!offers.length}>
            {offers.map((offer, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus, as the combobox pattern has it
              <div
                key={offer}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === chosen}
                // Not `onClick`: a click comes after the field has lost the focus, and that adds the typed text.
                onPointerDown={(event) => {
                  event.preventDefault();
                  add(offer);
                }}
              >
                {offer}
              </div>
            ))}
          </div>
        </li>
      </ul>
    </fieldset>
  );
}

/** The arrow key that leads to what stands before. */
const getKeyBefore = () => (document.documentElement.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft');

/** The keys of a chip: the arrows lead to its neighbours, after the last one to the field. */
function listChipKeys(index: number, count: number, focusChip: (index: number) => void, remove: () => void) {
  const [back, on] = [() => focusChip(Math.max(0, index - 1)), () => focusChip(index + 1)];
  const isRtl = getKeyBefore() === 'ArrowRight';
  return {
    ArrowLeft: isRtl ? on : back,
    ArrowRight: isRtl ? back : on,
    Home: () => focusChip(0),
    End: () => focusChip(count),
    Backspace: remove,
    Delete: remove,
  };
}

function runKey(event: KeyboardEvent, keys: Record<string, () => void>): void {
  const run = event.isComposing || event.ctrlKey || event.metaKey ? undefined : keys[event.key];
  if (!run) return;
  event.preventDefault();
  run();
}

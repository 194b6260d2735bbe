import type { ButtonHTMLAttributes, ComponentChildren, TargetedToggleEvent } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { Keys } from './Keys.tsx';

export interface MenuItem {
  label: string;
  /** A note below the label. */
  hint?: string;
  /** The keys of the same action, formatted. */
  keys?: string;
  /** Whether a line separates the item from the one before. */
  startsGroup?: boolean;
  run: () => void;
  /** Whether this item is the current choice; undefined in a menu of commands. */
  checked?: boolean;
  disabled?: boolean;
}

interface Props {
  /** Accessible name of the button and of the menu. */
  label: string;
  items: MenuItem[];
  class: string;
  /** Content of the button. */
  children: ComponentChildren;
  /** Extra HTML attributes for the button, such as the event listeners of a drag handle. */
  button?: ButtonHTMLAttributes<HTMLButtonElement>;
}

/** Distance between the button and its menu, in pixels. */
const GAP = 4;

/**
 * A button with a menu (the ARIA menu button pattern). Enter, Space and the arrow keys open the menu; arrows, Home, End and
 * first letters move between items; Escape or a click elsewhere closes the menu, and so does scrolling, which moves the
 * button away from it. The menu is an HTML popover, so opening the menu does not move other content.
 */
export function Menu({ label, items, class: look, children, button }: Props) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const entries = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]:enabled') ?? [])];
  const focus = (index: number) => entries().at(index)?.focus();

  const place = () => {
    const box = opener.current?.getBoundingClientRect();
    if (!box || !menu.current) return;
    const { style } = menu.current;
    const [low, right] = [box.top > innerHeight / 2, box.left > innerWidth / 2];
    style.top = low ? 'auto' : `${box.bottom + GAP}px`;
    style.bottom = low ? `${innerHeight - box.top + GAP}px` : 'auto';
    style.left = right ? 'auto' : `${box.left}px`;
    style.maxWidth = `${(right ? box.right : innerWidth - box.left) - 2 * GAP}px`;
    style.right = right ? `${innerWidth - box.right}px` : 'auto';
    style.maxHeight = `${(low ? box.top : innerHeight - box.bottom) - 2 * GAP}px`;
  };
  useEffect(() => {
    const onScroll = ({ target }: Event) => {
      const isOwn = target instanceof Node && menu.current?.contains(target);
      if (!isOwn && menu.current?.matches(':popover-open')) menu.current.hidePopover();
    };
    // Captures, because a scroll event does not bubble from the element that scrolls.
    document.addEventListener('scroll', onScroll, { capture: true, passive: true });
    return () => document.removeEventListener('scroll', onScroll, { capture: true });
  }, []);
  /** Sets `aria-expanded` before the menu opens or closes, so that a screen reader never announces an outdated state. */
  const onBeforeToggle = (event: TargetedToggleEvent<HTMLDivElement>) => {
    opener.current?.setAttribute('aria-expanded', String(event.newState === 'open'));
    place();
  };
  const first = Math.max(
    items.findIndex((item) => !item.disabled),
    items.findIndex((item) => item.checked && !item.disabled),
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const steps: Record<string, () => void> = {
      ArrowDown: () => focus((at + 1) % all.length),
      ArrowUp: () => focus(at <= 0 ? -1 : at - 1),
      Home: () => focus(0),
      End: () => focus(-1),
      Tab: () => menu.current?.hidePopover(),
      // Not left to the browser, because a page's own key for Escape would act, too.
      Escape: () => menu.current?.hidePopover(),
    };
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ';
    const begins = (entry: HTMLElement) => entry.innerText.trim().toLowerCase().startsWith(event.key.toLowerCase());
    const step = steps[event.key] ?? (letter && (() => [...all.slice(at + 1), ...all].find(begins)?.focus()));
    if (!step) return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    step();
  };
  return (
    <>
      <button
        {...button}
        ref={opener}
        type="button"
        class={look}
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={false}
        popovertarget={id}
        onKeyDown={(event) => {
          if (event.altKey || !['ArrowDown', 'ArrowUp'].includes(event.key)) return;
          event.preventDefault();
          menu.current?.showPopover();
          if (event.key === 'ArrowUp') focus(-1);
        }}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label={label}
        class="menu"
        onBeforeToggle={onBeforeToggle}
        onKeyDown={onKeyDown}
      >
        {items.map(({ label: name, hint, keys, startsGroup, run, checked, disabled }, index) => (
          <button
            key={name}
            type="button"
            class={startsGroup ? 'starts-group' : undefined}
            {...(checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked })}
            tabIndex={-1}
            // `autofocus` moves the focus at once. A `toggle` listener could run after the next key of a fast typist.
            autofocus={index === first}
            disabled={disabled}
            onClick={() => {
              // The menu closes first: that returns the focus to the button, before `run` may move the focus elsewhere.
              menu.current?.hidePopover();
              run();
            }}
          >
            <span>
              {name}
              {hint && <span class="hint">{hint}</span>}
            </span>
            {keys && <Keys text={keys} />}
          </button>
        ))}
      </div>
    </>
  );
}

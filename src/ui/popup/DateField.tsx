import type { ComponentProps, ComponentType } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import type { Calendar } from '../components/Calendar.tsx';
import { formatDay, listDateLanguages } from '../components/format-date.ts';
import { InlineText } from '../components/InlineText.tsx';
import { useEditor } from './editor-context.ts';
import type { FactChoice } from './list-source-facts.ts';
import { useCandidateKeys } from './use-candidate-keys.ts';

type DateTools = Awaited<ReturnType<typeof loadDateTools>>;

/** The parser and the calendar load when the user comes to a date, because most dates are right as they are. */
async function loadDateTools() {
  const [{ parseTypedDate }, { Calendar: View }] = await Promise.all([
    import('../../core/read/dates/parse-typed-date.ts'),
    import('../components/Calendar.tsx'),
  ]);
  return { parseTypedDate, Calendar: View as ComponentType<ComponentProps<typeof Calendar>> };
}

interface Props {
  label: string;
  placeholder: string;
  /** ISO 8601, '' for none. */
  value: string;
  /** Writes a date as people do. */
  show?: (date: string) => string;
  onInput: (date: string) => void;
  /** Returns the next date that the page offers for this field; null when there is no other. */
  getNext?: () => FactChoice | null;
}

/** Milliseconds. Text that is no date is called wrong only after such a pause, because every date begins as such a text. */
const TYPING_PAUSE_MS = 600;

/** A date as people write it. Typed words are understood as soon as they are a date; a calendar opens below the field. */
export function DateField({ label, placeholder, value, show = formatDay, onInput, getNext = () => null }: Props) {
  const { draft, unreadableDates, setUnreadableDate } = useEditor();
  const { readAt } = draft.article;
  const [tools, setTools] = useState<DateTools | null>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [calendar, setCalendar] = useState<'closed' | 'open' | 'focused'>('closed');
  const [field, box] = [useRef<HTMLSpanElement>(null), useRef<HTMLSpanElement>(null)];
  const errorId = useId();
  const today = readAt.slice(0, 10);
  const shown = typed ?? (value === '' ? '' : show(value));
  const isWrong = Object.hasOwn(unreadableDates, label);

  const parse = (text: string) => tools?.parseTypedDate(text, { languages: listDateLanguages(), now: readAt }) ?? null;
  const isUnclear = typed !== null && typed.trim() !== '' && tools !== null && parse(typed) === null;
  const settle = () => {
    if (isUnclear) setUnreadableDate(label, typed);
    else if (tools) setTyped(null);
  };
  useEffect(() => {
    if (!tools || typed === null) return;
    // What was typed before the parser was there.
    type(typed);
    if (!box.current?.contains(document.activeElement)) settle();
  }, [tools]);
  useEffect(() => {
    if (!isUnclear) return setUnreadableDate(label, null);
    const timer = setTimeout(() => setUnreadableDate(label, typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, isUnclear]);
  useEffect(() => () => setUnreadableDate(label, null), []);
  useEffect(() => {
    if (calendar === 'closed') return;
    // The calendar has its place in the window, so it can't follow its field.
    const close = () => setCalendar('closed');
    addEventListener('scroll', close, { capture: true, once: true });
    return () => removeEventListener('scroll', close, { capture: true });
  }, [calendar]);

  const choose = (date: string) => {
    setTyped(null);
    onInput(date);
  };
  const onCandidateKey = useCandidateKeys(getNext, () => setTyped(null));
  const prepare = async () => setTools(tools ?? (await loadDateTools()));
  const open = async (how: 'open' | 'focused') => {
    await prepare();
    setCalendar(how);
  };
  const type = (text: string) => {
    setTyped(text);
    const date = text.trim() === '' ? '' : parse(text);
    // A day that is typed again keeps its time.
    if (date !== null && !(date.length === 10 && value.startsWith(date))) onInput(date);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: catches what its field and its calendar leave to it
    <span
      class="date-field"
      ref={box}
      // A click opens the calendar. Tab does not, because the calendar covers what comes next.
      onClick={({ target }) => field.current?.contains(target as Node) && void open('open')}
      onFocusOut={({ relatedTarget }) => {
        if (box.current?.contains(relatedTarget as Node | null)) return;
        setCalendar('closed');
        settle();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || calendar === 'closed') return;
        event.preventDefault();
        event.stopPropagation();
        field.current?.focus();
        setCalendar('closed');
      }}
    >
      <InlineText
        field={field}
        label={label}
        placeholder={placeholder}
        value={shown}
        isWrong={isWrong}
        describedBy={isWrong ? errorId : undefined}
        onInput={type}
        onFocus={() => void prepare()}
        onKeyDown={(event) => {
          onCandidateKey(event);
          if (event.defaultPrevented || event.altKey) return;
          if (event.key === 'ArrowDown') {
            // The key would move the cursor, and scroll, which closes the calendar.
            event.preventDefault();
            void open('focused');
          }
          if (event.key === 'Enter') settle();
        }}
      />
      {isWrong && (
        <span id={errorId} role="alert" class="field-error">
          {t('dateBad')}
        </span>
      )}
      {tools && calendar !== 'closed' && (
        <div class="date-calendar" popover="manual" ref={placeBelow}>
          <tools.Calendar
            key={calendar}
            value={value.slice(0, 10)}
            today={today}
            takesFocus={calendar === 'focused'}
            choose={(day) => {
              choose(day);
              field.current?.focus();
              setCalendar('closed');
            }}
          />
        </div>
      )}
    </span>
  );
}

/** Shows a popover below the element before it, inside the window. */
function placeBelow(popover: HTMLElement | null): void {
  const anchor = popover?.parentElement?.firstElementChild;
  if (!popover || !anchor) return;
  popover.showPopover();
  const gap = 8;
  const box = anchor.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const start = document.documentElement.dir === 'rtl' ? box.right - width : box.left;
  const below = box.bottom + gap;
  popover.style.left = `${Math.max(gap, Math.min(start, innerWidth - width - gap))}px`;
  popover.style.top = `${below + height > innerHeight ? Math.max(gap, box.top - gap - height) : below}px`;
}

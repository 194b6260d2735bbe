import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../extension/i18n.ts';
import { formatDay, listDateLanguages } from './format-date.ts';
import { Icon } from './Icon.tsx';

interface Props {
  /** The chosen day, `2026-03-12`; '' for none. */
  value: string;
  today: string;
  /** Whether the calendar takes the focus when it appears. Otherwise Tab passes over it. */
  takesFocus: boolean;
  choose: (day: string) => void;
}

const DAY_MS = 86_400_000;
const toTime = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
const addDays = (day: string, days: number): string => toDay(toTime(day) + days * DAY_MS);

/** Moves by months. A day that the month does not have becomes its last one. */
function addMonths(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return toDay(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** A month of days to choose from. Arrow keys move by days and weeks, Page Up and Page Down by months. */
export function Calendar({ value, today, takesFocus, choose }: Props) {
  const [shown, setShown] = useState(value || today);
  const grid = useRef<HTMLTableElement>(null);
  const follows = useRef(takesFocus);
  useLayoutEffect(() => {
    if (follows.current)
      grid.current?.querySelector<HTMLElement>(`[data-day="${shown}"]`)?.focus({ preventScroll: true });
  }, [shown]);
  // From the newest day, which may not be on screen yet: keys can follow each other quickly.
  const turn = (months: number) => {
    follows.current = false;
    setShown((day) => addMonths(day, months));
  };
  /** Tab passes over the calendar until the user goes into it by an arrow key. */
  const tabIndex = takesFocus ? 0 : -1;
  const isRtl = document.documentElement.dir === 'rtl';
  const steps: Record<string, (day: string) => string> = {
    ArrowLeft: (day) => addDays(day, isRtl ? 1 : -1),
    ArrowRight: (day) => addDays(day, isRtl ? -1 : 1),
    ArrowUp: (day) => addDays(day, -7),
    ArrowDown: (day) => addDays(day, 7),
    PageUp: (day) => addMonths(day, -1),
    PageDown: (day) => addMonths(day, 1),
    Home: (day) => `${day.slice(0, 8)}01`,
    End: (day) => addDays(addMonths(`${day.slice(0, 8)}01`, 1), -1),
  };
  const weeks = listWeeks(shown);
  return (
    <div class="calendar">
      <div class="calendar-head">
        <button
          type="button"
          class="icon turn-back"
          tabIndex={tabIndex}
          aria-label={t('monthBefore')}
          onClick={() => turn(-1)}
        >
          <Icon name="down" />
        </button>
        <span aria-live="polite">{format(shown, { month: 'long', year: 'numeric' })}</span>
        <button
          type="button"
          class="icon turn-on"
          tabIndex={tabIndex}
          aria-label={t('monthAfter')}
          onClick={() => turn(1)}
        >
          <Icon name="down" />
        </button>
      </div>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the ARIA pattern of a calendar
        role="grid"
        aria-label={format(shown, { month: 'long', year: 'numeric' })}
        onKeyDown={(event) => {
          const step = event.altKey || event.ctrlKey || event.metaKey ? undefined : steps[event.key];
          if (!step) return;
          event.preventDefault();
          follows.current = true;
          setShown(step);
        }}
      >
        <thead>
          <tr>
            {weeks[0]?.map((day) => (
              <th key={day} scope="col" abbr={format(day, { weekday: 'long' })}>
                {format(day, { weekday: 'narrow' })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week, row) => (
            // By place: a button that goes while it has the focus would close the calendar.
            <tr key={row}>
              {week.map((day, column) => (
                <td key={column}>
                  <button
                    type="button"
                    tabIndex={day === shown ? tabIndex : -1}
                    data-day={day}
                    class={day.slice(0, 7) === shown.slice(0, 7) ? '' : 'other-month'}
                    aria-label={formatDay(day)}
                    aria-pressed={day === value}
                    aria-current={day === today ? 'date' : undefined}
                    onClick={() => choose(day)}
                  >
                    {Number(day.slice(8)).toLocaleString(listDateLanguages())}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const format = (day: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(listDateLanguages(), { ...options, timeZone: 'UTC' }).format(toTime(day));

/** The weeks that the month of a day touches, each from the first weekday of the user's country. */
function listWeeks(day: string): string[][] {
  const first = `${day.slice(0, 8)}01`;
  const before = (new Date(toTime(first)).getUTCDay() - getFirstWeekday() + 7) % 7;
  return Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_day, at) => addDays(first, week * 7 + at - before)),
  );
}

/** 0 for Sunday, 1 for Monday. Firefox does not tell, so Monday is the rule there. */
function getFirstWeekday(): number {
  const locale = new Intl.Locale(listDateLanguages()[0] ?? 'en').maximize() as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
  };
  return (locale.getWeekInfo?.().firstDay ?? 1) % 7;
}

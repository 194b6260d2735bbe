/** How often the person wants to be reminded of a backup, and how many days that is. */
export const REMINDERS = { never: Number.POSITIVE_INFINITY, week: 7, month: 30 } as const;
export type Reminder = keyof typeof REMINDERS;

const DAY_MS = 86_400_000;

/** ISO 8601 instants; '' when it was never done. */
export interface BackupTimes {
  /** The last backup. */
  at: string;
  /** When the reminder was put off. */
  later: string;
}

/** Whether a backup is due. Putting it off is good for a day. `now`: ISO 8601. */
export function isBackupDue(every: string, { at, later }: BackupTimes, now: string): boolean {
  const days = Object.hasOwn(REMINDERS, every) ? REMINDERS[every as Reminder] : REMINDERS.never;
  // A clock that was put back must not silence it for years.
  const since = (instant: string) => {
    const days = (Date.parse(now) - Date.parse(instant)) / DAY_MS;
    return Number.isNaN(days) || days < -1 ? Number.POSITIVE_INFINITY : days;
  };
  return days !== REMINDERS.never && since(at) >= days && since(later) >= 1;
}

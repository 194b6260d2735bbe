/** Days between two reminders of a backup. */
const REMINDERS = { never: Number.POSITIVE_INFINITY, week: 7, month: 30 } as const;
export type Reminder = keyof typeof REMINDERS;

const DAY_MS = 86_400_000;

/** Times for the backup reminder, as ISO 8601; '' means never. */
export interface BackupTimes {
  /** When the last backup was made. */
  at: string;
  /** When the user last postponed the reminder. */
  later: string;
}

/** Whether to remind the user of a backup. A postponed reminder returns after a day. `now`: ISO 8601. */
export function isBackupDue(every: string, { at, later }: BackupTimes, now: string): boolean {
  const interval = Object.hasOwn(REMINDERS, every) ? REMINDERS[every as Reminder] : REMINDERS.never;
  // A time in the future means that the clock was set back. It counts as long ago, or no reminder would come for years.
  const countDaysSince = (instant: string) => {
    const days = (Date.parse(now) - Date.parse(instant)) / DAY_MS;
    return Number.isNaN(days) || days < -1 ? Number.POSITIVE_INFINITY : days;
  };
  return interval !== REMINDERS.never && countDaysSince(at) >= interval && countDaysSince(later) >= 1;
}

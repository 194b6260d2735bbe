import type { NameCount } from '../../library/search/search.ts';

const DAY_MS = 86_400_000;
/** Number of weeks in the chart: as many bars as fit into the narrowest page, each wide enough for a finger. */
const SHOWN_WEEKS = 12;

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Returns the Monday of the week that contains a day; days are written as `2026-02-27`. */
export const toMonday = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

export const toSunday = (monday: string): string => addDays(monday, 6);

/**
 * Returns the twelve weeks up to today with their counts, and how many posts are older than `start`, the first of these
 * weeks.
 */
export function countLastWeeks(
  counts: NameCount[],
  today: string,
): { weeks: NameCount[]; earlier: number; start: string } {
  const start = addDays(toMonday(today), -7 * (SHOWN_WEEKS - 1));
  const byName = new Map(counts.map(({ name, count }) => [name, count]));
  const weeks = Array.from({ length: SHOWN_WEEKS }, (_, at) => {
    const name = addDays(start, 7 * at);
    return { name, count: byName.get(name) ?? 0 };
  });
  const earlier = counts.reduce((sum, { name, count }) => sum + (name < start ? count : 0), 0);
  return { weeks, earlier, start };
}

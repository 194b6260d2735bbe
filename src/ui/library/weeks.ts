import type { Count } from '../../library/search/search.ts';

const DAY_MS = 86_400_000;
/** As many as fit into the narrowest page, each wide enough for a finger. */
const WEEKS = 12;

const shifted = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Monday of a day's week; days as `2026-02-27`. */
export const mondayOf = (day: string): string => shifted(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

export const sundayOf = (monday: string): string => shifted(monday, 6);

/** The twelve weeks up to today's, each with its count, and how many posts are older than `start`, the first of them. */
export function lastWeeks(counts: Count[], today: string): { weeks: Count[]; earlier: number; start: string } {
  const start = shifted(mondayOf(today), -7 * (WEEKS - 1));
  const byName = new Map(counts.map(({ name, count }) => [name, count]));
  const weeks = Array.from({ length: WEEKS }, (_, at) => {
    const name = shifted(start, 7 * at);
    return { name, count: byName.get(name) ?? 0 };
  });
  const earlier = counts.reduce((sum, { name, count }) => sum + (name < start ? count : 0), 0);
  return { weeks, earlier, start };
}

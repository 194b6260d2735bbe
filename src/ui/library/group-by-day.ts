import { getUiLanguage } from '../../extension/i18n.ts';
import { toMonday } from './weeks.ts';

const DAY_MS = 86_400_000;

/** Returns the local day of an instant, such as `2026-02-27`. */
const toLocalDay = (instant: Date): string => {
  const local = new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 10);
};

const toDays = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** Puts a capital at the beginning, as a heading has it. */
const capitalize = (text: string, lang: string): string =>
  text.replace(/^\p{Ll}/u, (first) => first.toLocaleUpperCase(lang));

/**
 * Names the stretch of time in which something was saved, as people would: today, yesterday, this week, last week, the
 * month. `savedAt`: ISO 8601.
 */
export function namePeriod(savedAt: string, now: Date, lang = getUiLanguage().lang): string {
  const [day, today] = [toLocalDay(new Date(savedAt)), toLocalDay(now)];
  const relative = new Intl.RelativeTimeFormat(lang, { numeric: 'auto' });
  const days = toDays(day) - toDays(today);
  if (days > -2) return capitalize(relative.format(Math.min(0, days), 'day'), lang);
  const weeks = (toDays(toMonday(day)) - toDays(toMonday(today))) / 7;
  if (weeks > -2) return capitalize(relative.format(weeks, 'week'), lang);
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  const format = new Intl.DateTimeFormat(lang, {
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  });
  return capitalize(format.format(new Date(`${day}T00:00:00Z`)), lang);
}

/** Splits a list, sorted by time of saving, into groups of one period each. */
export function groupByPeriod<T extends { savedAt: string }>(
  posts: T[],
  now: Date,
  lang = getUiLanguage().lang,
): { name: string; posts: T[] }[] {
  const groups: { name: string; posts: T[] }[] = [];
  for (const post of posts) {
    const name = namePeriod(post.savedAt, now, lang);
    const last = groups.at(-1);
    if (last?.name === name) last.posts.push(post);
    else groups.push({ name, posts: [post] });
  }
  return groups;
}

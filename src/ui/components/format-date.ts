import { getUiLanguage } from '../../extension/i18n.ts';

/** The user's languages for dates: the browser's kind of the interface's language (`en-GB`), that language, and English. */
export function listDateLanguages(): string[] {
  const { lang } = getUiLanguage();
  const isSame = navigator.language.split('-')[0] === lang.split('-')[0];
  return [...new Set([isSame ? navigator.language : lang, lang, 'en'])];
}

/** Formats the day of a date as the user's language writes it: `12 March 2026`. Text that is no date stays as it is. */
export function formatDay(date: string): string {
  const day = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return date;
  return new Intl.DateTimeFormat(listDateLanguages(), { dateStyle: 'long', timeZone: 'UTC' }).format(day);
}

/** Formats a moment, given as ISO 8601, as the user's clock shows it: `14:05` today, `12 Mar 2026, 14:05` before. */
export function formatMoment(instant: string): string {
  const moment = new Date(instant);
  if (Number.isNaN(moment.getTime())) return instant;
  const isToday = moment.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(listDateLanguages(), {
    timeStyle: 'short',
    ...(isToday ? {} : { dateStyle: 'medium' }),
  }).format(moment);
}

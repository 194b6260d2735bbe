import type { DateWords, Language } from './language.ts';

export const trDates: DateWords = {
  ago: 'önce',
  units: ['dakika', 'saat', 'gün', 'hafta'],
};

/** Turkish. */
export const tr: Language = {
  dates: trDates,
};

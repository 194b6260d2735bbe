import type { DateWords, Language } from './language.ts';

export const ukDates: DateWords = {
  ago: 'тому',
  units: ['хв', 'год', 'день|дн', 'тиж'],
};

/** Ukrainian. */
export const uk: Language = {
  dates: ukDates,
};

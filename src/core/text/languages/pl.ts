import type { DateWords, Language } from './language.ts';

export const plDates: DateWords = {
  ago: 'temu',
  units: ['minut', 'godz', 'dni|dzień', 'tydz|tyg'],
  modified: 'zmieniono',
};

/** Polish. */
export const pl: Language = {
  dates: plDates,
  negations: 'nie nigdy nikt nic zaden bez ani',
  numbers: {
    connector: 'i',
  },
};

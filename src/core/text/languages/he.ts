import type { DateWords, Language } from './language.ts';

export const heDates: DateWords = {
  ago: 'לפני',
  units: ['דקות', 'שע', 'ימים', 'שבוע'],
};

/** Hebrew. */
export const he: Language = {
  dates: heDates,
  quotationMarks: ['”', '”'],
};

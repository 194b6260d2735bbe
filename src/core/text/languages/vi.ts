import type { DateWords, Language } from './language.ts';

export const viDates: DateWords = {
  ago: 'trước',
  units: ['phút', 'giờ', 'ngày', 'tuần'],
};

/** Vietnamese. */
export const vi: Language = {
  dates: viDates,
};

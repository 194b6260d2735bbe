import type { DateWords, Language } from './language.ts';

export const fiDates: DateWords = {
  ago: 'sitten',
  units: ['min', 'h', 'päivä', 'vk'],
};

/** Finnish. */
export const fi: Language = {
  dates: fiDates,
};

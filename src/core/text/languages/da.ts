import type { DateWords, Language } from './language.ts';

export const daDates: DateWords = {
  today: 'idag',
  yesterday: 'igår',
  ago: 'siden',
  units: ['minut', 'tim', 'dag', 'uge'],
  modified: 'opdateret|oppdatert',
};

/** Danish. */
export const da: Language = {
  dates: daDates,
};

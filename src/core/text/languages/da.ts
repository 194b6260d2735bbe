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
  stopWords: `
    og i at det er en til på af som der den med for de et ikke har var fra men om kan vil han jeg så ved også eller sig
    efter blev skal hvor være nu når havde vi man mere over hvad blive hun mod meget kun denne dette sin sit deres kunne
    end`,
  quotationMarks: ['»', '«'],
};

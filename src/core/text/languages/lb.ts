import type { Language } from './language.ts';

/** Luxembourgish. */
export const lb: Language = {
  stopWords: `
    an de déi vun ass der den d et en och dat fir op mat eng net sinn si am zu wéi ech awer nach huet hien mir well um
    gëtt hunn all keng engem säi seng vum beim oder hat ginn muss`,
  quotationMarks: ['„', '“'],
};

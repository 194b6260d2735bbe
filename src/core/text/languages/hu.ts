import type { Language } from './language.ts';

/** Hungarian. */
export const hu: Language = {
  stopWords: `
    a az és hogy nem is egy meg ez de azt volt csak mint van már ki ha vagy még el kell lehet után akkor ezt sem aki
    mert nagyon minden ami majd amely között több lesz szerint pedig mindenki valamint illetve olyan ilyen való`,
  quotationMarks: ['„', '”'],
};

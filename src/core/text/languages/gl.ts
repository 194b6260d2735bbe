import type { Language } from './language.ts';

/** Galician. */
export const gl: Language = {
  stopWords: `
    de a o e que do da en os no un para unha na con por as dos ao das se é non máis á como seu foi súa polo pola nos
    sobre tamén esta este entre ata moi ser cando pero nin toda todo ten ou outro unhas polos polas`,
  quotationMarks: ['«', '»'],
};

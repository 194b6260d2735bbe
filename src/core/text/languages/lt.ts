import type { Language } from './language.ts';

/** Lithuanian. */
export const lt: Language = {
  stopWords: `
    ir į kad iš su yra tai o buvo ne per po jo kaip bet ar jis dėl už apie tik iki jų kurie dar savo bei prie buvusi nuo
    tačiau taip labai gali ji jau mes turi arba`,
  quotationMarks: ['„', '“'],
};

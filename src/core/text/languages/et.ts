import type { Language } from './language.ts';

/** Estonian. */
export const et: Language = {
  stopWords: `
    ja on ei et ta see oli kui ka ning mis oma nii kes siis aga ma seda selle või kuid veel saab pole tema ole nende
    välja mida poolt üle juba ainult kõik sest peab meie olema`,
  quotationMarks: ['„', '“'],
};

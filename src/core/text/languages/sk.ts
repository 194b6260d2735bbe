import type { Language } from './language.ts';

/** Slovak. */
export const sk: Language = {
  stopWords: `
    a v sa na je že s o z do aj to vo ako pre si by k sú ale ktoré od ktorý po bol ktorá bolo alebo byť bola jeho tak už
    za pri len som podľa nie viac keď než sme ich medzi môže každý svoje má nás boli kedy toho ani`,
  quotationMarks: ['„', '“'],
};

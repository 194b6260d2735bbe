import type { Language } from './language.ts';

/** Bulgarian. */
export const bg: Language = {
  stopWords: `
    на и да се в от за е по с не са със като че ще ли до към тя той това си но които който при или има беше след само
    бил му те както тази може още когато така което бъде всеки ние вие вече много нещо`,
  quotationMarks: ['„', '“'],
};

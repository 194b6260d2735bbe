import type { Language } from './language.ts';

/** Esperanto. */
export const eo: Language = {
  stopWords: `
    la kaj de en estas al ne ke por kun ĉiu ĉiuj el aŭ sed li ĝi ili mi pri estis tiu per kiel kiu kiuj sur havas ankaŭ
    oni sia lia tio povas rajtas unu devas plej`,
};

import type { Language } from './language.ts';

/** Latvian. */
export const lv: Language = {
  stopWords: `
    un ir ka ar no par uz tas bet arī kas pie bija lai vai kā pēc nav tā ko gan būs tiek līdz kad šo savu vēl var jau
    mēs bez viņš šī jo tikai ja viņa`,
  quotationMarks: ['„', '“'],
};

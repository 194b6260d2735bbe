import type { Language } from './language.ts';

/** Croatian, also for Bosnian and for Serbian in Latin script. */
export const hr: Language = {
  stopWords: `
    i u je na se da su za od s o kao koji a ne bi to iz koja će što koje ili ali po do biti sve samo sa kako nije bio
    ono nakon već sam te prema može još ima ovo kada jer njegov`,
  quotationMarks: ['„', '“'],
};

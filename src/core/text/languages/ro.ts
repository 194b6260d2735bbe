import type { Language } from './language.ts';

/** Romanian. */
export const ro: Language = {
  stopWords: `
    și în de la a cu pe care nu din o să un mai este pentru că au fost se ce ca prin sau dar după fi sunt lui ale al ar
    sa le acest iar am unui fără foarte către fie îl orice`,
  quotationMarks: ['„', '”'],
};

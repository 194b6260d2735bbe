import type { Language } from './language.ts';

/** Macedonian. */
export const mk: Language = {
  stopWords: `
    и на да во се од за е со не ги го што ќе а ја по им дека кои како но беше или до ми си сум тоа при само сите кој
    која има биде овој оваа може уште секој нив неговите`,
  quotationMarks: ['„', '“'],
};

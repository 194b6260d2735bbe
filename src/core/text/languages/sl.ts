import type { Language } from './language.ts';

/** Slovenian. */
export const sl: Language = {
  stopWords: `
    in je v na se za da so z ki ne pa po tudi s kot bi ali o od iz še pri bo kar če ter pred lahko samo do zaradi bil
    ima biti bila bolj več vse kako jih smo tem med vsak`,
  quotationMarks: ['„', '“'],
};

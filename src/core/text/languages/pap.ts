import type { Language } from './language.ts';

/** Papiamentu. */
export const pap: Language = {
  stopWords: `
    di e ku na a ta i den un no pa cu y nan el por tin lo su esaki mas como esey ora riba mester pero tambe entre ser
    tabata of tur hasi unda nos mi bo bon tempo durante`,
};

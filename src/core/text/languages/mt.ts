import type { Language } from './language.ts';

/** Maltese. */
export const mt: Language = {
  stopWords: `
    u li ta il tal fil għandu huwa l mill bi hu ma jew minn dan lil f kull ikun hija b mal din biex kien għal dwar kif
    iżda fuq għall dawn wara bejn mhux bil tkun`,
};

import type { Language } from './language.ts';

/** Catalan. */
export const ca: Language = {
  stopWords: `
    de la i el que a en els les un per del una amb és al es no més va ha com d l o se són aquest aquesta però seva pel
    també ser seu dels fins entre fer molt han sobre quan hi tot`,
  quotationMarks: ['«', '»'],
};

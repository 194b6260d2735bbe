import type { Language } from './language.ts';

/** Icelandic. */
export const is: Language = {
  stopWords: `
    og í að á er sem til um við en það hann ekki var fyrir með af eru því hún frá ég þess eða þá svo vera hafa verið
    eftir hefur þeir hans þar kom voru þetta eins nú`,
  quotationMarks: ['„', '“'],
};

import type { Language } from './language.ts';

/** Irish. */
export const ga: Language = {
  stopWords: `
    an na a agus ar i is go ag le do tá sé ní bhí sa don de leis nó atá mar air aige siad sin seo bheith raibh ach gach
    ann féin bhfuil chun um faoi`,
};

import type { Language } from './language.ts';

/** Serbian in Cyrillic script. */
export const sr: Language = {
  stopWords: `
    и у је на се да су за од са о као који а не би то из која ће што које или али по до бити све само како није био
    након већ сам те према може још има ово када јер његов`,
  quotationMarks: ['„', '“'],
};

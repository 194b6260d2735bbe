import type { Language } from './language.ts';

/** Welsh. */
export const cy: Language = {
  stopWords: `
    y yn a i o ar yr ac mae r wedi am gan ei bod fod n eu hyn oedd ond mewn dros hefyd bydd un rhwng sydd ym gyda cael
    roedd fel wrth neu nad fydd pob`,
};

import type { Language } from './language.ts';

/** Persian. */
export const fa: Language = {
  stopWords: `
    و در به از که این را با است برای آن یک خود تا کرد بر هم نیز می شود شده های ها او ما اما باید یا هر پس بود شد دارد وی
    کند اگر همه بین توان`,
  quotationMarks: ['«', '»'],
};

import type { Language } from './language.ts';

/** Tagalog. */
export const tl: Language = {
  stopWords: `
    ang ng sa na at mga ay si ni ito para hindi kay mo ko ka may nang siya niya kung isang din rin pa lang ako bilang o
    naman mula ating kanilang nila wala upang`,
};

import type { Language } from './language.ts';

/** Czech. */
export const cs: Language = {
  stopWords: `
    a v se na je že o s z do i to ve pro jako si by k jsou ale které od který po byl která bylo nebo být byla jeho tak
    také už za až při jen jsem podle není více když než proto jejich každý své má nás byly kdy jak`,
  quotationMarks: ['„', '“'],
};

import type { Language } from './language.ts';

/** Albanian. */
export const sq: Language = {
  stopWords: `
    të e në dhe për me një që i nga se ka më nuk do është u si janë kjo ky por edhe ai mund ata kur kanë shumë ishte
    duke ose pas tij vetëm tek çdo`,
  quotationMarks: ['«', '»'],
};

import type { Language } from './language.ts';

/** Azerbaijani. */
export const az: Language = {
  stopWords: `
    və bir bu ilə üçün da də olan ki o olaraq sonra daha edir isə çox hər kimi onun edilir görə lakin bütün ən edən oldu
    var dən nın həm biz mən belə ancaq öz heç ol kim həmin qədər onu bunu vardır hüququ üzrə ya ilk yeni yox bizim əgər
    artıq`,
  quotationMarks: ['«', '»'],
};

import type { DateWords, Language } from './language.ts';

export const ukDates: DateWords = {
  ago: 'тому',
  units: ['хв', 'год', 'день|дн', 'тиж'],
};

/** Ukrainian. */
export const uk: Language = {
  dates: ukDates,
  stopWords: `
    і в не на з що у та до як за про від це для його він а є але й по так також які який я ми їх її вони або було був
    при щоб ще вже може лише бути навіть після цього коли`,
  quotationMarks: ['«', '»'],
};

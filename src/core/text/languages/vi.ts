import type { DateWords, Language } from './language.ts';

export const viDates: DateWords = {
  ago: 'trước',
  units: ['phút', 'giờ', 'ngày', 'tuần'],
};

/** Vietnamese. */
export const vi: Language = {
  dates: viDates,
  stopWords: `
    và của là có được cho trong các một với không người những đã này để ở từ khi đến về như nhiều ra cũng vào phải năm
    lại sẽ việc trên sự tại hay rất theo đó thì mà anh hoặc mọi`,
};

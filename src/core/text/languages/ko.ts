import type { DateWords, Language } from './language.ts';

export const koDates: DateWords = {
  today: '오늘',
  yesterday: '어제',
  ago: '전',
  units: ['분', '시간', '일', '주'],
  modified: '수정',
  published: '게시',
};

/** Korean. */
export const ko: Language = {
  dates: koDates,
  negatingSigns: '없|않|못',
  numbers: {
    percent: '퍼센트',
  },
};

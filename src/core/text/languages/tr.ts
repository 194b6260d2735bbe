import type { DateWords, Language } from './language.ts';

export const trDates: DateWords = {
  ago: 'önce',
  units: ['dakika', 'saat', 'gün', 'hafta'],
};

/** Turkish. */
export const tr: Language = {
  dates: trDates,
  stopWords: `
    ve bir bu için da de ile çok olarak daha olan gibi en kadar ne sonra ama ancak o her var ki ise değil mi içinde oldu
    olduğu göre tarafından veya şey hem diye bile olduğunu ya nasıl bütün tüm yeni karşı ilk iki önce sadece ayrıca bunu
    bunun onun ben biz siz böyle yok vardır olması eden arasında üzere kendi biri herkes hiçbir olacak yani çünkü fakat`,
};

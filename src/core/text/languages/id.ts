import type { Language } from './language.ts';

/** Indonesian, also for Malay. */
export const id: Language = {
  stopWords: `
    dan yang di untuk dengan dari ini pada tidak dalam itu adalah ke akan oleh juga sebagai saya dapat karena atau telah
    bisa mereka ada kami lebih anda kita sudah tersebut bahwa dia orang menjadi seperti secara saat tahun harus setiap`,
};

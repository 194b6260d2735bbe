import type { DateWords, Language } from './language.ts';

export const plDates: DateWords = {
  ago: 'temu',
  units: ['minut', 'godz', 'dni|dzień', 'tydz|tyg'],
  modified: 'zmieniono',
};

/** Polish. */
export const pl: Language = {
  dates: plDates,
  stopWords: `
    w i na z się do nie to jest że o jak po od za przez dla co ale są był oraz ma tym może czy jego już tak tego tylko
    przy było które który być go jej bardzo można jednak także każdy we ze ich mnie mam będzie`,
  negations: 'nie nigdy nikt nic zaden bez ani',
  numbers: {
    connector: 'i',
  },
  quotationMarks: ['„', '”'],
};

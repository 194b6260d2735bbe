import type { DateWords, Language } from './language.ts';

export const fiDates: DateWords = {
  ago: 'sitten',
  units: ['min', 'h', 'päivä', 'vk'],
};

/** Finnish. */
export const fi: Language = {
  dates: fiDates,
  stopWords: `
    ja on ei että se oli hän myös mutta joka ovat kun niin tai sen jos kuin ole mukaan vain sekä hänen voi ollut olla
    nyt jotka siitä ne mitä minä tämä vielä vuoden tämän ettei kuitenkin sitä jo hänellä jokaisella niiden eikä tulee
    jossa jolla jonka kaikki kanssa ennen jälkeen olisi`,
  quotationMarks: ['”', '”'],
};

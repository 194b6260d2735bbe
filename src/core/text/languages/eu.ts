import type { Language } from './language.ts';

/** Basque. */
export const eu: Language = {
  stopWords: `
    eta da ez dira du bat den zuen ere egin dute zen izan dago hau baina beste bere dela baino hori ditu behar gure
    egiten ziren edo oso bi arte ditzake daitezke batean duen guzti guztiek eskubidea edozein horrek honek baita beti`,
  quotationMarks: ['«', '»'],
};

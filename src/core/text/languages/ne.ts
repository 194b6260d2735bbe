import type { Language } from './language.ts';

/** Nepali. */
export const ne: Language = {
  stopWords: `
    र छ को मा का ले पनि हो यो छन् गर्न भएको लागि भने गरेको तर हुन गरी थियो एक हुने त्यो गर्ने नेपाल बाट सबै उनले वा
    प्रत्येक गरिने आफ्नो`,
};

import type { DateWords, Language } from './language.ts';

export const svDates: DateWords = {
  today: 'idag',
  yesterday: 'igår',
  ago: 'sedan',
  units: ['minut', 'tim', 'dag', 'veck'],
  modified: 'uppdaterad',
};

/** Swedish. */
export const sv: Language = {
  dates: svDates,
  stopWords: `
    alla att av bara blev blir då de dem den denna det detta dig din du efter ej eller en ett från för ha hade han
    har hon hur i icke inte jag kan man med men mig min mot mycket nu när någon och om oss på sedan sig sin som så
    till under upp ut var vi vid vilken är över`,
  negations: 'inte ej icke aldrig ingen inget inga utan varken',
  quotationMarks: ['”', '”'],
};

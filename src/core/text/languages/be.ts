import type { Language } from './language.ts';

/** Belarusian. */
export const be: Language = {
  stopWords: `
    і ў не на з у што да як ён гэта за яго але яна яны па для ад пра быў была былі ці я мы каб так ужо якія які гэтага
    толькі таксама або іх яшчэ калі`,
  quotationMarks: ['«', '»'],
};

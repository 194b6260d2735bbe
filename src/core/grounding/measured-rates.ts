import { toBaseLanguage } from '../text/get-language.ts';

/**
 * Of 100 statements of a public test in English (SummEdits), how many the check flagged: of the false ones and of the true
 * ones. No document was scored by models that had learned from it (support/MODEL.md).
 */
export const MEASURED_RATES = { falseFlagged: 38, trueFlagged: 10 };

/** Languages for which there is a thesaurus, `public/thesaurus/CODE.txt`, so that the check can judge any statement. */
const THESAURUS_LANGUAGES: readonly string[] = ['en'];

/** Whether there is a thesaurus of a language (BCP 47 tag). */
export const hasThesaurus = (language: string): boolean => THESAURUS_LANGUAGES.includes(toBaseLanguage(language));

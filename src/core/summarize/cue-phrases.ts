/** Finds the phrases that show the function of a sentence or a heading. They are matched in lower case. */
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { getLanguage, toBaseLanguage } from '../text/get-language.ts';
import type { CueKind } from '../text/languages/language.ts';
import { MARK_RANGES, WORD_RANGES } from '../text/unicode.ts';

export type CuePlace = 'start' | 'anywhere' | 'whole';

const UNSPACED_LANGUAGES = new Set(['ja', 'zh', 'th']);
/** Whether a language is written without spaces between words. */
export const isUnspacedLanguage = (language: string): boolean => UNSPACED_LANGUAGES.has(toBaseLanguage(language));
/** Cache of compiled patterns by place, cue and language. */
const patterns: Record<CuePlace, Partial<Record<CueKind, Map<string, RegExp>>>> = {
  start: {},
  anywhere: {},
  whole: {},
};
const NO_MATCH = /(?!)/;
/**
 * Character class of characters that continue a word. `\p{…}` is used only for the languages in `OTHER_LETTERS`. This
 * shortcut for speed saves 25 % of summarizing in Chromium 156 (see unicode.ts; `npm run bench -- shortcuts`).
 */
const IN_WORD = `[${WORD_RANGES}${MARK_RANGES}\\u04c0-\\u1fff\\u2c00-\\u2dff\\u3041-\\ud7ff]`;
const IN_ANY_WORD = '[\\p{L}\\p{M}\\p{N}]';
const OTHER_LETTERS = new Set(['ar', 'hi']);

/**
 * Returns a pattern that finds a cue's phrases as whole words in lower-case text. The pattern matches nothing when the
 * language has no phrases for the cue; an unknown language counts as English.
 */
export function getCuePattern(name: CueKind, language: string, place: CuePlace): RegExp {
  patterns[place][name] ??= new Map();
  const byLanguage = patterns[place][name];
  let found = byLanguage.get(language);
  if (!found) {
    const base = toBaseLanguage(language) || 'en';
    const alternatives = getLanguage(base).cuePhrases?.[name];
    if (!alternatives) found = NO_MATCH;
    else {
      // Longest first, so that "as mentioned above" wins over "as mentioned".
      const longestFirst = alternatives.split('|').sort((a, b) => b.length - a.length);
      const body = longestFirst.map((text) => escapeRegExp(text).replace(/['’]/g, "['’]")).join('|');
      const needsUnicode = OTHER_LETTERS.has(base);
      const inWord = needsUnicode ? IN_ANY_WORD : IN_WORD;
      const wordEnd = UNSPACED_LANGUAGES.has(base) ? '' : `(?!${inWord})`;
      const wordStart = UNSPACED_LANGUAGES.has(base) ? '' : `(?<!${inWord})`;
      const prefix = place === 'anywhere' ? wordStart : '^[\\s"“«„(]*';
      found = new RegExp(`${prefix}(?:${body})${wordEnd}${place === 'whole' ? '\\W*$' : ''}`, needsUnicode ? 'u' : '');
    }
    byLanguage.set(language, found);
  }
  return found;
}

const cueWords = new Map<string, ReadonlySet<string>>();

/** Returns the first word of each phrase of a cue, split as `splitWords` splits words: of "i'm" only "i". */
export function getCueWords(name: CueKind, language: string): ReadonlySet<string> {
  const key = `${name} ${language}`;
  let found = cueWords.get(key);
  if (!found) {
    const alternatives = getLanguage(toBaseLanguage(language) || 'en').cuePhrases?.[name] ?? '';
    found = new Set(alternatives.split('|').flatMap((text) => text.split(/['’\s-]/)[0] ?? []));
    cueWords.set(key, found);
  }
  return found;
}

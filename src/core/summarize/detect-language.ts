import { LANGUAGES } from '../text/get-language.ts';
import { getStopWords } from '../text/stop-words.ts';
import { splitWords } from '../text/words.ts';

const SCRIPT_LANGUAGES: [RegExp, string][] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
];

/** Detects the language of a text by its script and its function words; '' when no language fits clearly. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, 6000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [script, language] of SCRIPT_LANGUAGES)
    if ((sample.match(script)?.length ?? 0) > letters * 0.2) return language;
  const all = splitWords(sample);
  let best = '';
  let bestHits = Math.max(2, all.length * 0.08);
  for (const language of LANGUAGES.keys()) {
    const stopWords = getStopWords(language);
    const hits = all.reduce((sum, word) => sum + (stopWords.has(word) ? 1 : 0), 0);
    if (hits > bestHits) {
      bestHits = hits;
      best = language;
    }
  }
  return best;
}

import { areSimilarLanguages, LANGUAGES, splitWordList, toBaseLanguage } from './get-language.ts';
import { splitWrittenWords } from './words.ts';

/** Characters. The language of a longer text is detected in its first part. */
const SAMPLE_LENGTH = 10_000;

/**
 * First and last UTF-16 code unit of scripts, and the language that a script belongs to. Several languages share the
 * scripts with '', and are told apart by their function words.
 */
const SCRIPTS: [first: number, last: number, language: string][] = [
  [0x61, 0x7a, ''],
  [0x41, 0x5a, ''],
  [0xc0, 0x24f, ''],
  [0x370, 0x3ff, 'el'],
  [0x400, 0x52f, ''],
  [0x531, 0x58f, 'hy'],
  [0x5d0, 0x5f2, 'he'],
  [0x620, 0x6ff, ''],
  [0x900, 0x97f, ''],
  [0x980, 0x9ff, 'bn'],
  [0xa00, 0xa7f, 'pa'],
  [0xa80, 0xaff, 'gu'],
  [0xb80, 0xbff, 'ta'],
  [0xc00, 0xc7f, 'te'],
  [0xc80, 0xcff, 'kn'],
  [0xd00, 0xd7f, 'ml'],
  [0xd80, 0xdff, 'si'],
  [0xe00, 0xe7f, 'th'],
  [0xe80, 0xeff, 'lo'],
  [0x1000, 0x109f, 'my'],
  [0x10a0, 0x10ff, 'ka'],
  [0x1200, 0x137f, 'am'],
  [0x1780, 0x17ff, 'km'],
  [0x1e00, 0x1eff, ''],
  [0x3041, 0x30ff, 'ja'],
  [0x3400, 0x9fff, 'zh'],
  [0xac00, 0xd7a3, 'ko'],
];
/** A Chinese, Japanese or Korean character counts as much as three letters. */
const FIRST_CJK = 0x3041;
const CJK_WEIGHT = 3;
/** Least share of kana among the characters of a Japanese text. Chinese texts quote a little Japanese. */
const MIN_KANA_SHARE = 0.2;
/** Least number of characters of a Chinese text. A shorter one may be a Japanese heading, which often has no kana. */
const MIN_CHINESE = 20;
/** Least number of letters. */
const MIN_LETTERS = 10;

/** The function words that only the best language has must be this many times as frequent as those of the second. */
const MIN_LEAD = 1.5;

/**
 * Detects the language of a plain text by its script and its function words. Returns the first of the `declared` BCP 47
 * tags that agrees with the text, else the base language (`pt`); null when unsure: the text is too short, mixed, or in a
 * language without a list of function words.
 */
export function detectLanguage(text: string, declared: readonly string[] = []): string | null {
  const sample = text.slice(0, SAMPLE_LENGTH);
  const ofScript = findScriptLanguage(sample);
  const language = ofScript === '' ? findLanguageByWords(sample) : ofScript;
  if (!language) return null;
  const agreeing = declared.find((tag) => areSimilarLanguages(toBaseLanguage(tag), language));
  if (agreeing) return agreeing;
  // A page seldom declares a rare language by mistake, and its relatives have the same function words: Asturian, Spanish.
  const first = toBaseLanguage(declared[0] ?? '');
  return !ofScript && first && !isKnown(first) ? null : language;
}

const isKnown = (language: string): boolean =>
  [...LANGUAGES.keys(), ...SCRIPTS.map(([, , ofScript]) => ofScript)].some((known) =>
    areSimilarLanguages(language, known),
  );

/** Returns the language of the script of most letters, '' for a script of several languages, or null when unsure. */
function findScriptLanguage(text: string): string | null {
  const counts = new Map<string, number>();
  let letters = 0;
  // Most letters have the script of the letter before.
  let script = SCRIPTS[0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!script || code < script[0] || code > script[1])
      script = SCRIPTS.find(([first, last]) => code >= first && code <= last);
    if (!script) continue;
    const weight = code >= FIRST_CJK ? CJK_WEIGHT : 1;
    letters += weight;
    counts.set(script[2], (counts.get(script[2]) ?? 0) + weight);
  }
  const kana = counts.get('ja') ?? 0;
  const characters = kana + (counts.get('zh') ?? 0);
  const isJapanese = kana > characters * MIN_KANA_SHARE;
  counts.set('ja', isJapanese ? characters : 0);
  counts.set('zh', isJapanese || characters < MIN_CHINESE * CJK_WEIGHT ? 0 : characters);
  const [language] = [...counts].find(([, count]) => count > letters / 2) ?? [];
  return letters < MIN_LETTERS || language === undefined ? null : language;
}

let languagesByWord: Map<string, string[]> | undefined;

/** Returns the languages that have each function word. The first call takes a millisecond or two. */
export function loadFunctionWords(): ReadonlyMap<string, readonly string[]> {
  if (languagesByWord) return languagesByWord;
  languagesByWord = new Map();
  for (const [language, { stopWords = '' }] of LANGUAGES) {
    for (const word of splitWordList(stopWords.replaceAll("'", ' '))) {
      const languages = languagesByWord.get(word);
      if (!languages) languagesByWord.set(word, [language]);
      else if (languages.at(-1) !== language) languages.push(language);
    }
  }
  return languagesByWord;
}

/** Returns the language with the most function words in a text; null when none is clearly ahead. */
function findLanguageByWords(text: string): string | null {
  const words = splitWrittenWords(text.normalize('NFC').toLowerCase()).filter((word) => !/^\d/.test(word));
  const byWord = loadFunctionWords();
  const listed = words.map((word) => byWord.get(word) ?? []);
  const counts = new Map<string, number>();
  for (const languages of listed)
    for (const language of languages) counts.set(language, (counts.get(language) ?? 0) + 1);
  const [[best] = [''], [second] = ['']] = [...counts].sort((a, b) => b[1] - a[1]);
  const different = new Set(words.filter((word) => byWord.get(word)?.includes(best))).size;
  // A text in a language without a list repeats few of another's words: Samoan has the Italian "i", "o" and "le".
  if (different < Math.max(2, Math.sqrt(words.length) / 2)) return null;
  const ofOneOnly = (one: string, other: string) =>
    listed.filter((languages) => languages.includes(one) && !languages.includes(other)).length;
  return ofOneOnly(best, second) > ofOneOnly(second, best) * MIN_LEAD ? best : null;
}

/** Finds the hard facts that a sentence states, such as a price or a date, and the role that its phrases show. */
import { getLanguage } from '../text/get-language.ts';
import { getCuePattern, getCueWords, isUnspacedLanguage } from './cue-phrases.ts';

/** What a reader looks for in an article, one fact of each at least. */
export const FACT_KINDS = [
  'price',
  'date',
  'version',
  'percentage',
  'measure',
  'limit',
  'availability',
  'verdict',
  'caveat',
  'announcement',
  'purpose',
  'earlier',
  'report',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];
/** The bit of each fact, where the facts of a sentence are one number. */
export const FACT_BITS = Object.fromEntries(FACT_KINDS.map((kind, at) => [kind, 1 << at])) as Record<FactKind, number>;
/** Prices, dates and other figures are no roles: news is full of them, and most are not what it is about. */
const ROLES: readonly FactKind[] = ['limit', 'availability', 'verdict', 'caveat'];
/** The bits of the facts that a post needs of each kind at least one, if the article has it. */
export const ROLE_BITS = ROLES.reduce((bits, kind) => bits | FACT_BITS[kind], 0);

/** Facts that need a digit, and have the same form in every language. Texts are in lower case. */
const PATTERNS = {
  price:
    /[$€£¥₹]\s?\d|\d\s?(?:[$€£¥₹]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|yen|pesos?|dólares|dollar|franken|zł|руб)(?![a-z])|万?円|万?元|美元)/u,
  version:
    /(?<![\w.])v\d+(?:\.\d+)*|(?<![\w.,])\d{1,3}\.\d{1,3}(?:\.\d+)+(?!\w)|[a-z]\s\d{1,2}\.\d{1,2}(?![\d.,]*\s?(?:%|[a-z]{1,2}(?![a-z])))/u,
  percentage: /\d\s?(?:%|percent|per cent|prozent|pour cent|por ciento|por cento)/u,
  measure:
    /\d\s?(?:hours?|minutes?|seconds?|days?|weeks?|months?|years?|km|kg|cm|mm|mb|gb|tb|ms|kwh|mw|gw|million(?:en)?|milliarden|billions?|millones|stunden|minuten|tage|wochen|monate|jahren?|meter|people|menschen|personen|times|x(?!\w)|ans|años|días|horas|heures|jours|倍|人|年|月|日|時間|分|件|名)/u,
} as const;

const YEAR = String.raw`(?<!\d)(?:19|20)\d\d(?!\d)`;
const datePatterns = new Map<string, RegExp>();
/** Returns a pattern that matches a year, or a month with a day, in lower-case text. */
function getDatePattern(language: string): RegExp {
  let found = datePatterns.get(language);
  if (!found) {
    const months = (getLanguage(language).dates?.months ?? '').split(/[|\s]+/).filter((month) => month.length > 2);
    const month = months.length ? `(?:${months.join('|')})` : '(?!)';
    found = new RegExp(
      `${YEAR}|\\d(?:\\.|st|nd|rd|th)? (?:de )?${month}(?!\\p{L})|(?<!\\p{L})${month}\\.? \\d|\\d{1,2}\\.\\d{1,2}\\.\\d{2}|\\d\\s?月\\s?\\d`,
      'u',
    );
    datePatterns.set(language, found);
  }
  return found;
}

/** The facts that phrases of a language show. */
const CUES = ['limit', 'availability', 'verdict', 'caveat', 'announcement', 'purpose', 'earlier', 'report'] as const;

/** A kind of fact, as a bit, with the pattern that finds it. */
type BitPattern = readonly [bit: number, pattern: RegExp];

/** Finds facts in the texts of one language. */
interface FactFinder {
  /** Returns the facts of which a phrase may begin with the word, as bits. */
  getCueBits(word: string): number;
  /** Returns which of `FACT_KINDS` a text in lower case states, as bits. `cueBits`: those that its words may show. */
  find(lower: string, cueBits: number): number;
}

const ALL_BITS = -1;

/** Creates a finder of facts. Its patterns are slow, so that each is tried only where a word may begin one of its phrases. */
export function createFactFinder(language: string): FactFinder {
  const bitsByWord = new Map<string, number>();
  for (const cue of CUES)
    for (const word of getCueWords(cue, language)) bitsByWord.set(word, (bitsByWord.get(word) ?? 0) | FACT_BITS[cue]);
  const cues = CUES.map((kind): BitPattern => [FACT_BITS[kind], getCuePattern(kind, language, 'anywhere')]);
  const numbers = Object.entries({ ...PATTERNS, date: getDatePattern(language) }).map(
    ([kind, pattern]): BitPattern => [FACT_BITS[kind as FactKind], pattern],
  );
  return {
    getCueBits: isUnspacedLanguage(language) ? () => ALL_BITS : (word) => bitsByWord.get(word) ?? 0,
    find(lower, cueBits) {
      let found = 0;
      for (const [bit, pattern] of cues) if (cueBits & bit && pattern.test(lower)) found |= bit;
      if (/\p{N}/u.test(lower)) for (const [bit, pattern] of numbers) if (pattern.test(lower)) found |= bit;
      return found;
    },
  };
}

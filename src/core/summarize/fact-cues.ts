/** Finds the hard facts that a sentence states, such as a price or a date, and the role that its phrases show. */
import { getLanguage } from '../text/get-language.ts';
import { getCuePattern } from './cue-phrases.ts';

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
const ROLES: readonly FactKind[] = [
  'price',
  'date',
  'version',
  'percentage',
  'measure',
  'limit',
  'availability',
  'verdict',
  'caveat',
];
/** The bits of the facts that a post needs of each kind at least one, if the article has it. */
export const ROLE_BITS = ROLES.reduce((bits, kind) => bits | (1 << FACT_KINDS.indexOf(kind)), 0);

/** The facts that no sentence without a digit states. */
export const NUMBER_FACTS: ReadonlySet<FactKind> = new Set(['price', 'date', 'version', 'percentage', 'measure']);

/** Facts that have the same form in every language. Texts are in lower case. */
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

/** Returns for each of `FACT_KINDS` a pattern that finds the fact in lower-case text. */
export function getFactPatterns(language: string): Record<FactKind, RegExp> {
  const cue = (
    name: 'limit' | 'availability' | 'verdict' | 'caveat' | 'announcement' | 'purpose' | 'earlier' | 'report',
  ) => getCuePattern(name, language, 'anywhere');
  return {
    ...PATTERNS,
    date: getDatePattern(language),
    limit: cue('limit'),
    availability: cue('availability'),
    verdict: cue('verdict'),
    caveat: cue('caveat'),
    announcement: cue('announcement'),
    purpose: cue('purpose'),
    earlier: cue('earlier'),
    report: cue('report'),
  };
}

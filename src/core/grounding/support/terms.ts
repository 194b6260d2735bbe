import { getStopWords } from '../../text/stop-words.ts';
import type { NumberMention } from '../number-mention.ts';
import { findNumbers } from '../numbers.ts';
import { tokenizeWords, type WordToken } from '../word-tokens.ts';
import type { Thesaurus } from './thesaurus.ts';

export type TermKind = 'word' | 'name' | 'number' | 'denial' | 'hedge' | 'comparison';

/** A word of a text that states something: a content word, a name, a number, or a function word with a meaning. */
export interface Term extends WordToken {
  kind: TermKind;
  /** Number of the base form in the thesaurus; -1 for a word that it lacks. */
  id: number;
  /** Equal for forms of one word. */
  key: string;
  /** How much of a statement the word carries, 0 to 1.2: less for a function word or a frequent word. */
  weight: number;
  /** The number that the term is part of. */
  number?: NumberMention;
}

/** Parts of a time or of an ordinal number, which say nothing alone. */
const UNIT_PARTS = new Set(['am', 'pm', 'th', 'st', 'nd', 'rd']);
const WEIGHTS: Record<TermKind, number> = { word: 1, name: 1.1, number: 1.2, denial: 0.4, hedge: 0.4, comparison: 0.4 };

const toKey = (id: number, word: string) => (id >= 0 ? `#${id}` : word.replace(/(?:ies|es|s|ed|ing)$/, ''));

/** Returns the key of a word, as `Term.key`. */
export const getWordKey = (word: string, thesaurus: Thesaurus): string => toKey(thesaurus.findWord(word), word);

/** Finds the terms of a text in the language of the thesaurus. */
export function findTerms(text: string, language: string, thesaurus: Thesaurus): Term[] {
  const stopWords = getStopWords(language);
  const numbers = findNumbers(text, language);
  const { denials, hedges, comparisons } = thesaurus.roles;
  return tokenizeWords(text).flatMap((token, at) => {
    const { word, raw, start, end } = token;
    const hasDigit = /\d/.test(word);
    const isRole = denials.has(word) || hedges.has(word) || comparisons.has(word);
    if (!isRole && (stopWords.has(word) || stopWords.has(raw.toLowerCase()))) return [];
    // The number of COVID-19 is part of a name.
    if (UNIT_PARTS.has(word) || (hasDigit && /\p{L}-$/u.test(text.slice(Math.max(0, start - 2), start)))) return [];
    const number = numbers.find((one) => start < one.end && end > one.start);
    const kind: TermKind =
      hasDigit || number
        ? 'number'
        : denials.has(word)
          ? 'denial'
          : hedges.has(word)
            ? 'hedge'
            : comparisons.has(word)
              ? 'comparison'
              : at > 0 && /^\p{Lu}.|^\S\p{Lu}/u.test(raw)
                ? 'name'
                : 'word';
    const id = hasDigit ? -1 : thesaurus.findWord(word);
    const rarity = id >= 0 ? Math.min(1, Math.log(id + 30) / 10) : 1;
    return [
      { ...token, kind, id, key: toKey(id, word), weight: WEIGHTS[kind] * rarity, ...(number ? { number } : {}) },
    ];
  });
}

/** Whether a term is a word of content and no function word. */
export const isContent = ({ kind }: Term): boolean => kind === 'word' || kind === 'name' || kind === 'number';

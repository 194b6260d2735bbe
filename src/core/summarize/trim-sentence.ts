/**
 * Shortens a sentence to its point. Words are only deleted, so that the result says nothing that the sentence does not say.
 */

import { collectPhrases, getLanguage, toBaseLanguage } from '../text/get-language.ts';
import { startsLowercase } from '../text/letter-case.ts';
import { countWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { DocumentSentence } from './sentences.ts';

/** Returns a pattern that matches a conjunction at the start of a sentence, if the sentence can do without. */
function getConjunctionPattern(language: string): RegExp {
  let found = conjunctionPatterns.get(language);
  if (!found) {
    const { conjunctions = '(?!)', keepConjunctionBefore: kept } = getLanguage(language);
    found = new RegExp(`^(?:${conjunctions})\\s+${kept ? `(?!(?:${kept})\\b)` : ''}`, 'i');
    conjunctionPatterns.set(language, found);
  }
  return found;
}
const conjunctionPatterns = new Map<string, RegExp>();

/** Matches signs, emoji and arrows at the start of a line. */
const ORNAMENT = /^(?:-\s|[\s•·–—►▶→✓✔✅☑★⭐➡▪■●○◦*>]|\p{Extended_Pictographic}|\ufe0f|\u200d|\d\ufe0f?\u20e3)+/u;

/** Matches the number of a step that the page wrote as text: "2. Fill the kettle". */
const STEP_NUMBER = /^\d{1,2}[.)]\s+(?=\p{Lu})/u;

/** Matches the first word, unless it continues like a name ("npm-run"). */
const OPENING = /^["'“‘«„(]*(\p{L}[\p{L}\p{M}]*(?![\p{L}\p{M}]))(?![\p{L}\p{N}]*[._/\\@-]\p{L})/u;

/** Capitalises the first letter, unless the first word has its own spelling ("iPhone", "npm-run"). */
export function capitalize(text: string): string {
  if (/^["'“‘«„(]*[A-Z\d]/.test(text)) return text;
  const first = OPENING.exec(text);
  const word = first?.[1] ?? '';
  if (!first || !startsLowercase(word) || word !== word.toLowerCase()) return text;
  const at = first[0].length - word.length;
  const upper = text.charAt(at).toUpperCase();
  // A letter such as ς or ß stays: its capital has another lower case, so that the word would change.
  return upper.toLowerCase() === text.charAt(at).toLowerCase() ? text.slice(0, at) + upper + text.slice(at + 1) : text;
}

/** Matches an aside in round brackets, but not an abbreviation such as "(API)". */
const BRACKETED_ASIDE = /(?<!\s)\s+\((?![\p{Lu}\d][\p{Lu}\d.-]{1,7}s?\))[^()]{1,120}\)(?=[\s.,;:!?]|$)/gu;

/** Whether the offset is inside a round bracket that opened earlier in the text. */
function isInBracket(text: string, at: number): boolean {
  let depth = 0;
  for (let i = 0; i < at; i++) {
    const sign = text.charAt(i);
    if (sign === '(') depth++;
    else if (sign === ')' && depth > 0) depth--;
  }
  return depth > 0;
}

const FINAL_CONJUNCTION = new RegExp(
  `[,;]\\s+(?:${collectPhrases(({ listConjunctions }) => listConjunctions)})$`,
  'iu',
);

/** The trimmed sentences, since several judgements look at each. A sentence is of one language. */
const trimmedSentences = new WeakMap<DocumentSentence, string>();

/** Returns the sentence without lead-in, opening connectives, bracketed asides and trailing punctuation. */
export function trimSentence(sentence: DocumentSentence, language: string): string {
  let trimmed = trimmedSentences.get(sentence);
  if (trimmed === undefined) {
    trimmed = trimText(sentence.text.slice(sentence.body), sentence.kind, language);
    trimmedSentences.set(sentence, trimmed);
  }
  return trimmed;
}

/** Trims the text of a sentence; `kind`: in a list item, asides in brackets stay. */
export function trimText(sentence: string, kind: DocumentSentence['kind'], language: string): string {
  const base = toBaseLanguage(language) || 'en';
  let text = sentence.replace(STEP_NUMBER, '');
  if (!/^[A-Za-z"“]/.test(text)) text = text.replace(ORNAMENT, '');
  for (let pass = 0; pass < 3; pass++) {
    const lower = text.toLowerCase();
    const back = getCuePattern('back', base, 'start').exec(lower);
    const link = getCuePattern('connective', base, 'start').exec(lower);
    const opening = back ?? link;
    let rest = '';
    if (opening) {
      const after = text.slice(opening[0].length);
      if (/^\s*[,、，]/.test(after)) rest = after.replace(/^\s*[,、，]\s*/, '');
    }
    if (!rest) rest = text.replace(getConjunctionPattern(base), '');
    if (rest === text || countWords(rest) < 4) break;
    text = rest;
  }
  // Removes asides in round brackets, but not the brackets of a call like `run()`. In a list item, the brackets stay: they
  // hold its examples.
  if (kind !== 'item' && text.includes('(')) {
    const original = text;
    text = original.replace(BRACKETED_ASIDE, (aside, at: number) => (isInBracket(original, at) ? aside : ''));
  }
  if (text.includes('[')) text = text.replace(/(?<!\s)\s*\[(?:\d{1,3}|citation needed|edit)\]/g, '');
  text = text
    .replace(FINAL_CONJUNCTION, '')
    .trimEnd()
    .replace(/(?<!\s)\s*(?<![:：;,–—-])[:：;,–—-]+$/u, '')
    .trim();
  return capitalize(text);
}

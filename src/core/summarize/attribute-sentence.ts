/** Turns a sentence of an article into one that names who says it. */
import type { SummaryOptions } from '../summary.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { getFrameWords } from '../text/frame-words.ts';
import { getLanguage } from '../text/get-language.ts';
import type { TellingVerb } from '../text/languages/language.ts';
import { splitWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import { changePerson, chooseForm, fillIn, isFirstPerson, type Narrator } from './third-person.ts';

/** How a sentence is attributed. */
export interface AttributionOptions {
  /** Whether pronouns of the first person change; default `third`. */
  person?: SummaryOptions['person'];
  /** The kind of the article, which chooses the verb; default `other`. */
  kind?: TellingVerb;
  /** The article, which shows whether the sentence opens with a name; default none. */
  article?: string;
}

const hasWord = (list: string, word: string): boolean =>
  ` ${list.replace(/\s+/g, ' ')} `.includes(` ${word.toLowerCase()} `);

/** Matches a verb of the past, but no participle with its agent or place ("the island, once doomed by goats"). */
const PAST = /[a-z]ed(?!\s+(?:as|at|by|for|from|in|of|on|to|with)\b)(?=\s)/;

/** Whether a sentence that begins with this word demands something of the reader. */
export const isDemand = (firstWord: string, language: string): boolean =>
  hasWord(getLanguage(language).frame?.imperatives ?? '', firstWord);

/**
 * Whether the sentence can be a subordinate clause: it has a verb, and it asks or demands nothing ("What changes in the
 * partnership", "Get ready, because …").
 */
function isClause(sentence: string, language: string): boolean {
  const [clause = ''] = sentence.split(/[.!?](?=\s)/);
  const [first = '', ...rest] = clause.split(/[\s,]+/);
  return (
    !getCuePattern('interrogative', language, 'start').test(first.toLowerCase()) &&
    !isDemand(first, language) &&
    (rest.some((word) => hasWord(getLanguage(language).frame?.finiteVerbs ?? '', word)) || PAST.test(clause))
  );
}

/** Matches the first word of a sentence. */
const FIRST_WORD = /^\p{Lu}[\p{L}\p{N}'’-]*/u;
/** The first word is looked for in so much of the article. */
const MAX_ARTICLE_LENGTH = 50_000;

/**
 * Returns the sentence as it stands inside another one: a name keeps its capital. null when the article does not show
 * whether the first word is a name: inside a sentence, behind a small letter or a comma.
 */
function toInnerSentence(sentence: string, language: string, article: string): string | null {
  const small = sentence.charAt(0).toLowerCase() + sentence.slice(1);
  const first = FIRST_WORD.exec(sentence)?.[0];
  if (!first) return /^\p{N}/u.test(sentence) ? sentence : null;
  const { stopWords = '', sentenceOpeners = '' } = getLanguage(language);
  if (hasWord(`${stopWords} ${sentenceOpeners}`, first)) return small;
  if (/\p{Lu}/u.test(first.slice(1))) return sentence;
  const text = article.slice(0, MAX_ARTICLE_LENGTH);
  const isInside = (word: string) => new RegExp(`[\\p{Ll},] ${escapeRegExp(word)}(?![\\p{L}\\p{N}])`, 'u').test(text);
  if (isInside(first)) return sentence;
  return isInside(first.toLowerCase()) ? small : null;
}

/** Matches what follows the first sentence of a text. */
const LATER_SENTENCES = /(?<=[.!?。！？]["”»]?)\s.*$/su;

/**
 * Returns a text of the article as one that names who says it: "NAME writes that …", "NAME schreibt: …". A text that says "I"
 * after its first sentence stays as it is, behind a colon: there, "they" would be whoever was named last.
 */
export function attributeSentence(
  sentence: string,
  narrator: Narrator,
  language: string,
  { person = 'third', kind = 'other', article = '' }: AttributionOptions = {},
): string {
  const { attribution, attributedClause, tells, thirdPerson } = getFrameWords(language);
  const verb = chooseForm(tells[kind], narrator);
  const name = narrator.site ? `${narrator.name} (${narrator.site})` : narrator.name;
  const later = LATER_SENTENCES.exec(sentence)?.[0] ?? '';
  const inner =
    attributedClause &&
    !isFirstPerson(splitWords(later, language), language) &&
    !verb.includes(' ') &&
    isClause(sentence, language) &&
    toInnerSentence(sentence, language, article);
  const clause = inner && person === 'third' ? changePerson(inner, thirdPerson) : inner;
  return attributedClause && clause && !isFirstPerson(splitWords(clause, language), language)
    ? fillIn(attributedClause, { name, verb, text: clause })
    : fillIn(attribution, { name, verb, text: sentence });
}

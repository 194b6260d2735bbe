/** Turns the author's own words about an article into a sentence about the author. */

import { collapseSpaces } from '../text/collapse-spaces.ts';
import { escapeRegExp } from '../text/escape-reg-exp.ts';
import { getFrameWords, joinAsSentence } from '../text/frame-words.ts';
import type { ThirdPersonRule } from '../text/languages/language.ts';
import { countWords, splitWords } from '../text/words.ts';
import { getCuePattern, getCueWords } from './cue-phrases.ts';
import { capitalize } from './trim-sentence.ts';

const MAX_NAMED_AUTHORS = 3;
const MAX_SITE_WORDS = 5;

/** Who tells an article: the subject of a sentence about it. */
export interface Narrator {
  name: string;
  isPlural: boolean;
  /** The site on which the authors write; '' when it is named after them, or is the narrator itself. */
  site: string;
}

/** Returns the site's name if it is a name; '' for an address or a whole title. */
const cleanSiteName = (site: string): string =>
  countWords(site) > MAX_SITE_WORDS || /https?:|\||[–—]/.test(site) ? '' : site.trim().replace(/^www\./i, '');

/** Returns the authors of an article, else its site; null when both are unknown. */
export function findNarrator(
  { authors, site }: { authors: readonly string[]; site: string },
  language: string,
): Narrator | null {
  const named = authors.map(collapseSpaces).filter(Boolean);
  const shown =
    named.length > MAX_NAMED_AUTHORS ? [...named.slice(0, MAX_NAMED_AUTHORS), getFrameWords(language).others] : named;
  const publication = cleanSiteName(site);
  const name = joinAsSentence(shown, language) || publication;
  if (!name) return null;
  const siteWords = new Set(splitWords(publication, language));
  const isOwnSite = splitWords(name, language).some((word) => siteWords.has(word));
  return { name, isPlural: named.length > 1, site: isOwnSite ? '' : publication };
}

export const chooseForm = (forms: string, { isPlural }: Narrator): string => {
  const [one = '', several = one] = forms.split('|');
  return isPlural ? several : one;
};

export const fillIn = (sentence: string, values: Record<string, string>): string =>
  sentence.replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');

const rules = new Map<ThirdPersonRule, RegExp[]>();

function getPatterns(rule: ThirdPersonRule): RegExp[] {
  let found = rules.get(rule);
  if (!found) {
    const verbs = Object.keys(rule.verbs)
      .sort((a, b) => b.length - a.length)
      .map((verb) => escapeRegExp(verb))
      .join('|');
    found = rule.patterns.map(
      (pattern) =>
        new RegExp(
          `^${pattern.replace('{verb}', `(?<verb>${verbs})(?![\\p{Script=Latin}\\p{Script=Arabic}])`).replace('{text}', '(?<text>.+)')}$`,
          'isu',
        ),
    );
    rules.set(rule, found);
  }
  return found;
}

/** Whether one of the words, in lower case, is a pronoun of the first person. */
export function isFirstPerson(words: readonly string[], language: string): boolean {
  const first = getCueWords('first', language);
  return words.some((word) => first.has(word));
}

const SENTENCE_END = /[.!?]\s+$/;

const pronounPatterns = new Map<ThirdPersonRule, RegExp>();

function getPronounPattern(rule: ThirdPersonRule): RegExp {
  let found = pronounPatterns.get(rule);
  if (!found) {
    const words = Object.keys(rule.pronouns ?? {}).sort((a, b) => b.length - a.length);
    const body = words.join('|').replaceAll("'", "['’]");
    found = new RegExp(`(?<![\\p{L}\\p{N}.'’-])(?:${body || '(?!)'})(?![\\p{L}\\p{N}'’-])`, 'giu');
    pronounPatterns.set(rule, found);
  }
  return found;
}

/** Puts the third person for the first, except in a text with a quotation, which keeps its own words. */
export function changePerson(text: string, rule: ThirdPersonRule): string {
  const { pronouns } = rule;
  if (!pronouns || /["“”«»„]/u.test(text)) return text;
  return text.replace(getPronounPattern(rule), (word, at: number) => {
    const other = pronouns[word.toLowerCase().replace('’', "'")] ?? word;
    return SENTENCE_END.test(text.slice(0, at)) ? capitalize(other) : other;
  });
}

/** A sentence with fewer words after its verb says nothing ("This post explains why."). */
const MIN_REST_WORDS = 4;

/**
 * Returns a sentence in which an article speaks of itself as one about its author: "In this post I show how …" → "NAME
 * shows how …". null for any other sentence, and where the rest would stay in the first person.
 */
export function toThirdPerson(sentence: string, narrator: Narrator | null, language: string): string | null {
  const { thirdPerson, article } = getFrameWords(language);
  const subject = narrator ?? { name: article, isPlural: false, site: '' };
  const plain = sentence.replaceAll('’', "'");
  for (const pattern of getPatterns(thirdPerson)) {
    const { verb = '', text = '' } = pattern.exec(plain)?.groups ?? {};
    const forms = thirdPerson.verbs[verb.toLowerCase()];
    if (!forms || countWords(text) < MIN_REST_WORDS) continue;
    // The rest keeps its own apostrophes.
    const at = plain.lastIndexOf(text);
    const rest = changePerson(sentence.slice(at, at + text.length).trim(), thirdPerson);
    if (isFirstPerson(splitWords(rest, language), language)) continue;
    const { sentence: plainForm, clause = plainForm } = thirdPerson;
    const asks = getCuePattern('interrogative', language, 'start').test(rest.toLowerCase());
    return fillIn(asks ? clause : plainForm, { name: subject.name, verb: chooseForm(forms, subject), text: rest });
  }
  return null;
}

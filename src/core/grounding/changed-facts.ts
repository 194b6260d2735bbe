import type { GroundingSource, SourceSentence } from './grounding-source.ts';
import { alignWords } from './lcs.ts';
import { standsFor } from './names.ts';
import { isNegation } from './negation.ts';
import { findNumbers, isSameNumber, type NumberMention } from './numbers.ts';
import { isWordForm, tokenizeWords, type WordToken } from './word-tokens.ts';

export interface ChangedFact {
  kind: 'number' | 'name' | 'negation';
  start: number;
  end: number;
}

/** A point's text, taken apart. */
interface ParsedPoint {
  text: string;
  tokens: WordToken[];
  figures: NumberMention[];
  names: WordToken[];
}

/** Share of a point's words that must be its quote's, in order, for one to be read beside the other. */
const MIN_SHARED_WORDS = 0.5;
/** Words that stand in place of as many others; longer parts are told in other words. */
const MAX_REPLACED_WORDS = 4;
/** Words that may be left out of a sentence at once with a denial among them; more are a clause of their own. */
const MAX_OMITTED_WORDS = 3;

/**
 * Where a point follows its quote word for word: numbers and names in place of others, and denials put in or taken out.
 */
export function findChangedFacts(
  { text, tokens, figures, names }: ParsedPoint,
  quoted: SourceSentence[],
  source: GroundingSource,
): ChangedFact[] {
  const { language } = source;
  const blank = (bracket: string) => ' '.repeat(bracket.length);
  const quote = quoted
    .map((sentence) => sentence.text)
    .join('\n')
    .replace(/\([^()]*\)/g, blank);
  const there = tokenizeWords(quote);
  const { shared, slots } = alignWords(tokens, there);
  if (shared < tokens.length * MIN_SHARED_WORDS) return [];
  const numbers = findNumbers(quote, language);
  const times = (all: WordToken[], wanted: string) => all.filter(({ word }) => word === wanted).length;
  const out: ChangedFact[] = [];
  const put = (kind: ChangedFact['kind'], { start, end }: { start: number; end: number }) =>
    out.push({ kind, start, end });
  const isName = (token: WordToken) =>
    names.includes(token) || (/^\p{Lu}/u.test(token.raw) && source.names.has(token.word));

  for (const [index, { here, there: missing, next }] of slots.entries()) {
    const touched = (all: NumberMention[], part: WordToken[]) =>
      all.filter((figure) => part.some((token) => token.start < figure.end && token.end > figure.start));
    const replaced = touched(numbers, missing);
    for (const figure of touched(figures, here))
      if (replaced.length > 0 && !replaced.some((other) => isSameNumber(figure, other, text))) put('number', figure);

    const lost = missing.filter(({ word, raw }) => /^\p{Lu}/u.test(raw) && source.names.has(word));
    const changedPlaces = (one: WordToken, other: WordToken) =>
      slots
        .slice(index + 1)
        .some(
          (later) =>
            later.here.some(({ word }) => word === other.word) && later.there.some(({ word }) => word === one.word),
        );
    const tight = here.length <= MAX_REPLACED_WORDS && missing.length <= MAX_REPLACED_WORDS;
    for (const name of here.filter(isName)) {
      const isNew = times(there, name.word) === 0 && !there.some(({ word }) => isWordForm(word, name.word, language));
      const gone = lost.filter(({ word }) => times(tokens, word) < times(there, word));
      const instead = tight && isNew && gone.length > 0 && !standsFor(name, missing);
      if (instead || lost.some((other) => changedPlaces(name, other))) put('name', name);
    }

    const denied = missing.some(({ word }) => isNegation(word, language));
    const denying = here.find(({ word }) => isNegation(word, language));
    if (denying && !denied) put('negation', denying);
    // At either end a whole clause may have been left out, and its denial with it.
    const between = index > 0 && index < slots.length - 1;
    if (denied && !denying && between && missing.length <= MAX_OMITTED_WORDS && next) put('negation', next);
  }
  return out;
}

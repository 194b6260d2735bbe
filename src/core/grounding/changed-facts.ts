import { alignWords } from './align-words.ts';
import type { GroundingSource, SourceSentence } from './grounding-source.ts';
import { standsFor } from './names.ts';
import { isNegation } from './negation.ts';
import type { NumberMention } from './number-mention.ts';
import { findNumbers, isSameNumber } from './numbers.ts';
import { isWordForm, tokenizeWords, type WordToken } from './word-tokens.ts';

interface ChangedFact {
  kind: 'number' | 'name' | 'negation';
  start: number;
  end: number;
  /** What the quote has in its place. */
  article?: string;
}

/** A key point: its text, words, numbers and names. */
interface ParsedPoint {
  text: string;
  tokens: WordToken[];
  figures: NumberMention[];
  names: WordToken[];
}

/**
 * A point is compared with its quote word by word only if the quote contains this share of the point's words in the same
 * order.
 */
const MIN_SHARED_WORDS = 0.5;
/**
 * A name counts as replaced only if the differing words are at most this many in both texts; a longer difference is a
 * rewording.
 */
const MAX_REPLACED_WORDS = 4;
/** An omitted negation is a fault only if at most this many words are omitted; a longer omission is a clause of its own. */
const MAX_OMITTED_WORDS = 3;

/**
 * Compares a point with its quote word by word. Returns replaced numbers, replaced names, and added or removed negations.
 */
export function findChangedFacts(
  { text, tokens, figures, names }: ParsedPoint,
  quoted: SourceSentence[],
  source: GroundingSource,
  minSharedWords = MIN_SHARED_WORDS,
): ChangedFact[] {
  const { language } = source;
  const blank = (bracket: string) => ' '.repeat(bracket.length);
  const quote = quoted
    .map((sentence) => sentence.text)
    .join('\n')
    .replace(/\([^()]*\)/g, blank);
  const quoteTokens = tokenizeWords(quote);
  const { shared, slots } = alignWords(tokens, quoteTokens);
  if (shared < tokens.length * minSharedWords) return [];
  const numbers = findNumbers(quote, language);
  const times = (all: WordToken[], wanted: string) => all.filter(({ word }) => word === wanted).length;
  const out: ChangedFact[] = [];
  const addFact = (
    kind: ChangedFact['kind'],
    { start, end }: { start: number; end: number },
    replaced: { start: number; end: number }[] = [],
  ) => {
    const article = replaced.map((one) => quote.slice(one.start, one.end)).join(' ');
    out.push({ kind, start, end, ...(article === '' ? {} : { article }) });
  };
  const isName = (token: WordToken) =>
    names.includes(token) || (/^\p{Lu}/u.test(token.raw) && source.names.has(token.word));

  for (const [index, { here, there: missing, next }] of slots.entries()) {
    const findOverlapping = (all: NumberMention[], part: WordToken[]) =>
      all.filter((figure) => part.some((token) => token.start < figure.end && token.end > figure.start));
    const replaced = findOverlapping(numbers, missing);
    for (const figure of findOverlapping(figures, here))
      if (replaced.length > 0 && !replaced.some((other) => isSameNumber(figure, other, text)))
        addFact('number', figure, replaced);

    const missingNames = missing.filter(({ word, raw }) => /^\p{Lu}/u.test(raw) && source.names.has(word));
    const changedPlaces = (one: WordToken, other: WordToken) =>
      slots
        .slice(index + 1)
        .some(
          (later) =>
            later.here.some(({ word }) => word === other.word) && later.there.some(({ word }) => word === one.word),
        );
    const isShortSlot = here.length <= MAX_REPLACED_WORDS && missing.length <= MAX_REPLACED_WORDS;
    for (const name of here.filter(isName)) {
      const isNew =
        times(quoteTokens, name.word) === 0 && !quoteTokens.some(({ word }) => isWordForm(word, name.word, language));
      const removedNames = missingNames.filter(({ word }) => times(tokens, word) < times(quoteTokens, word));
      const replacesName = isShortSlot && isNew && removedNames.length > 0 && !standsFor(name, missing);
      const swapped = missingNames.filter((other) => changedPlaces(name, other));
      if (replacesName || swapped.length > 0) addFact('name', name, swapped.length > 0 ? swapped : removedNames);
    }

    const negationRemoved = missing.some(({ word }) => isNegation(word, language));
    const addedNegation = here.find(({ word }) => isNegation(word, language));
    if (addedNegation && !negationRemoved) addFact('negation', addedNegation);
    // At the start or the end of the sentence, a point may omit a whole clause together with its negation.
    const isInside = index > 0 && index < slots.length - 1;
    if (negationRemoved && !addedNegation && isInside && missing.length <= MAX_OMITTED_WORDS && next)
      addFact('negation', next);
  }
  return out;
}

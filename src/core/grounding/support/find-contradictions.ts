import { getStopWords } from '../../text/stop-words.ts';
import { alignWords } from '../align-words.ts';
import { findChangedFacts } from '../changed-facts.ts';
import type { GroundingFault } from '../grounding-fault.ts';
import type { GroundingSource, SourceSentence } from '../grounding-source.ts';
import { findFreeNumbers } from '../missing-facts.ts';
import { findNames } from '../names.ts';
import { isNegation } from '../negation.ts';
import { tokenizeWords, type WordToken } from '../word-tokens.ts';
import type { SentencePair } from './claim-rows.ts';
import type { Thesaurus } from './thesaurus.ts';

/** A claim contradicts a sentence only if it has this share of its words from it, in the same order. */
const MIN_SHARED_WORDS = 0.6;
/** An opposite in the place of the article's word says so much that fewer shared words are enough. */
const MIN_SHARED_BESIDE_OPPOSITE = 0.3;

/**
 * Finds numbers, names, denials and opposites by which a claim departs from a sentence of the article that it else repeats
 * (support/MODEL.md has the shares of public claims that do). `pairs`: from `pairSentences`.
 */
export function findContradictions(
  text: string,
  pairs: readonly SentencePair[],
  source: GroundingSource,
  thesaurus: Thesaurus,
): GroundingFault[] {
  return pairs.flatMap(({ start, end, sentence }) => {
    const quoted = source.sentences[sentence];
    if (!quoted) return [];
    const claim = text.slice(start, end);
    return [...findDepartures(claim, quoted, source), ...findOppositeWords(claim, quoted, source, thesaurus)].map(
      (fault) => ({ ...fault, start: start + fault.start, end: start + fault.end }),
    );
  });
}

function findDepartures(claim: string, quoted: SourceSentence, source: GroundingSource): GroundingFault[] {
  const { language } = source;
  const tokens = tokenizeWords(claim);
  const quotedTokens = tokenizeWords(quoted.text);
  const countDenials = (words: WordToken[]) => words.filter(({ word }) => isNegation(word, language)).length;
  const point = { text: claim, tokens, figures: findFreeNumbers(claim, source), names: findNames(claim, tokens) };
  // "Found no evidence" denies as much as "has not found any evidence".
  const deniesAlike = countDenials(tokens) === countDenials(quotedTokens);
  const firstShared = alignWords(tokens, quotedTokens).slots[0]?.next?.start ?? claim.length;
  // "The France international has played", the article says, and the claim names the player, whom it has from elsewhere.
  const namesSubject = ({ kind, start, end }: { kind: string; start: number; end: number }) =>
    kind === 'name' &&
    end <= firstShared &&
    tokenizeWords(claim.slice(start, end)).every(({ word }) => source.words.has(word));
  return findChangedFacts(point, [quoted], source, MIN_SHARED_WORDS)
    .filter((change) => !namesSubject(change) && (change.kind !== 'negation' || !deniesAlike))
    .map((change) => ({ ...change, why: 'changed' as const }));
}

/** Finds words of a claim that stand where the sentence has their opposite. */
function findOppositeWords(
  claim: string,
  quoted: SourceSentence,
  { language }: GroundingSource,
  thesaurus: Thesaurus,
): GroundingFault[] {
  const tokens = tokenizeWords(claim);
  const { shared, slots } = alignWords(tokens, tokenizeWords(quoted.text));
  if (shared < tokens.length * MIN_SHARED_BESIDE_OPPOSITE) return [];
  const stopWords = getStopWords(language);
  return slots.flatMap(({ here: [one, ...more], there: [other, ...others] }) => {
    if (!one || !other || more.length > 0 || others.length > 0) return [];
    if (stopWords.has(one.word) || stopWords.has(other.word)) return [];
    const relation = thesaurus.relate(thesaurus.findWord(one.word), thesaurus.findWord(other.word));
    const { start, end } = one;
    return relation === 'opposite' ? [{ kind: 'opposite', why: 'changed', start, end, article: other.raw }] : [];
  });
}

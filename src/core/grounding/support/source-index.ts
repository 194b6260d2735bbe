import type { GroundingSource } from '../grounding-source.ts';
import type { NumberMention } from '../number-mention.ts';
import { findNumbers } from '../numbers.ts';
import { tokenizeWords } from '../word-tokens.ts';
import { findTerms, type Term } from './terms.ts';
import type { Thesaurus } from './thesaurus.ts';

/** The terms of an article, by sentence. */
export interface SourceIndex {
  terms: Term[][];
  numbers: NumberMention[][];
  /** Per key (see `Term.key`): the sentences that have it. */
  places: ReadonlyMap<string, number[]>;
  /** Per sentence: the first letters of its words, to recognise an acronym. */
  initials: string[];
}

const indexes = new WeakMap<GroundingSource, SourceIndex>();

/** Returns the index of an article. It is built once. */
export function indexSource(source: GroundingSource, thesaurus: Thesaurus): SourceIndex {
  const known = indexes.get(source);
  if (known) return known;
  const { sentences, language } = source;
  const terms = sentences.map(({ text }) => findTerms(text, language, thesaurus));
  const places = new Map<string, number[]>();
  for (const [at, found] of terms.entries())
    for (const key of new Set(found.map((term) => term.key))) {
      const sentencesOfKey = places.get(key);
      if (sentencesOfKey) sentencesOfKey.push(at);
      else places.set(key, [at]);
    }
  const built: SourceIndex = {
    terms,
    numbers: sentences.map(({ text }) => findNumbers(text, language)),
    places,
    initials: sentences.map(({ text }) =>
      tokenizeWords(text)
        .map(({ word }) => word.charAt(0))
        .join(''),
    ),
  };
  indexes.set(source, built);
  return built;
}

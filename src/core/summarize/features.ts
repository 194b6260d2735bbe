/** Computes the features of each sentence: numbers with readable names, which the learned models take as input. */

import type { SummaryInput } from '../summary.ts';
import { hasAsciiLettersOnly } from '../text/unicode.ts';
import { splitWords, splitWrittenWords } from '../text/words.ts';
import { getCuePattern, getCueWords } from './cue-phrases.ts';
import type { Lexicon } from './lexicon.ts';
import { findListRuns, type ListRun } from './list-runs.ts';
import type { DocumentSection, DocumentSentence, TextDocument } from './sentences.ts';
import { indexTerms, type TermIndex } from './terms.ts';
import { trimSentence } from './trim-sentence.ts';

export interface SentenceFeatures {
  /** One row of features per sentence, row after row. The columns are `FEATURE_NAMES`. */
  values: Float32Array;
  terms: TermIndex;
}

/** A sentence, and the facts that its features are computed from. */
interface SentenceFacts {
  sentence: DocumentSentence;
  at: number;
  body: string;
  /**
   * Whether patterns with `[a-z]` suffice for the sentence. A new window takes a millisecond to compile a pattern with
   * `\p{…}`.
   */
  english: boolean;
  lower: string;
  ids: Int32Array;
  words: Int32Array;
  place: DocumentSection;
  heading: HeadingFacts;
  run: ListRun | null;
  before: DocumentSentence | undefined;
  after: DocumentSentence | undefined;
  text: TextFacts;
}

interface HeadingFacts {
  terms: ReadonlySet<number>;
  words: number;
  closing: number;
  takeaway: number;
  minor: number;
  learned: number;
}

interface TextFacts {
  textDocument: TextDocument;
  cues: Record<'pronoun' | 'connective' | 'action' | 'selfReference', RegExp>;
  terms: TermIndex;
  count: number;
  sections: number;
  headings: number;
  itemShare: number;
  meanWords: number;
  labelShare: number;
  skipped: number;
  linkShare: number;
  firstShare: number;
  secondShare: number;
  /** Per term: 1 when the title has the term. */
  title: Uint8Array;
  titleSize: number;
  /** Per word: 1 when the title or the authors have the word. */
  titleWords: Float64Array;
  allHeadings: Uint8Array;
  lead: Uint8Array;
  /** Per sentence: the share of its terms that the next sentence has, too. */
  sharedWithNext: Float64Array;
  /** Per term: number of sentences of the current section that have the term. */
  inSection: Int32Array;
  centroid: Float64Array;
  rarity: Float64Array;
  /** Per term: 1 when an earlier sentence has the term. */
  seenTerms: Uint8Array;
  first: Uint8Array;
  second: Uint8Array;
  retention: Float64Array;
  chosen: Float64Array;
}

const logPlusOne = (value: number): number => Math.log1p(Math.max(0, value));
const toBit = (value: unknown): number => (value ? 1 : 0);
const sumWeights = (ids: Int32Array, weights: Float64Array): number => {
  let total = 0;
  for (const id of ids) total += weights[id] ?? 0;
  return total;
};
const averageWeight = (ids: Int32Array, weights: Float64Array): number =>
  sumWeights(ids, weights) / Math.max(1, ids.length);
const countFlagged = (ids: Int32Array, flags: Uint8Array): number => {
  let total = 0;
  for (const id of ids) total += flags[id] ?? 0;
  return total;
};
const countMembers = (ids: Int32Array, set: ReadonlySet<number>): number => {
  let total = 0;
  for (const id of ids) if (set.has(id)) total++;
  return total;
};
const toFlags = (ids: Iterable<number>, length: number): Uint8Array => {
  const flags = new Uint8Array(length);
  for (const id of ids) flags[id] = 1;
  return flags;
};
/** Computes a number for each item of a list. */
function mapToFloats<T>(list: readonly T[], value: (one: T) => number): Float64Array {
  const out = new Float64Array(list.length);
  for (let at = 0; at < out.length; at++) out[at] = value(list[at] as T);
  return out;
}
const hasFlagged = (ids: Int32Array, flags: Uint8Array): number => {
  for (const id of ids) if (flags[id]) return 1;
  return 0;
};
/**
 * Computes for each sentence the number of terms that the next sentence has, too, divided by the number of terms of the
 * shorter sentence.
 */
function computeNextOverlap({ contentTerms, frequency }: TermIndex): Float64Array {
  const out = new Float64Array(contentTerms.length);
  /** Per term: number of the last sentence that has the term. */
  const lastSentence = new Int32Array(frequency.length);
  for (let at = 0; at + 1 < contentTerms.length; at++) {
    const terms = contentTerms[at] as Int32Array;
    const next = contentTerms[at + 1] as Int32Array;
    let shared = 0;
    for (const id of terms) lastSentence[id] = at + 1;
    for (const id of next) if (lastSentence[id] === at + 1) shared++;
    out[at] = shared && shared / Math.min(terms.length, next.length);
  }
  return out;
}
const countMatches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Matches names as programmers write them: `fooBar`, `foo_bar`, `a.b`, `--flag`, `a/b`, `run()`. */
const CODE_WORD = /[a-z][A-Z]|\w_\w|\w\.\w|(?:^|\s)--?\w|\w\/\w|\(\)/g;
const ANY_CODE_WORD = /\p{Ll}\p{Lu}|\w_\w|\w\.\w|(?:^|\s)--?\w|\w\/\w|\(\)/gu;

/** Computes each feature of a sentence, by name. */
const FEATURES = {
  // Place of the sentence in the text, the section and the block.
  'place in text': ({ at, text }) => at / Math.max(1, text.count - 1),
  'sentences before': ({ at }) => logPlusOne(at),
  'sentences after': ({ at, text }) => logPlusOne(text.count - 1 - at),
  'place in section': ({ at, place }) => (at - place.first) / Math.max(1, place.sentenceCount - 1),
  'sentences before in section': ({ at, place }) => logPlusOne(at - place.first),
  'section number': ({ sentence }) => logPlusOne(sentence.section),
  'sections after': ({ sentence, text }) => logPlusOne(text.sections - 1 - sentence.section),
  'section place': ({ sentence, text }) => sentence.section / Math.max(1, text.sections - 1),
  'section level': ({ place }) => place.level,
  'section sentences': ({ place }) => logPlusOne(place.sentenceCount),
  'section words': ({ place }) => logPlusOne(place.words),
  'share of section items': ({ place }) => place.items / Math.max(1, place.sentenceCount),
  'place in block': ({ sentence }) => sentence.index,
  'block sentences': ({ sentence }) => sentence.siblings,
  // Kind of text, the same for all its sentences.
  sentences: ({ text }) => logPlusOne(text.count),
  sections: ({ text }) => logPlusOne(text.headings),
  'share of items': ({ text }) => text.itemShare,
  'words a sentence in text': ({ text }) => text.meanWords,
  'labels in text': ({ text }) => text.labelShare,
  'code blocks in text': ({ text }) => logPlusOne(text.skipped),
  'code blocks a sentence': ({ text }) => text.skipped / text.count,
  'links in text': ({ text }) => text.linkShare,
  'first person text': ({ text }) => text.firstShare,
  'second person text': ({ text }) => text.secondShare,
  // Markup of the sentence.
  item: ({ sentence }) => toBit(sentence.kind === 'item'),
  depth: ({ sentence }) => sentence.depth,
  numbered: ({ sentence }) => toBit(sentence.ordered),
  introduced: ({ sentence }) => toBit(sentence.introduced),
  announces: ({ sentence }) => toBit(sentence.announces),
  'quoted block': ({ sentence }) => toBit(sentence.quoted),
  'after code or picture': ({ sentence, text }) => toBit(text.textDocument.blocks[sentence.block]?.skipped),
  'before code or picture': ({ sentence, text }) => toBit(text.textDocument.blocks[sentence.block + 1]?.skipped),
  label: ({ sentence }) => toBit(sentence.label),
  'bold label': ({ sentence }) => toBit(sentence.boldLabel),
  bold: ({ sentence }) => sentence.strong,
  code: ({ sentence }) => sentence.code,
  link: ({ sentence }) => sentence.link,
  // The list that the sentence is in.
  'list items': ({ run }) => run?.length ?? 0,
  'place in list': ({ run }) => (run ? run.at / run.length : 0),
  'items before in list': ({ run }) => run?.at ?? 0,
  'list words an item': ({ run }) => run?.words ?? 0,
  'list labels': ({ run }) => run?.labels ?? 0,
  'list depth': ({ run }) => run?.depth ?? 0,
  'lists before': ({ run }) => logPlusOne(run?.number ?? 0),
  // The sentences before and after.
  'words of sentence before': ({ before }) => before?.words ?? -1,
  'words of sentence after': ({ after }) => after?.words ?? -1,
  'item before': ({ before }) => toBit(before?.kind === 'item'),
  'item after': ({ after }) => toBit(after?.kind === 'item'),
  'announcement before': ({ before }) => toBit(before?.announces),
  'shared with sentence before': ({ at, text }) => text.sharedWithNext[at - 1] ?? 0,
  'shared with sentence after': ({ at, text }) => text.sharedWithNext[at] ?? 0,
  // Form of the sentence.
  words: ({ sentence }) => sentence.words,
  'letters a word': ({ body, sentence }) => body.length / Math.max(1, sentence.words),
  'content words': ({ ids }) => ids.length,
  'content share': ({ ids, sentence }) => ids.length / Math.max(1, sentence.words),
  numbers: ({ body, english }) => countMatches(body, english ? /\d+/g : /\p{N}+/gu),
  capitals: ({ body, english, sentence }) =>
    countMatches(body.slice(1), english ? /(?<=[\s("'“])[A-Z]/g : /(?<=[\s("'“])\p{Lu}/gu) /
    Math.max(1, sentence.words),
  commas: ({ body }) => countMatches(body, /[,;、，]/gu),
  speech: ({ body }) => toBit(/["“”«»„]|(?:^|\s)['‘]/u.test(body)),
  brackets: ({ body }) => toBit(/[([]/.test(body)),
  question: ({ body }) => toBit(/[?？؟]/u.test(body)),
  exclamation: ({ body }) => toBit(/[!！]/u.test(body)),
  'full stop': ({ body }) => toBit(/[.!?。！？।؟]["'”’»)]*$/u.test(body)),
  'code words': ({ body, english }) => countMatches(body, english ? CODE_WORD : ANY_CODE_WORD),
  'first person': ({ words, text }) => hasFlagged(words, text.first),
  'second person': ({ words, text }) => hasFlagged(words, text.second),
  'opens with pronoun': ({ lower, text }) => toBit(text.cues.pronoun.test(lower)),
  'opens with connective': ({ lower, text }) => toBit(text.cues.connective.test(lower)),
  'call to action': ({ lower, text }) => toBit(text.cues.action.test(lower)),
  'speaks of itself': ({ lower, text }) => toBit(text.cues.selfReference.test(lower)),
  // Overlap of the sentence with title, headings, lead and the other sentences.
  'words of heading': ({ heading }) => heading.words,
  'closing heading': ({ heading }) => heading.closing,
  'takeaway heading': ({ heading }) => heading.takeaway,
  'minor heading': ({ heading }) => heading.minor,
  'title shared': ({ ids, text }) => countFlagged(ids, text.title) / text.titleSize,
  'share from title': ({ ids, text }) => countFlagged(ids, text.title) / Math.max(1, ids.length),
  'words from title': ({ words, text }) => sumWeights(words, text.titleWords),
  'share from own heading': ({ ids, heading }) => countMembers(ids, heading.terms) / Math.max(1, ids.length),
  'share from headings': ({ ids, text }) => countFlagged(ids, text.allHeadings) / Math.max(1, ids.length),
  'share from lead': ({ ids, at, text }) => (at < 3 ? 0.5 : countFlagged(ids, text.lead) / Math.max(1, ids.length)),
  centrality: ({ ids, text }) => averageWeight(ids, text.centroid),
  'centrality sum': ({ ids, text }) => sumWeights(ids, text.centroid),
  'centrality in section': ({ ids, text }) => {
    let total = 0;
    for (const id of ids) total += logPlusOne((text.inSection[id] ?? 1) - 1);
    return total / Math.max(1, ids.length);
  },
  rarity: ({ ids, text }) => averageWeight(ids, text.rarity),
  'new words': ({ ids, text }) => {
    let newTerms = 0;
    for (const id of ids) {
      if (!text.seenTerms[id]) newTerms++;
      text.seenTerms[id] = 1;
    }
    return newTerms / Math.max(1, ids.length);
  },
  // Learned weights of the words (see lexicon.ts).
  'words that live on': ({ words, text }) => averageWeight(words, text.retention),
  'words of chosen sentences': ({ words, text }) => averageWeight(words, text.chosen),
  'words of chosen headings': ({ heading }) => heading.learned,
} satisfies Record<string, (seen: SentenceFacts) => number>;

export type FeatureName = keyof typeof FEATURES;

export const FEATURE_NAMES = Object.keys(FEATURES) as readonly FeatureName[];

/**
 * At most this many characters of a heading or title are read. A heading as long as a page is an attempt to slow the
 * summarizer.
 */
const MAX_HEADING_LENGTH = 500;

function computeHeadingFacts(
  place: DocumentSection,
  terms: TermIndex,
  language: string,
  lexicon: Lexicon,
): HeadingFacts {
  const lower = place.heading.slice(0, MAX_HEADING_LENGTH).toLowerCase();
  const list = splitWrittenWords(lower);
  return {
    terms: terms.known(place.heading.slice(0, MAX_HEADING_LENGTH)),
    words: list.length,
    closing: toBit(getCuePattern('closing', language, 'start').test(lower)),
    takeaway: toBit(getCuePattern('takeaway', language, 'anywhere').test(lower)),
    minor: toBit(getCuePattern('minor', language, 'start').test(lower)),
    learned: list.reduce((total, word) => total + (lexicon.heading.get(word) ?? 0), 0) / Math.max(1, list.length),
  };
}

/** Computes all features of all sentences, in time linear in the text. */
export function computeFeatures(
  textDocument: TextDocument,
  text: SummaryInput,
  language: string,
  lexicon: Lexicon,
): SentenceFeatures {
  const { sentences, sections, blocks } = textDocument;
  const count = sentences.length;
  const terms = indexTerms(
    sentences.map((sentence) => trimSentence(sentence, language)),
    language,
  );
  const { vocabulary, frequency } = terms;
  const toCueFlags = (name: 'first' | 'second') => {
    const set = getCueWords(name, language);
    return Uint8Array.from(mapToFloats(vocabulary, (word) => toBit(set.has(word))));
  };
  const first = toCueFlags('first');
  const second = toCueFlags('second');
  const share = (value: (sentence: DocumentSentence, at: number) => number) =>
    sentences.reduce((total, sentence, at) => total + value(sentence, at), 0) / Math.max(1, count);
  const titleWordSet = new Set(splitWords(`${text.title} ${text.authors.join(' ')}`, language));
  const noTerms = new Int32Array(0);
  const toTermFlags = (ids: Iterable<number>) => toFlags(ids, frequency.length);
  const facts: TextFacts = {
    textDocument,
    cues: {
      pronoun: getCuePattern('pronoun', language, 'start'),
      connective: getCuePattern('connective', language, 'start'),
      action: getCuePattern('action', language, 'start'),
      selfReference: getCuePattern('selfReference', language, 'anywhere'),
    },
    terms,
    count,
    sections: sections.length,
    headings: sections.filter((section) => section.heading && section.sentenceCount).length,
    itemShare: share((sentence) => toBit(sentence.kind === 'item')),
    meanWords: share((sentence) => sentence.words),
    labelShare: share((sentence) => toBit(sentence.label)),
    skipped: blocks.reduce((total, block) => total + block.skipped, 0),
    linkShare: share((sentence) => sentence.link),
    firstShare: share((_, at) => hasFlagged(terms.words[at] ?? new Int32Array(0), first)),
    secondShare: share((_, at) => hasFlagged(terms.words[at] ?? new Int32Array(0), second)),
    title: toTermFlags(terms.known(text.title.slice(0, MAX_HEADING_LENGTH))),
    titleSize: Math.max(1, terms.count(text.title.slice(0, MAX_HEADING_LENGTH))),
    titleWords: mapToFloats(vocabulary, (word) => toBit(titleWordSet.has(word))),
    allHeadings: toTermFlags(
      terms.known(sections.map((section) => section.heading.slice(0, MAX_HEADING_LENGTH)).join('\n')),
    ),
    lead: toTermFlags(terms.contentTerms.slice(0, 3).flatMap((ids) => [...ids])),
    sharedWithNext: computeNextOverlap(terms),
    inSection: new Int32Array(frequency.length),
    centroid: mapToFloats(frequency, (df) => (df > 1 ? logPlusOne(df) : 0)),
    rarity: mapToFloats(frequency, (df) => Math.log(1 + count / df)),
    seenTerms: new Uint8Array(frequency.length),
    first,
    second,
    retention: mapToFloats(vocabulary, (word) => lexicon.retention.get(word) ?? 0),
    chosen: mapToFloats(vocabulary, (word) => lexicon.chosen.get(word) ?? 0),
  };
  const headings = sections.map((section) => computeHeadingFacts(section, terms, language, lexicon));
  const runs = findListRuns(sentences);
  const computations = Object.values(FEATURES);
  const values = new Float32Array(count * computations.length);
  /**
   * Counts how many sentences of a section have each term (`step` 1), or takes these counts back (-1) at the section's end.
   */
  const countTerms = ({ first, sentenceCount }: DocumentSection, step: number) => {
    for (const ids of terms.contentTerms.slice(first, first + sentenceCount))
      for (const id of ids) facts.inSection[id] = (facts.inSection[id] ?? 0) + step;
  };
  let currentSection: DocumentSection | undefined;
  let cell = 0;
  sentences.forEach((sentence, at) => {
    const place = sections[sentence.section];
    const heading = headings[sentence.section];
    if (!place || !heading) return;
    if (place !== currentSection) {
      if (currentSection) countTerms(currentSection, -1);
      countTerms(place, 1);
      currentSection = place;
    }
    const body = sentence.text.slice(sentence.body);
    const inSameSection = (other: DocumentSentence | undefined) =>
      other?.section === sentence.section ? other : undefined;
    const sentenceFacts: SentenceFacts = {
      sentence,
      at,
      body,
      english: hasAsciiLettersOnly(body),
      lower: body.toLowerCase(),
      ids: terms.contentTerms[at] ?? noTerms,
      words: terms.words[at] ?? noTerms,
      place,
      heading,
      run: runs[at] ?? null,
      before: inSameSection(sentences[at - 1]),
      after: inSameSection(sentences[at + 1]),
      text: facts,
    };
    for (const compute of computations) values[cell++] = compute(sentenceFacts);
  });
  return { values, terms };
}

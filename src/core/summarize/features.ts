/** What is known of each sentence, as numbers with names a reader understands. */

import { isEnglish } from '../alphabets.ts';
import { words, writtenWords } from '../text.ts';
import type { Text } from '../types.ts';
import { cue, cueWords } from './cues.ts';
import type { Lexicon } from './lexicon.ts';
import { listRuns, type Run } from './runs.ts';
import { type Terms, termsOf } from './terms.ts';
import { trim } from './trim.ts';
import type { Layout, SectionPlace, Unit } from './units.ts';

export interface Features {
  names: readonly string[];
  /** Row-major: unit × feature. */
  values: Float32Array;
  terms: Terms;
}

/** A sentence and all that its features are counted from. */
interface Seen {
  unit: Unit;
  at: number;
  body: string;
  /** In it the patterns of English letters say the same as Unicode's, which take a new window a millisecond to make ready. */
  english: boolean;
  lower: string;
  ids: Int32Array;
  words: Int32Array;
  place: SectionPlace;
  heading: HeadingFacts;
  run: Run | null;
  before: Unit | undefined;
  after: Unit | undefined;
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
  layout: Layout;
  cues: Record<'pronoun' | 'connective' | 'action' | 'selfReference', RegExp>;
  terms: Terms;
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
  /** Per term: 1 when the title has it. */
  title: Uint8Array;
  titleSize: number;
  /** Per word: 1 when title or authors have it. */
  titleWords: Float64Array;
  allHeadings: Uint8Array;
  lead: Uint8Array;
  /** Per sentence: the share of terms that it has in common with the next one. */
  sharedWithNext: Float64Array;
  /** Per term: in how many sentences of the present section. */
  inSection: Int32Array;
  centroid: Float64Array;
  rarity: Float64Array;
  /** Terms met so far, in reading order. */
  met: Uint8Array;
  first: Uint8Array;
  second: Uint8Array;
  kept: Float64Array;
  chosen: Float64Array;
}

const log = (value: number): number => Math.log1p(Math.max(0, value));
const bit = (value: unknown): number => (value ? 1 : 0);
const sum = (ids: Int32Array, weights: Float64Array): number => {
  let total = 0;
  for (const id of ids) total += weights[id] ?? 0;
  return total;
};
const mean = (ids: Int32Array, weights: Float64Array): number => sum(ids, weights) / Math.max(1, ids.length);
const hits = (ids: Int32Array, flags: Uint8Array): number => {
  let total = 0;
  for (const id of ids) total += flags[id] ?? 0;
  return total;
};
const hitsOf = (ids: Int32Array, set: ReadonlySet<number>): number => {
  let total = 0;
  for (const id of ids) if (set.has(id)) total++;
  return total;
};
const flagged = (ids: Iterable<number>, length: number): Uint8Array => {
  const flags = new Uint8Array(length);
  for (const id of ids) flags[id] = 1;
  return flags;
};
/** A number for each of many, by their order. */
function each<T>(list: readonly T[], value: (one: T) => number): Float64Array {
  const out = new Float64Array(list.length);
  for (let at = 0; at < out.length; at++) out[at] = value(list[at] as T);
  return out;
}
const any = (ids: Int32Array, flags: Uint8Array): number => {
  for (const id of ids) if (flags[id]) return 1;
  return 0;
};
/** Per sentence: the share of its terms, of the shorter list, that the next one has. */
function overlaps({ of, frequency }: Terms): Float64Array {
  const out = new Float64Array(of.length);
  /** Per term: the last sentence that it was met in. */
  const metIn = new Int32Array(frequency.length);
  for (let at = 0; at + 1 < of.length; at++) {
    const own = of[at] as Int32Array;
    const next = of[at + 1] as Int32Array;
    let shared = 0;
    for (const id of own) metIn[id] = at + 1;
    for (const id of next) if (metIn[id] === at + 1) shared++;
    out[at] = shared && shared / Math.min(own.length, next.length);
  }
  return out;
}
const matches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Names as programmers write them: `fooBar`, `foo_bar`, `a.b`, `--flag`, `a/b`, `run()`. */
const CODE_WORD = /[a-z][A-Z]|\w_\w|\w\.\w|(?:^|\s)--?\w|\w\/\w|\(\)/g;
const ANY_CODE_WORD = /\p{Ll}\p{Lu}|\w_\w|\w\.\w|(?:^|\s)--?\w|\w\/\w|\(\)/gu;

/** Every feature, by name. */
const TABLE: Record<string, (seen: Seen) => number> = {
  // Place in the text, its section, its block.
  'place in text': ({ at, text }) => at / Math.max(1, text.count - 1),
  'sentences before': ({ at }) => log(at),
  'sentences after': ({ at, text }) => log(text.count - 1 - at),
  'place in section': ({ at, place }) => (at - place.first) / Math.max(1, place.units - 1),
  'sentences before in section': ({ at, place }) => log(at - place.first),
  'section number': ({ unit }) => log(unit.section),
  'sections after': ({ unit, text }) => log(text.sections - 1 - unit.section),
  'section place': ({ unit, text }) => unit.section / Math.max(1, text.sections - 1),
  'section level': ({ place }) => place.level,
  'section sentences': ({ place }) => log(place.units),
  'section words': ({ place }) => log(place.words),
  'share of section items': ({ place }) => place.items / Math.max(1, place.units),
  'place in block': ({ unit }) => unit.index,
  'block sentences': ({ unit }) => unit.siblings,
  // What kind of text it is in.
  sentences: ({ text }) => log(text.count),
  sections: ({ text }) => log(text.headings),
  'share of items': ({ text }) => text.itemShare,
  'words a sentence in text': ({ text }) => text.meanWords,
  'labels in text': ({ text }) => text.labelShare,
  'code blocks in text': ({ text }) => log(text.skipped),
  'code blocks a sentence': ({ text }) => text.skipped / text.count,
  'links in text': ({ text }) => text.linkShare,
  'first person text': ({ text }) => text.firstShare,
  'second person text': ({ text }) => text.secondShare,
  // Markup.
  item: ({ unit }) => bit(unit.kind === 'item'),
  depth: ({ unit }) => unit.depth,
  numbered: ({ unit }) => bit(unit.ordered),
  introduced: ({ unit }) => bit(unit.introduced),
  announces: ({ unit }) => bit(unit.announces),
  'quoted block': ({ unit }) => bit(unit.quoted),
  'after code or picture': ({ unit, text }) => bit(text.layout.blocks[unit.block]?.skipped),
  'before code or picture': ({ unit, text }) => bit(text.layout.blocks[unit.block + 1]?.skipped),
  label: ({ unit }) => bit(unit.label),
  'bold label': ({ unit }) => bit(unit.boldLabel),
  bold: ({ unit }) => unit.strong,
  code: ({ unit }) => unit.code,
  link: ({ unit }) => unit.link,
  // The list it stands in.
  'list items': ({ run }) => run?.length ?? 0,
  'place in list': ({ run }) => (run ? run.at / run.length : 0),
  'items before in list': ({ run }) => run?.at ?? 0,
  'list words an item': ({ run }) => run?.words ?? 0,
  'list labels': ({ run }) => run?.labels ?? 0,
  'list depth': ({ run }) => run?.depth ?? 0,
  'lists before': ({ run }) => log(run?.number ?? 0),
  // Its neighbours.
  'words of sentence before': ({ before }) => before?.words ?? -1,
  'words of sentence after': ({ after }) => after?.words ?? -1,
  'item before': ({ before }) => bit(before?.kind === 'item'),
  'item after': ({ after }) => bit(after?.kind === 'item'),
  'announcement before': ({ before }) => bit(before?.announces),
  'shared with sentence before': ({ at, text }) => text.sharedWithNext[at - 1] ?? 0,
  'shared with sentence after': ({ at, text }) => text.sharedWithNext[at] ?? 0,
  // Its form.
  words: ({ unit }) => unit.words,
  'letters a word': ({ body, unit }) => body.length / Math.max(1, unit.words),
  'content words': ({ ids }) => ids.length,
  'content share': ({ ids, unit }) => ids.length / Math.max(1, unit.words),
  numbers: ({ body, english }) => matches(body, english ? /\d+/g : /\p{N}+/gu),
  capitals: ({ body, english, unit }) =>
    matches(body.slice(1), english ? /(?<=[\s("'“])[A-Z]/g : /(?<=[\s("'“])\p{Lu}/gu) / Math.max(1, unit.words),
  commas: ({ body }) => matches(body, /[,;、，]/gu),
  speech: ({ body }) => bit(/["“”«»„]|(?:^|\s)['‘]/u.test(body)),
  brackets: ({ body }) => bit(/[([]/.test(body)),
  question: ({ body }) => bit(/[?？؟]/u.test(body)),
  exclamation: ({ body }) => bit(/[!！]/u.test(body)),
  'full stop': ({ body }) => bit(/[.!?。！？।؟]["'”’»)]*$/u.test(body)),
  'code words': ({ body, english }) => matches(body, english ? CODE_WORD : ANY_CODE_WORD),
  'first person': ({ words, text }) => any(words, text.first),
  'second person': ({ words, text }) => any(words, text.second),
  'opens with pronoun': ({ lower, text }) => bit(text.cues.pronoun.test(lower)),
  'opens with connective': ({ lower, text }) => bit(text.cues.connective.test(lower)),
  'call to action': ({ lower, text }) => bit(text.cues.action.test(lower)),
  'speaks of itself': ({ lower, text }) => bit(text.cues.selfReference.test(lower)),
  // What it shares with title, headings, lead and the rest.
  'words of heading': ({ heading }) => heading.words,
  'closing heading': ({ heading }) => heading.closing,
  'takeaway heading': ({ heading }) => heading.takeaway,
  'minor heading': ({ heading }) => heading.minor,
  'title shared': ({ ids, text }) => hits(ids, text.title) / text.titleSize,
  'share from title': ({ ids, text }) => hits(ids, text.title) / Math.max(1, ids.length),
  'words from title': ({ words, text }) => sum(words, text.titleWords),
  'share from own heading': ({ ids, heading }) => hitsOf(ids, heading.terms) / Math.max(1, ids.length),
  'share from headings': ({ ids, text }) => hits(ids, text.allHeadings) / Math.max(1, ids.length),
  'share from lead': ({ ids, at, text }) => (at < 3 ? 0.5 : hits(ids, text.lead) / Math.max(1, ids.length)),
  centrality: ({ ids, text }) => mean(ids, text.centroid),
  'centrality sum': ({ ids, text }) => sum(ids, text.centroid),
  'centrality in section': ({ ids, text }) => {
    let total = 0;
    for (const id of ids) total += log((text.inSection[id] ?? 1) - 1);
    return total / Math.max(1, ids.length);
  },
  rarity: ({ ids, text }) => mean(ids, text.rarity),
  'new words': ({ ids, text }) => {
    let fresh = 0;
    for (const id of ids) {
      if (!text.met[id]) fresh++;
      text.met[id] = 1;
    }
    return fresh / Math.max(1, ids.length);
  },
  // Learned words.
  'words that live on': ({ words, text }) => mean(words, text.kept),
  'words of chosen sentences': ({ words, text }) => mean(words, text.chosen),
  'words of chosen headings': ({ heading }) => heading.learned,
};

export const FEATURE_NAMES: readonly string[] = Object.keys(TABLE);

/** Characters of a heading or title that are looked at; one of a whole page is a hoax. */
const LONGEST_HEADING = 500;

function headingFacts(place: SectionPlace, terms: Terms, language: string, lexicon: Lexicon): HeadingFacts {
  const lower = place.heading.slice(0, LONGEST_HEADING).toLowerCase();
  const list = writtenWords(lower);
  return {
    terms: terms.known(place.heading.slice(0, LONGEST_HEADING)),
    words: list.length,
    closing: bit(cue('closing', language, 'start').test(lower)),
    takeaway: bit(cue('takeaway', language, 'anywhere').test(lower)),
    minor: bit(cue('minor', language, 'start').test(lower)),
    learned: list.reduce((total, word) => total + (lexicon.heading.get(word) ?? 0), 0) / Math.max(1, list.length),
  };
}

/** All features of all units; linear in the text. */
export function features(layout: Layout, text: Text, language: string, lexicon: Lexicon): Features {
  const { units, sections, blocks } = layout;
  const count = units.length;
  const terms = termsOf(
    units.map((unit) => trim(unit, language)),
    language,
  );
  const { vocabulary, frequency } = terms;
  const flags = (name: 'first' | 'second') => {
    const set = cueWords(name, language);
    return Uint8Array.from(each(vocabulary, (word) => bit(set.has(word))));
  };
  const first = flags('first');
  const second = flags('second');
  const share = (value: (unit: Unit, at: number) => number) =>
    units.reduce((total, unit, at) => total + value(unit, at), 0) / Math.max(1, count);
  const given = new Set(words(`${text.title} ${text.authors.join(' ')}`, language));
  const none = new Int32Array(0);
  const flagsOf = (ids: Iterable<number>) => flagged(ids, frequency.length);
  const facts: TextFacts = {
    layout,
    cues: {
      pronoun: cue('pronoun', language, 'start'),
      connective: cue('connective', language, 'start'),
      action: cue('action', language, 'start'),
      selfReference: cue('selfReference', language, 'anywhere'),
    },
    terms,
    count,
    sections: sections.length,
    headings: sections.filter((section) => section.heading && section.units).length,
    itemShare: share((unit) => bit(unit.kind === 'item')),
    meanWords: share((unit) => unit.words),
    labelShare: share((unit) => bit(unit.label)),
    skipped: blocks.reduce((total, block) => total + block.skipped, 0),
    linkShare: share((unit) => unit.link),
    firstShare: share((_, at) => any(terms.words[at] ?? new Int32Array(0), first)),
    secondShare: share((_, at) => any(terms.words[at] ?? new Int32Array(0), second)),
    title: flagsOf(terms.known(text.title.slice(0, LONGEST_HEADING))),
    titleSize: Math.max(1, terms.count(text.title.slice(0, LONGEST_HEADING))),
    titleWords: each(vocabulary, (word) => bit(given.has(word))),
    allHeadings: flagsOf(terms.known(sections.map((section) => section.heading.slice(0, LONGEST_HEADING)).join('\n'))),
    lead: flagsOf(terms.of.slice(0, 3).flatMap((ids) => [...ids])),
    sharedWithNext: overlaps(terms),
    inSection: new Int32Array(frequency.length),
    centroid: each(frequency, (df) => (df > 1 ? log(df) : 0)),
    rarity: each(frequency, (df) => Math.log(1 + count / df)),
    met: new Uint8Array(frequency.length),
    first,
    second,
    kept: each(vocabulary, (word) => lexicon.kept.get(word) ?? 0),
    chosen: each(vocabulary, (word) => lexicon.chosen.get(word) ?? 0),
  };
  const headings = sections.map((section) => headingFacts(section, terms, language, lexicon));
  const runs = listRuns(units);
  const tests = Object.values(TABLE);
  const values = new Float32Array(count * tests.length);
  /** Counts the terms of a section, or takes them out again: the sentences come section by section. */
  const tally = ({ first, units: length }: SectionPlace, step: number) => {
    for (const ids of terms.of.slice(first, first + length))
      for (const id of ids) facts.inSection[id] = (facts.inSection[id] ?? 0) + step;
  };
  let present: SectionPlace | undefined;
  let cell = 0;
  units.forEach((unit, at) => {
    const place = sections[unit.section];
    const heading = headings[unit.section];
    if (!place || !heading) return;
    if (place !== present) {
      if (present) tally(present, -1);
      tally(place, 1);
      present = place;
    }
    const body = unit.text.slice(unit.body);
    const near = (other: Unit | undefined) => (other?.section === unit.section ? other : undefined);
    const seen: Seen = {
      unit,
      at,
      body,
      english: isEnglish(body),
      lower: body.toLowerCase(),
      ids: terms.of[at] ?? none,
      words: terms.words[at] ?? none,
      place,
      heading,
      run: runs[at] ?? null,
      before: near(units[at - 1]),
      after: near(units[at + 1]),
      text: facts,
    };
    for (const test of tests) values[cell++] = test(seen);
  });
  return { names: FEATURE_NAMES, values, terms };
}

/** Finds parallel labelled units: like headings with their text, and like blocks that open with a lead-in ("Label: …"). */
import { collectPhrases } from '../text/get-language.ts';
import { splitWords } from '../text/words.ts';
import { getCuePattern } from './cue-phrases.ts';
import type { DocumentSentence, TextDocument } from './sentences.ts';

/** A part of the article with its own label, which stands beside at least two others of like form. */
export interface Unit {
  /** The page's words: the heading or the lead-in, without its number. */
  label: string;
  /** Indices in the document's sentences, in order. */
  sentences: number[];
  /** Parallel units have the same number. */
  group: number;
  /** Whether more than even length shows that the units are parallel: numbers, headings of one form, lead-ins. */
  isMarked: boolean;
}

type Part = Pick<Unit, 'label' | 'sentences'>;

/** Labelled parts that stand beside each other, before it is decided whether they are a group of units. */
interface Run {
  parts: Part[];
  /** Runs of one form count together for the share of the article that they must have. */
  form: string;
  /** Least share of the article's words that runs of this form must have. */
  share: number;
  /** Runs of a lower rank win where runs overlap. */
  rank: number;
}

const MIN_UNITS = 3;
/** The rank of sections that only their even length shows to be parallel. */
const PLAIN_RANK = 2;
/**
 * Headings without a common form are units when the article consists of them and they are short and even: `words` is the mean of
 * a section, `spread` the standard deviation as a share of the mean. The more sections there are, the longer they may be.
 */
const PLAIN_HEADINGS = [
  { count: 6, words: 260, spread: 0.3 },
  { count: 6, words: 150, spread: 0.65 },
  { count: MIN_UNITS, words: 120, spread: 0.35 },
  { count: MIN_UNITS, words: 200, spread: 0.12 },
];
/** Headings of one form are units when their sections have at most this many words on average. */
const MAX_LIKE_SECTION = 260;
/** Least share of the article's words that units must have, by what shows that they are parallel. */
const LEAST_SHARE = { boldLeadIns: 0.12, plainItems: 0.2, likeHeadings: 0.2, headings: 0.45, plainParagraphs: 0.5 };

/** Matches the number of a heading or lead-in: "1. ", "2) ", "Step 3: ", "#4 ", "a. ", "IV. ". */
const NUMBER = new RegExp(
  `^\\s*(?:(?:(?:${collectPhrases(({ partWords }) => partWords)}|#)\\s*#?)?\\d{1,3}(?:\\s*[.):：/–—-]+(?!\\d)|\\s)\\s*|(?:[a-z]|[ivx]+)[.)]\\s+)`,
  'iu',
);

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at);

/** Finds the groups of units of a document. Units do not overlap; they are in the article's order. */
export function findUnits(document: TextDocument, language: string): readonly Unit[] {
  let found = unitsByDocument.get(document);
  if (!found) {
    found = readUnits(document, language);
    unitsByDocument.set(document, found);
  }
  return found;
}

/** The units of each document: kind, points and labels ask for them. */
const unitsByDocument = new WeakMap<TextDocument, readonly Unit[]>();

function readUnits(document: TextDocument, language: string): Unit[] {
  const { sentences } = document;
  const countWords = (at: readonly number[]) => at.reduce((sum, one) => sum + (sentences[one]?.words ?? 0), 0);
  const total = countWords(range(0, sentences.length));
  const runs = [...listHeadingRuns(document, language, countWords), ...listLeadInRuns(document)].filter(isParallel);
  const words = new Map(runs.map((run) => [run, countWords(listMembers(run))]));
  const wordsByForm = new Map<string, number>();
  for (const run of runs) wordsByForm.set(run.form, (wordsByForm.get(run.form) ?? 0) + (words.get(run) ?? 0));
  const isUnit = new Uint8Array(sentences.length);
  const groups: Run[] = [];
  // Marked runs first, then longer ones: a group of numbered sections wins over the lists inside, which win over sections
  // without numbers.
  runs.sort((a, b) => a.rank - b.rank || (words.get(b) ?? 0) - (words.get(a) ?? 0));
  for (const run of runs) {
    const members = listMembers(run);
    if ((wordsByForm.get(run.form) ?? 0) < run.share * total || members.some((at) => isUnit[at])) continue;
    for (const at of members) isUnit[at] = 1;
    groups.push(run);
  }
  groups.sort((a, b) => (a.parts[0]?.sentences[0] ?? 0) - (b.parts[0]?.sentences[0] ?? 0));
  return groups.flatMap(({ parts, rank }, group) =>
    parts.map((part) => ({ ...part, group, isMarked: rank < PLAIN_RANK })),
  );
}

const listMembers = ({ parts }: Run): number[] => parts.flatMap(({ sentences }) => sentences);

/** Whether the parts have labels of their own: mostly different ones, and neither dates nor numbers. */
function isParallel({ parts }: Run): boolean {
  if (parts.length < MIN_UNITS) return false;
  const named = parts.filter(({ label }) => /\p{L}{2}/u.test(label) && !/(?:19|20)\d\d$|\d{5,}|^\d+[:-]\d/.test(label));
  return new Set(named.map(({ label }) => label.toLowerCase())).size >= parts.length * 0.75;
}

/** Returns for each section the index of the first sentence after it and its subsections. */
function findSectionEnds(sections: TextDocument['sections'], last: number): number[] {
  const ends: number[] = [];
  /** By level: the first sentence of the next section of that level. */
  const next: number[] = [];
  for (let at = sections.length - 1; at >= 0; at--) {
    const { level = 0, first = last } = sections[at] ?? {};
    ends[at] = Math.min(last, ...next.slice(0, level + 1).filter((start) => start !== undefined));
    next[level] = first;
  }
  return ends;
}

/** Lists the sections of one level that stand under the same heading, except those that open or close an article. */
function listHeadingRuns(
  { sections, sentences }: TextDocument,
  language: string,
  countWords: (at: readonly number[]) => number,
): Run[] {
  const ends = findSectionEnds(sections, sentences.length);
  const runs: { parts: Part[]; level: number }[] = [];
  const open: ((typeof runs)[number] | undefined)[] = [];
  sections.forEach(({ heading, level, first }, at) => {
    if (!level) return;
    open.length = Math.min(open.length, level + 1);
    const end = ends[at] ?? first;
    const isMinor = (['closing', 'minor'] as const).some((name) =>
      getCuePattern(name, language, 'start').test(heading.toLowerCase()),
    );
    if (end <= first || isMinor) return;
    let run = open[level];
    if (!run) {
      run = { parts: [], level };
      open[level] = run;
      runs.push(run);
    }
    run.parts.push({ label: heading, sentences: range(first, end) });
  });
  const items = new Set(sentences.flatMap(({ kind, text }) => (kind === 'item' ? text.toLowerCase() : [])));
  return runs.flatMap(({ parts: all, level }): Run[] => {
    // A list of some headings, as at the start of an article, tells which sections are parallel.
    const listed = all.filter(({ label }) => items.has(label.toLowerCase()));
    const parts = listed.length >= MIN_UNITS ? listed : all;
    const numbered = parts.filter(({ label }) => NUMBER.test(label));
    const isNumbered = numbered.length >= MIN_UNITS;
    const kept = cutLongParts(isNumbered ? numbered : parts, sentences);
    const words = kept.map((part) => countWords(part.sentences));
    const isLike = isNumbered || (haveLikeForm(kept) && average(words) <= MAX_LIKE_SECTION);
    if (!isLike && !areEven(words)) return [];
    for (const part of kept) part.label = part.label.replace(NUMBER, '');
    const share = isLike ? LEAST_SHARE.likeHeadings : LEAST_SHARE.headings;
    return [{ parts: kept, form: `section ${level}`, share, rank: isNumbered ? 0 : isLike ? 1 : PLAIN_RANK }];
  });
}

const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

function areEven(words: readonly number[]): boolean {
  const mean = average(words);
  const spread = Math.sqrt(average(words.map((count) => (count - mean) ** 2))) / mean;
  return PLAIN_HEADINGS.some((limit) => words.length >= limit.count && mean <= limit.words && spread <= limit.spread);
}

/** Whether the labels are all questions, all in capitals, or open or end with the same word. */
function haveLikeForm(parts: readonly Part[]): boolean {
  const words = parts.map(({ label }) => splitWords(label));
  const [first, ...others] = words;
  return (
    parts.every(({ label }) => /[?？؟]$/u.test(label)) ||
    parts.every(({ label }) => label === label.toUpperCase() && label !== label.toLowerCase()) ||
    [0, -1].some((at) => {
      const word = first?.at(at) ?? '';
      return word.length >= 4 && others.every((other) => other.length > 1 && other.at(at) === word);
    })
  );
}

const PLAIN_PARAGRAPHS = 'plain paragraph 0';

/** Lists the blocks of one form in a section that open with a lead-in, each with the blocks that follow up to the next. */
function listLeadInRuns({ sentences }: TextDocument): Run[] {
  const runs: (Run & { section: number })[] = [];
  sentences.forEach((sentence, at) => {
    const last = runs.at(-1);
    const isSameSection = last?.section === sentence.section;
    const opensBlock = sentences[at - 1]?.block !== sentence.block;
    if (!sentence.label || !opensBlock) {
      // "Label: …" without markup is often a caption, and the text after it is not its own.
      if (isSameSection && (!opensBlock || last?.form !== PLAIN_PARAGRAPHS)) last?.parts.at(-1)?.sentences.push(at);
      return;
    }
    const part: Part = { label: sentence.label, sentences: [at] };
    const form = `${sentence.boldLabel ? 'bold' : 'plain'} ${sentence.kind} ${sentence.depth}`;
    if (isSameSection && last?.form === form) last.parts.push(part);
    else {
      const plain = sentence.kind === 'item' ? LEAST_SHARE.plainItems : LEAST_SHARE.plainParagraphs;
      const share = sentence.boldLabel ? LEAST_SHARE.boldLeadIns : plain;
      runs.push({ parts: [part], form, share, rank: 1, section: sentence.section });
    }
  });
  return runs.map((run) => ({ ...run, parts: cutLongParts(run.parts, sentences) }));
}

/**
 * Cuts parts after twice the median of blocks, and the last part after the longest of the others. The text after a list, or
 * after the section of a bold line, is not part of the last unit, but no markup says so.
 */
function cutLongParts(parts: readonly Part[], sentences: readonly DocumentSentence[]): Part[] {
  const blocks = parts.map((part) => [...new Set(part.sentences.map((at) => sentences[at]?.block ?? 0))]);
  const counts = blocks.slice(0, -1).map(({ length }) => length);
  const median = [...counts].sort((a, b) => a - b)[counts.length >> 1] ?? 1;
  const longest = counts.reduce((most, count) => Math.max(most, count), 1);
  return parts.map((part, at) => {
    const most = Math.min(Math.max(2, 2 * median), at === parts.length - 1 ? longest : Number.POSITIVE_INFINITY);
    const end = blocks[at]?.[most] ?? Number.POSITIVE_INFINITY;
    return { ...part, sentences: part.sentences.filter((one) => (sentences[one]?.block ?? 0) < end) };
  });
}

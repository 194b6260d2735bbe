/** What has changed on a page since its article was saved, paragraph by paragraph and word by word. */
import { diffArrays } from 'diff';
import { inline } from './summarize/inline.ts';
import { squeeze, words } from './text.ts';
import type { PageDate } from './types.ts';

/** An article as it was, or is. `date`: '' when the page gives none. */
export interface Version {
  title: string;
  date: PageDate;
  markdown: string;
}

/** A stretch of words. `cut`: of a long unchanged one, where what is between was left out. */
export interface Piece {
  text: string;
  is: 'same' | 'gone' | 'new' | 'cut';
}

export interface Drift {
  /** null: as it was. */
  title: Piece[] | null;
  date: { before: PageDate; now: PageDate } | null;
  /** Each changed paragraph, in order; one that came or went is a single piece. */
  paragraphs: Piece[][];
  /** Changed paragraphs beyond those that are listed. */
  more: number;
}

/** Changed paragraphs that are listed. */
const SHOWN = 30;
/** Steps after which two texts are taken for different throughout: the cost of comparing grows with them. */
const STEPS = { paragraphs: 1_000, words: 400 };
/** Characters of each text that are compared, from the first change on, and words of a paragraph. What is longer is told whole. */
const MOST = 300_000;
const MOST_WORDS = 10_000;
/** How far down a paragraph is looked for again, among those that came where it went. */
const REACH = 5;
/** Share of their words from which two paragraphs are one that was mended. */
const ALIKE = 0.5;
/** Characters of unchanged text that are shown whole, and on each side of what is cut out. */
const WHOLE = 160;
const AROUND = 60;

/** null: the same title, day and wording. Marks, links, pictures and spacing don't count: a later Precis may read them otherwise. */
export function driftOf(before: Version, now: Version): Drift | null {
  const title = squeeze(before.title) === squeeze(now.title) ? null : wordsOf(before.title, now.title);
  const date = isSameDate(before.date, now.date) ? null : { before: before.date, now: now.date };
  const changes = before.markdown === now.markdown ? [] : changedParagraphs(before.markdown, now.markdown);
  if (!title && !date && changes.length === 0) return null;
  return { title, date, paragraphs: changes.slice(0, SHOWN), more: Math.max(0, changes.length - SHOWN) };
}

/** A page that no longer gives its date, or is read so, has not changed it. A day is the same day, whatever the hour. */
function isSameDate(before: PageDate, now: PageDate): boolean {
  if (now === '' || before === now) return true;
  const timed = before.length > 16 && now.length > 16;
  return timed ? Date.parse(before) === Date.parse(now) : before.slice(0, 10) === now.slice(0, 10);
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** What begins a paragraph of its own without a blank line before it: a heading, a list's item, a table's row. */
const BEGINS = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\|)/;
const MARKS = /^\s*(?:(?:>|(?:#{1,6}|[-*+]|\d{1,9}[.)])\s)\s*)+/;

/** The paragraphs of a Markdown text as a reader sees them, in order; a code block is one. */
export function paragraphsOf(markdown: string): string[] {
  const found: string[] = [];
  let open: string[] = [];
  let fence = '';
  const close = () => {
    const text = open.join('\n');
    const shown = fence ? text.trim() : squeeze(inline(text.replace(MARKS, '').replace(/^\||\|$/g, '')).text);
    if (/[\p{L}\p{N}]/u.test(shown)) found.push(shown);
    open = [];
  };
  for (const line of markdown.split(/\r?\n/)) {
    const mark = FENCE.exec(line)?.[1] ?? '';
    if (fence) {
      if (mark.startsWith(fence)) {
        close();
        fence = '';
      } else open.push(line);
    } else if (mark) {
      close();
      fence = mark;
    } else {
      if (line.trim() === '' || BEGINS.test(line)) close();
      open.push(line);
    }
  }
  close();
  return found;
}

/** What a paragraph says, whatever its punctuation; of one without words (code), all that stands there. */
const keyOf = (paragraph: string) => words(paragraph).join(' ') || paragraph;

function changedParagraphs(before: string, now: string): Piece[][] {
  const [old, fresh] = withoutEnds(before, now).map(paragraphsOf) as [string[], string[]];
  const [oldKeys, freshKeys] = [old.map(keyOf), fresh.map(keyOf)];
  const steps = diffArrays(oldKeys, freshKeys, { maxEditLength: STEPS.paragraphs });
  if (!steps) return apart(old, oldKeys, freshKeys, 'gone').concat(apart(fresh, freshKeys, oldKeys, 'new'));
  const changes: Piece[][] = [];
  let [oldAt, freshAt] = [0, 0];
  let [gone, come]: [string[], string[]] = [[], []];
  const flush = () => {
    changes.push(...paired(gone, come));
    [gone, come] = [[], []];
  };
  for (const { added, removed, count } of steps) {
    if (added) come.push(...fresh.slice(freshAt, freshAt + count));
    else if (removed) gone.push(...old.slice(oldAt, oldAt + count));
    else flush();
    if (!added) oldAt += count;
    if (!removed) freshAt += count;
  }
  flush();
  return changes;
}

/** Two texts without what they begin and end with in common, by blocks: of a long article mostly next to nothing is left. */
function withoutEnds(before: string, now: string): [string, string] {
  const [old, fresh] = [before.split(/\n{2,}/), now.split(/\n{2,}/)];
  const shorter = Math.min(old.length, fresh.length);
  let start = 0;
  let outside = 0;
  // A code block is never cut in two.
  for (let fence = false; start < shorter && old[start] === fresh[start]; start += 1) {
    if ((old[start]?.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0) % 2 === 1) fence = !fence;
    if (!fence) outside = start + 1;
  }
  let end = 0;
  while (end < shorter - outside && old.at(-1 - end) === fresh.at(-1 - end)) end += 1;
  const rest = (blocks: string[]) =>
    blocks
      .slice(outside, blocks.length - end)
      .join('\n\n')
      .slice(0, MOST);
  return [rest(old), rest(fresh)];
}

/** Of two texts that have little in common: the paragraphs that only one of them has. */
function apart(paragraphs: string[], keys: string[], others: string[], is: 'gone' | 'new'): Piece[][] {
  const known = new Set(others);
  return paragraphs.filter((_, at) => !known.has(keys[at] ?? '')).map((text) => [{ text, is }]);
}

/** Paragraphs that went, and those that came in their place: a mended one is shown once, with what was mended in it. */
function paired(gone: string[], come: string[]): Piece[][] {
  const changes: Piece[][] = [];
  let from = 0;
  for (const text of gone) {
    const at = come.slice(from, from + REACH).findIndex((other) => likeness(text, other) >= ALIKE);
    if (at === -1) changes.push([{ text, is: 'gone' }]);
    else {
      for (const other of come.slice(from, from + at)) changes.push([{ text: other, is: 'new' }]);
      changes.push(wordsOf(text, come[from + at] ?? ''));
      from += at + 1;
    }
  }
  for (const text of come.slice(from)) changes.push([{ text, is: 'new' }]);
  return changes;
}

/** Twice the words in common over all words: 0 to 1. */
function likeness(one: string, other: string): number {
  const [a, b] = [words(one), words(other)];
  const left = new Map<string, number>();
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of b) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / Math.max(1, a.length + b.length);
}

/** Words, runs of spaces, and each other character; a script without spaces is taken character by character. */
const TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+|\s+|[\s\S]/gu;

/** Two wordings as one text: what stayed, what went, what came. */
export function wordsOf(before: string, now: string): Piece[] {
  const [old, fresh] = [before.match(TOKEN) ?? [], now.match(TOKEN) ?? []];
  const long = Math.max(old.length, fresh.length) > 2 * MOST_WORDS;
  const steps = long ? undefined : diffArrays(old, fresh, { maxEditLength: STEPS.words });
  const pieces: Piece[] = [];
  let [gone, come] = ['', ''];
  const put = (text: string, is: Piece['is']) => {
    if (text !== '') pieces.push({ text, is });
  };
  /** Gives back the space that both end with. */
  const flush = (): string => {
    const space = /\s$/.test(gone) && gone.at(-1) === come.at(-1) ? (come.at(-1) ?? '') : '';
    put(space ? gone.slice(0, -1) : gone, 'gone');
    put(space ? come.slice(0, -1) : come, 'new');
    [gone, come] = ['', ''];
    return space;
  };
  const all = steps ?? [
    { removed: true, added: false, value: [before] },
    { removed: false, added: true, value: [now] },
  ];
  for (const [at, { added, removed, value }] of all.entries()) {
    const text = value.join('');
    if (removed) gone += text;
    else if (added) come += text;
    // Between two changes a space or a comma that stayed would only chop them up.
    else if ((gone || come) && at < all.length - 1 && !/[\p{L}\p{N}]/u.test(text)) {
      gone += text;
      come += text;
    } else {
      put(flush() + text, 'same');
    }
  }
  put(flush(), 'same');
  return shortened(pieces);
}

/** Long unchanged stretches lose their middle; before the first change, their beginning; after the last, their end. */
function shortened(pieces: Piece[]): Piece[] {
  const last = pieces.length - 1;
  return pieces.flatMap(({ text, is }, at): Piece[] => {
    if (is !== 'same' || text.length <= WHOLE) return [{ text, is }];
    const start = at === 0 ? '' : text.slice(0, text.indexOf(' ', AROUND) + 1 || AROUND);
    const end = at === last ? '' : text.slice(text.lastIndexOf(' ', text.length - AROUND) + 1 || -AROUND);
    return [
      { text: start, is: 'same' as const },
      { text: '…', is: 'cut' as const },
      { text: end, is: 'same' as const },
    ].filter((piece) => piece.text !== '');
  });
}

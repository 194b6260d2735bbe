/** What has changed on a page since its article was saved, paragraph by paragraph and word by word. */
import { diffArrays } from 'diff';
import type { PageDate } from './article.ts';
import { parseInline } from './summarize/inline.ts';
import { collapseSpaces, splitWords } from './text.ts';

/** An article as it was, or is. `date`: '' when the page gives none. */
export interface ArticleVersion {
  title: string;
  date: PageDate;
  markdown: string;
}

/** A stretch of words. `cut`: of a long unchanged one, where what is between was left out. */
export interface DiffPiece {
  text: string;
  is: 'same' | 'gone' | 'new' | 'cut';
}

export interface ArticleDiff {
  /** null: as it was. */
  title: DiffPiece[] | null;
  date: { before: PageDate; now: PageDate } | null;
  /** Each changed paragraph, in order; one that came or went is a single piece. */
  paragraphs: DiffPiece[][];
  /** Changed paragraphs beyond those that are listed. */
  more: number;
}

/** Changed paragraphs that are listed. */
const MAX_LISTED_CHANGES = 30;
/** Steps after which two texts are taken for different throughout: the cost of comparing grows with them. */
const MAX_EDIT_STEPS = { paragraphs: 1_000, words: 400 };
/** Characters of each text that are compared, from the first change on, and words of a paragraph. What is longer is told whole. */
const MAX_COMPARED_LENGTH = 300_000;
const MAX_COMPARED_WORDS = 10_000;
/** How far down a paragraph is looked for again, among those that came where it went. */
const MAX_LOOKAHEAD = 5;
/** Share of their words from which two paragraphs are one that was mended. */
const MIN_PARAGRAPH_SIMILARITY = 0.5;
/** Characters of unchanged text that are shown whole, and on each side of what is cut out. */
const MAX_UNCUT_LENGTH = 160;
const CUT_CONTEXT_LENGTH = 60;

/** null: the same title, day and wording. Marks, links, pictures and spacing don't count: a later Precis may read them otherwise. */
export function diffArticle(before: ArticleVersion, now: ArticleVersion): ArticleDiff | null {
  const title = collapseSpaces(before.title) === collapseSpaces(now.title) ? null : diffWords(before.title, now.title);
  const date = isSameDate(before.date, now.date) ? null : { before: before.date, now: now.date };
  const changes = before.markdown === now.markdown ? [] : diffParagraphs(before.markdown, now.markdown);
  if (!title && !date && changes.length === 0) return null;
  return {
    title,
    date,
    paragraphs: changes.slice(0, MAX_LISTED_CHANGES),
    more: Math.max(0, changes.length - MAX_LISTED_CHANGES),
  };
}

/** A page that no longer gives its date, or is read so, has not changed it. A day is the same day, whatever the hour. */
function isSameDate(before: PageDate, now: PageDate): boolean {
  if (now === '' || before === now) return true;
  const timed = before.length > 16 && now.length > 16;
  return timed ? Date.parse(before) === Date.parse(now) : before.slice(0, 10) === now.slice(0, 10);
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
/** What begins a paragraph of its own without a blank line before it: a heading, a list's item, a table's row. */
const BLOCK_START = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|\|)/;
const BLOCK_MARKS = /^\s*(?:(?:>|(?:#{1,6}|[-*+]|\d{1,9}[.)])\s)\s*)+/;

/** The paragraphs of a Markdown text as a reader sees them, in order; a code block is one. */
export function splitMarkdownParagraphs(markdown: string): string[] {
  const found: string[] = [];
  let open: string[] = [];
  let fence = '';
  const close = () => {
    const text = open.join('\n');
    const shown = fence
      ? text.trim()
      : collapseSpaces(parseInline(text.replace(BLOCK_MARKS, '').replace(/^\||\|$/g, '')).text);
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
      if (line.trim() === '' || BLOCK_START.test(line)) close();
      open.push(line);
    }
  }
  close();
  return found;
}

/** What a paragraph says, whatever its punctuation; of one without words (code), all that stands there. */
const toParagraphKey = (paragraph: string) => splitWords(paragraph).join(' ') || paragraph;

function diffParagraphs(before: string, now: string): DiffPiece[][] {
  const [old, fresh] = trimCommonEnds(before, now).map(splitMarkdownParagraphs) as [string[], string[]];
  const [oldKeys, freshKeys] = [old.map(toParagraphKey), fresh.map(toParagraphKey)];
  const steps = diffArrays(oldKeys, freshKeys, { maxEditLength: MAX_EDIT_STEPS.paragraphs });
  if (!steps)
    return listUniqueParagraphs(old, oldKeys, freshKeys, 'gone').concat(
      listUniqueParagraphs(fresh, freshKeys, oldKeys, 'new'),
    );
  const changes: DiffPiece[][] = [];
  let [oldAt, freshAt] = [0, 0];
  let [gone, come]: [string[], string[]] = [[], []];
  const flush = () => {
    changes.push(...pairParagraphs(gone, come));
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
function trimCommonEnds(before: string, now: string): [string, string] {
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
      .slice(0, MAX_COMPARED_LENGTH);
  return [rest(old), rest(fresh)];
}

/** Of two texts that have little in common: the paragraphs that only one of them has. */
function listUniqueParagraphs(
  paragraphs: string[],
  keys: string[],
  others: string[],
  is: 'gone' | 'new',
): DiffPiece[][] {
  const known = new Set(others);
  return paragraphs.filter((_, at) => !known.has(keys[at] ?? '')).map((text) => [{ text, is }]);
}

/** Paragraphs that went, and those that came in their place: a mended one is shown once, with what was mended in it. */
function pairParagraphs(gone: string[], come: string[]): DiffPiece[][] {
  const changes: DiffPiece[][] = [];
  let from = 0;
  for (const text of gone) {
    const at = come
      .slice(from, from + MAX_LOOKAHEAD)
      .findIndex((other) => computeWordSimilarity(text, other) >= MIN_PARAGRAPH_SIMILARITY);
    if (at === -1) changes.push([{ text, is: 'gone' }]);
    else {
      for (const other of come.slice(from, from + at)) changes.push([{ text: other, is: 'new' }]);
      changes.push(diffWords(text, come[from + at] ?? ''));
      from += at + 1;
    }
  }
  for (const text of come.slice(from)) changes.push([{ text, is: 'new' }]);
  return changes;
}

/** Twice the words in common over all words: 0 to 1. */
function computeWordSimilarity(one: string, other: string): number {
  const [a, b] = [splitWords(one), splitWords(other)];
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
const DIFF_TOKEN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{M}\p{N}]+|\s+|[\s\S]/gu;

/** Two wordings as one text: what stayed, what went, what came. */
export function diffWords(before: string, now: string): DiffPiece[] {
  const [old, fresh] = [before.match(DIFF_TOKEN) ?? [], now.match(DIFF_TOKEN) ?? []];
  const long = Math.max(old.length, fresh.length) > 2 * MAX_COMPARED_WORDS;
  const steps = long ? undefined : diffArrays(old, fresh, { maxEditLength: MAX_EDIT_STEPS.words });
  const pieces: DiffPiece[] = [];
  let [gone, come] = ['', ''];
  const put = (text: string, is: DiffPiece['is']) => {
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
  return shortenPieces(pieces);
}

/** Long unchanged stretches lose their middle; before the first change, their beginning; after the last, their end. */
function shortenPieces(pieces: DiffPiece[]): DiffPiece[] {
  const last = pieces.length - 1;
  return pieces.flatMap(({ text, is }, at): DiffPiece[] => {
    if (is !== 'same' || text.length <= MAX_UNCUT_LENGTH) return [{ text, is }];
    const start = at === 0 ? '' : text.slice(0, text.indexOf(' ', CUT_CONTEXT_LENGTH) + 1 || CUT_CONTEXT_LENGTH);
    const end =
      at === last ? '' : text.slice(text.lastIndexOf(' ', text.length - CUT_CONTEXT_LENGTH) + 1 || -CUT_CONTEXT_LENGTH);
    return [
      { text: start, is: 'same' as const },
      { text: '…', is: 'cut' as const },
      { text: end, is: 'same' as const },
    ].filter((piece) => piece.text !== '');
  });
}

/** Compares an article with its saved version, paragraph by paragraph and word by word. */
import { diffArrays } from 'diff';
import type { PageDate } from './article.ts';
import { parseMarkdown } from './markdown/parse.ts';
import { listTextLines } from './markdown/plain-text.ts';
import { collapseSpaces } from './text/collapse-spaces.ts';
import { computeWordSimilarity } from './text/similarity.ts';
import { findWords, splitWords } from './text/words.ts';

/** One version of an article. `date` is '' when the page states no date. */
interface ArticleVersion {
  title: string;
  date: PageDate;
  markdown: string;
}

/**
 * A run of text that both versions have (`same`), or that was removed (`gone`) or added (`new`). `cut` stands for unchanged
 * text that is not shown.
 */
export interface DiffPiece {
  text: string;
  kind: 'same' | 'gone' | 'new' | 'cut';
}

export interface ArticleDiff {
  /** The change of the title as pieces; null when the title is unchanged. */
  title: DiffPiece[] | null;
  date: { before: PageDate; now: PageDate } | null;
  /** The changed paragraphs in order, each as a list of pieces. An added or removed paragraph is a single piece. */
  paragraphs: DiffPiece[][];
  /** Number of changed paragraphs that `paragraphs` leaves out. */
  more: number;
}

/** At most this many changed paragraphs are listed in an `ArticleDiff`. */
const MAX_LISTED_CHANGES = 30;
/**
 * At most this many insertions and deletions are searched for; beyond it, two texts count as entirely different. The time of
 * a comparison grows with this number.
 */
const MAX_EDIT_STEPS = { paragraphs: 1_000, words: 400 };
/** UTF-16 units. Of each text, only this much is compared, from the first change on. */
const MAX_COMPARED_LENGTH = 300_000;
/** A paragraph with more words is shown as replaced, without a comparison word by word. */
const MAX_COMPARED_WORDS = 10_000;
/** The edited form of a removed paragraph is searched for among at most this many added paragraphs. */
const MAX_LOOKAHEAD = 5;
/** Two paragraphs with at least this share of common words (0 to 1) are versions of one paragraph. */
const MIN_PARAGRAPH_SIMILARITY = 0.5;
/** UTF-16 units. Longer unchanged text is shown with its middle cut out. */
const MAX_UNCUT_LENGTH = 160;
/** UTF-16 units of unchanged text that are shown on each side of a cut. */
const CUT_CONTEXT_LENGTH = 60;

/**
 * Compares two versions of an article; null when title, day and words are the same. Ignores marks, links, pictures and
 * spacing, since a later version of Precis may read those differently.
 */
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

/**
 * Whether the date is unchanged. A page that no longer states a date has not changed it; dates without a time are compared
 * by day.
 */
function isSameDate(before: PageDate, now: PageDate): boolean {
  if (now === '' || before === now) return true;
  const timed = before.length > 16 && now.length > 16;
  return timed ? Date.parse(before) === Date.parse(now) : before.slice(0, 10) === now.slice(0, 10);
}

/** Splits a Markdown text into paragraphs of plain text, in order. A code block or a table row is one paragraph. */
export const splitMarkdownParagraphs = (markdown: string): string[] =>
  listTextLines(parseMarkdown(markdown).children)
    .map(({ type, text }) => (type === 'code' ? text.trim() : collapseSpaces(text)))
    .filter((text) => /[\p{L}\p{N}]/u.test(text));

/**
 * Returns the words of a paragraph without punctuation, for comparing. A paragraph without words (code) is returned
 * unchanged.
 */
const toParagraphKey = (paragraph: string) => splitWords(paragraph).join(' ') || paragraph;

function diffParagraphs(before: string, now: string): DiffPiece[][] {
  const [old, current] = trimCommonEnds(before, now).map(splitMarkdownParagraphs) as [string[], string[]];
  const [oldKeys, currentKeys] = [old.map(toParagraphKey), current.map(toParagraphKey)];
  const steps = diffArrays(oldKeys, currentKeys, { maxEditLength: MAX_EDIT_STEPS.paragraphs });
  if (!steps)
    return listUniqueParagraphs(old, oldKeys, currentKeys, 'gone').concat(
      listUniqueParagraphs(current, currentKeys, oldKeys, 'new'),
    );
  const changes: DiffPiece[][] = [];
  let [oldAt, currentAt] = [0, 0];
  let [deleted, inserted]: [string[], string[]] = [[], []];
  const flush = () => {
    changes.push(...pairParagraphs(deleted, inserted));
    [deleted, inserted] = [[], []];
  };
  for (const { added, removed, count } of steps) {
    if (added) inserted.push(...current.slice(currentAt, currentAt + count));
    else if (removed) deleted.push(...old.slice(oldAt, oldAt + count));
    else flush();
    if (!added) oldAt += count;
    if (!removed) currentAt += count;
  }
  flush();
  return changes;
}

/** Removes the blocks that both texts share at their start and end, so that little of a long article remains to compare. */
function trimCommonEnds(before: string, now: string): [string, string] {
  const [old, current] = [before.split(/\n{2,}/), now.split(/\n{2,}/)];
  const shorter = Math.min(old.length, current.length);
  let start = 0;
  let commonStart = 0;
  // The common start must not end inside a code block.
  for (let fence = false; start < shorter && old[start] === current[start]; start += 1) {
    if ((old[start]?.match(/^ {0,3}(?:```|~~~)/gm)?.length ?? 0) % 2 === 1) fence = !fence;
    if (!fence) commonStart = start + 1;
  }
  let end = 0;
  while (end < shorter - commonStart && old.at(-1 - end) === current.at(-1 - end)) end += 1;
  const joinRest = (blocks: string[]) =>
    blocks
      .slice(commonStart, blocks.length - end)
      .join('\n\n')
      .slice(0, MAX_COMPARED_LENGTH);
  return [joinRest(old), joinRest(current)];
}

/** Lists the paragraphs that the other text lacks. Used when the two texts have too little in common to be compared. */
function listUniqueParagraphs(
  paragraphs: string[],
  keys: string[],
  others: string[],
  kind: 'gone' | 'new',
): DiffPiece[][] {
  const otherKeys = new Set(others);
  return paragraphs.filter((_, at) => !otherKeys.has(keys[at] ?? '')).map((text) => [{ text, kind }]);
}

/** Pairs each removed paragraph with its edited form, and compares the two word by word. */
function pairParagraphs(deleted: string[], inserted: string[]): DiffPiece[][] {
  const changes: DiffPiece[][] = [];
  let from = 0;
  for (const text of deleted) {
    const at = inserted
      .slice(from, from + MAX_LOOKAHEAD)
      .findIndex((other) => computeWordSimilarity(text, other) >= MIN_PARAGRAPH_SIMILARITY);
    if (at === -1) changes.push([{ text, kind: 'gone' }]);
    else {
      for (const other of inserted.slice(from, from + at)) changes.push([{ text: other, kind: 'new' }]);
      changes.push(diffWords(text, inserted[from + at] ?? ''));
      from += at + 1;
    }
  }
  for (const text of inserted.slice(from)) changes.push([{ text, kind: 'new' }]);
  return changes;
}

/**
 * Cuts a text into words, runs of spaces, and single other characters. A script without spaces is compared character by
 * character.
 */
function cutIntoTokens(text: string): string[] {
  const tokens: string[] = [];
  let at = 0;
  for (const word of findWords(text, { unspaced: 'characters' })) {
    tokens.push(...splitGap(text.slice(at, word.start)), word.text);
    at = word.end;
  }
  return tokens.concat(splitGap(text.slice(at)));
}

const splitGap = (gap: string): string[] => (gap === ' ' ? [gap] : (gap.match(/\s+|[\s\S]/gu) ?? []));

/** Compares two texts word by word. Returns one list of unchanged, removed and added pieces. */
export function diffWords(before: string, now: string): DiffPiece[] {
  const [old, current] = [before, now].map(cutIntoTokens) as [string[], string[]];
  const long = Math.max(old.length, current.length) > 2 * MAX_COMPARED_WORDS;
  const steps = long ? undefined : diffArrays(old, current, { maxEditLength: MAX_EDIT_STEPS.words });
  const pieces: DiffPiece[] = [];
  let [deleted, inserted] = ['', ''];
  const addPiece = (text: string, kind: DiffPiece['kind']) => {
    if (text !== '') pieces.push({ text, kind });
  };
  /** Adds the collected change to `pieces`. Returns the space that both the removed and the added text end with. */
  const flush = (): string => {
    const space = /\s$/.test(deleted) && deleted.at(-1) === inserted.at(-1) ? (inserted.at(-1) ?? '') : '';
    addPiece(space ? deleted.slice(0, -1) : deleted, 'gone');
    addPiece(space ? inserted.slice(0, -1) : inserted, 'new');
    [deleted, inserted] = ['', ''];
    return space;
  };
  const allSteps = steps ?? [
    { removed: true, added: false, value: [before] },
    { removed: false, added: true, value: [now] },
  ];
  for (const [at, { added, removed, value }] of allSteps.entries()) {
    const text = value.join('');
    if (removed) deleted += text;
    else if (added) inserted += text;
    // An unchanged space or comma between two changes is shown as changed, too: one long change is easier to read than two
    // short ones.
    else if ((deleted || inserted) && at < allSteps.length - 1 && !/[\p{L}\p{N}]/u.test(text)) {
      deleted += text;
      inserted += text;
    } else {
      addPiece(flush() + text, 'same');
    }
  }
  addPiece(flush(), 'same');
  return shortenPieces(pieces);
}

/** Shortens long unchanged pieces: the first piece loses its start, the last piece its end, any other piece its middle. */
function shortenPieces(pieces: DiffPiece[]): DiffPiece[] {
  const last = pieces.length - 1;
  return pieces.flatMap(({ text, kind }, at): DiffPiece[] => {
    if (kind !== 'same' || text.length <= MAX_UNCUT_LENGTH) return [{ text, kind }];
    const start = at === 0 ? '' : text.slice(0, text.indexOf(' ', CUT_CONTEXT_LENGTH) + 1 || CUT_CONTEXT_LENGTH);
    const end =
      at === last ? '' : text.slice(text.lastIndexOf(' ', text.length - CUT_CONTEXT_LENGTH) + 1 || -CUT_CONTEXT_LENGTH);
    return [
      { text: start, kind: 'same' as const },
      { text: '…', kind: 'cut' as const },
      { text: end, kind: 'same' as const },
    ].filter((piece) => piece.text !== '');
  });
}

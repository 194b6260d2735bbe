/** Pairs the delimiter runs of emphasis (CommonMark 0.31, section 6.2) and of GFM's strikethrough. */
import { isPunctuation } from '../text/unicode.ts';
import type { MarkdownInline } from './tree.ts';

/** A run of `*`, `_` or `~` that may open or close emphasis, or the bracket before a link. */
export interface DelimiterRun {
  type: 'run';
  marker: string;
  /** Number of characters that are not part of emphasis yet. */
  length: number;
  opens: boolean;
  closes: boolean;
  /** The nodes that begin after the run, and that end before it; the innermost comes first. */
  opened: MarkKind[];
  closed: MarkKind[];
}

type MarkKind = 'emphasis' | 'strong' | 'delete';

/** A node of a paragraph, or a delimiter run among the nodes. */
export type InlinePiece = MarkdownInline | DelimiterRun;

/** Emphasis that is nested deeper loses its marks. */
const MAX_EMPHASIS_DEPTH = 100;

/**
 * Creates a delimiter run. `before`, `after`: the characters around it; '' at an edge of the paragraph. Marks side by side
 * (`a**_b_**`) open and close as in micromark, which is more lenient than the rules of flanking.
 */
export function createRun(marker: string, length: number, before: string, after: string): DelimiterRun {
  const [spaceBefore, spaceAfter] = [/^\s?$/.test(before), /^\s?$/.test(after)];
  const [signBefore, signAfter] = [!spaceBefore && isPunctuation(before), !spaceAfter && isPunctuation(after)];
  const isMark = (sign: string) => marker !== '~' && /[*_~]/.test(sign);
  const isOpening = !spaceAfter && (!signAfter || spaceBefore || signBefore || isMark(after));
  const isClosing = !spaceBefore && (!signBefore || spaceAfter || signAfter || isMark(before));
  const isUnderscore = marker === '_';
  return {
    type: 'run',
    marker,
    length,
    opens: isOpening && (!isUnderscore || !isClosing || spaceBefore || signBefore),
    closes: isClosing && (!isUnderscore || !isOpening || spaceAfter || signAfter),
    opened: [],
    closed: [],
  };
}

/** Creates a piece for the bracket that may begin a link. It becomes text when no link follows. */
export const createBracket = (marker: '[' | '!['): DelimiterRun => ({
  type: 'run',
  marker,
  length: 1,
  opens: false,
  closes: false,
  opened: [],
  closed: [],
});

/** Whether two runs may be the two ends of one node. */
function canPair(opener: DelimiterRun, closer: DelimiterRun): boolean {
  if (opener.marker !== closer.marker) return false;
  if (opener.marker === '~') return opener.length === closer.length;
  // The "rule of three" of section 6.2.
  return !((opener.closes || closer.opens) && closer.length % 3 !== 0 && (opener.length + closer.length) % 3 === 0);
}

/** Finds for each closing run the nearest opening run. */
function pairRuns(pieces: InlinePiece[]): void {
  const openers: DelimiterRun[] = [];
  /** For each kind of closing run, the number of openers that are known not to fit it. This keeps the time linear. */
  const rejected = new Map<string, number>();
  const dropOpeners = (length: number) => {
    openers.length = length;
    for (const [kind, count] of rejected) if (count > length - 1) rejected.set(kind, Math.max(0, length - 1));
  };
  for (const run of pieces) {
    if (run.type !== 'run') continue;
    while (run.closes && run.length > 0) {
      const kind = `${run.marker}${run.opens}${run.marker === '~' ? run.length : run.length % 3}`;
      const bottom = rejected.get(kind) ?? 0;
      let at = openers.length - 1;
      while (at >= bottom && !canPair(openers[at] as DelimiterRun, run)) at--;
      const opener = at < bottom ? undefined : openers[at];
      if (!opener) {
        rejected.set(kind, openers.length);
        break;
      }
      const size = Math.min(2, opener.length, run.length);
      const mark = run.marker === '~' ? 'delete' : size === 2 ? 'strong' : 'emphasis';
      opener.opened.push(mark);
      run.closed.push(mark);
      opener.length -= size;
      run.length -= size;
      dropOpeners(opener.length > 0 ? at + 1 : at);
    }
    if (run.opens && run.length > 0) openers.push(run);
  }
}

/** Appends a node, and joins neighbouring texts. */
export function appendNode(nodes: InlinePiece[], node: InlinePiece): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text') last.value += node.value;
  else if (node.type !== 'text' || node.value) nodes.push(node);
}

/** Builds the tree of a paragraph from its pieces. Runs without a partner become text. */
export function nestEmphasis(pieces: InlinePiece[]): MarkdownInline[] {
  if (!pieces.some(({ type }) => type === 'run')) return pieces as MarkdownInline[];
  pairRuns(pieces);
  const stack: MarkdownInline[][] = [[]];
  const append = (node: MarkdownInline) => appendNode(stack.at(-1) as MarkdownInline[], node);
  for (const piece of pieces) {
    if (piece.type !== 'run') {
      append(piece);
      continue;
    }
    for (const type of piece.closed) {
      const children = stack.pop() ?? [];
      if (stack.length > MAX_EMPHASIS_DEPTH) for (const child of children) append(child);
      else append({ type, children });
    }
    append({ type: 'text', value: piece.marker.repeat(piece.length) });
    for (const _ of piece.opened) stack.push([]);
  }
  return stack[0] ?? [];
}

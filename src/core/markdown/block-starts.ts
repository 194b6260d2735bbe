import { unescapeMarkdown } from './escape.ts';
import { findHtmlBlockEnd } from './html-blocks.ts';
import type { LineCursor } from './line-cursor.ts';
import { toLabelKey } from './link-target.ts';
import type { OpenBlocks, OpenParagraph } from './open-blocks.ts';
import { parseDelimiterRow, splitTableRow } from './table-rows.ts';
import type { MarkdownListItem, MarkdownNode } from './tree.ts';

/** Where a block may start. */
interface BlockPosition {
  blocks: OpenBlocks;
  line: LineCursor;
  /** The rest of the line without the white space before it. */
  text: string;
  /** Number of open containers that the line continues. */
  depth: number;
  /** Whether the line may continue a paragraph. */
  isInParagraph: boolean;
  /** The paragraph that the line would end; null when the line is outside of the paragraph's container. */
  paragraph: OpenParagraph | null;
}

/** Starts a block, and returns which kind; null when no block of this kind begins at the position. */
type BlockStart = (position: BlockPosition) => 'container' | 'leaf' | null;

/** Blocks that are nested deeper are read as text. The limit keeps the time linear, and the tree safe to walk. */
const MAX_BLOCK_DEPTH = 100;
export const CODE_INDENT = 4;
const FOOTNOTE_INDENT = 4;

/** Matches a line that may begin a block other than a paragraph, or end a heading. */
const BLOCK_SIGNS = /^[>#`~<=|:*_\d+[-]/;
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const HEADING = /^#{1,6}(?=[ \t]|$)/;
const THEMATIC_BREAK = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const LIST_MARKER = /^(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)/;
const FOOTNOTE_MARKER = /^\[\^((?:[^\s[\]\\]|\\[[\]\\]?){1,999})\]:/;

/** Starts the block that begins at the line's text, if any, in the container number `depth`. */
export function startBlock(
  blocks: OpenBlocks,
  line: LineCursor,
  depth: number,
  isWhole: boolean,
): 'container' | 'leaf' | null {
  if (line.isBlank) return null;
  const open = blocks.leaf?.type === 'paragraph' ? blocks.leaf : null;
  const { text } = line;
  const paragraph = isWhole ? open : null;
  const position = { blocks, line, text, depth, isInParagraph: open !== null, paragraph };
  if (line.indent >= CODE_INDENT) return startIndentedCode(position);
  if (!BLOCK_SIGNS.test(text)) return null;
  for (const start of BLOCK_STARTS) {
    const started = start(position);
    if (started) return started;
  }
  return null;
}

const startIndentedCode: BlockStart = ({ blocks, line, depth, isInParagraph }) => {
  if (isInParagraph) return null;
  blocks.closeTo(depth);
  line.skipColumns(CODE_INDENT);
  const node: MarkdownNode<'code'> = { type: 'code', lang: null, meta: null, value: '' };
  blocks.addBlock(node);
  blocks.leaf = { type: 'indented', node, lines: [line.whole] };
  return 'leaf';
};

const startQuote: BlockStart = ({ blocks, line, text, depth }) => {
  if (!text.startsWith('>') || depth > MAX_BLOCK_DEPTH) return null;
  blocks.closeTo(depth);
  skipQuoteMark(line);
  const node: MarkdownNode<'blockquote'> = { type: 'blockquote', children: [] };
  blocks.addBlock(node);
  return blocks.openContainer(node, 0);
};

const startHeading: BlockStart = ({ blocks, text, depth }) => {
  const level = HEADING.exec(text)?.[0].length;
  if (level === undefined) return null;
  blocks.closeTo(depth);
  const node: MarkdownNode<'heading'> = { type: 'heading', depth: level, children: [] };
  blocks.addBlock(node);
  blocks.texts.push({ source: removeClosingSigns(text.slice(level)), parent: node });
  return 'leaf';
};

const startFence: BlockStart = ({ blocks, line, text, depth }) => {
  const fence = FENCE.exec(text)?.[0];
  if (fence === undefined) return null;
  blocks.closeTo(depth);
  const info = unescapeMarkdown(text.slice(fence.length).trim());
  const lang = /^\S*/.exec(info)?.[0] ?? '';
  const meta = info.slice(lang.length).trim();
  const node: MarkdownNode<'code'> = { type: 'code', lang: lang || null, meta: meta || null, value: '' };
  blocks.addBlock(node);
  blocks.leaf = { type: 'fence', node, lines: [], fence, indent: line.indent };
  return 'leaf';
};

const startHtml: BlockStart = ({ blocks, line, text, depth, isInParagraph }) => {
  const end = findHtmlBlockEnd(text, isInParagraph);
  if (end === undefined) return null;
  blocks.closeTo(depth);
  const node: MarkdownNode<'html'> = { type: 'html', value: '' };
  blocks.addBlock(node);
  blocks.leaf = { type: 'html', node, lines: [line.whole], end };
  if (end?.test(text)) blocks.closeLeaf();
  return 'leaf';
};

/** Turns a paragraph into a heading when the line underlines it. */
const endHeading: BlockStart = ({ blocks, text, paragraph }) => {
  if (!paragraph || !/^(?:=+|-+)[ \t]*$/.test(text)) return null;
  blocks.takeDefinitions(paragraph);
  if (paragraph.lines.length === 0) return null;
  const { children } = blocks.container.node;
  const node: MarkdownNode<'heading'> = { type: 'heading', depth: text.startsWith('=') ? 1 : 2, children: [] };
  children[children.length - 1] = node;
  blocks.texts.push({ source: paragraph.lines.join('\n').trim(), parent: node });
  blocks.leaf = null;
  return 'leaf';
};

/** Turns the last line of a paragraph into the head of a table when the line is a delimiter row. */
const startTable: BlockStart = ({ blocks, text, paragraph }) => {
  const align = paragraph && parseDelimiterRow(text);
  const head = paragraph?.lines.at(-1);
  if (!align || !head || splitTableRow(head).length !== align.length) return null;
  paragraph.lines.pop();
  blocks.closeLeaf();
  const node: MarkdownNode<'table'> = { type: 'table', align, children: [] };
  blocks.addBlock(node);
  blocks.addTableRow(node, head);
  blocks.leaf = { type: 'table', node };
  return 'leaf';
};

const startThematicBreak: BlockStart = ({ blocks, text, depth }) => {
  if (!THEMATIC_BREAK.test(text)) return null;
  blocks.closeTo(depth);
  blocks.addBlock({ type: 'thematicBreak' });
  return 'leaf';
};

const startListItem: BlockStart = ({ blocks, line, text, depth, paragraph }) => {
  const found = LIST_MARKER.exec(text);
  if (!found || depth > MAX_BLOCK_DEPTH) return null;
  const [sign, digits] = found;
  // A hard-wrapped paragraph may have a line that begins with a number.
  if (paragraph && (sign.length === text.trimEnd().length || (digits !== undefined && Number(digits) !== 1)))
    return null;
  blocks.closeTo(depth);
  const markerIndent = line.indent;
  line.skipText(sign.length);
  // Five columns or more are one column before indented code.
  const padding = line.isBlank || line.indent > CODE_INDENT ? 1 : line.indent;
  line.skipColumns(padding);
  const marker = sign.slice(-1);
  const parent = blocks.container;
  let list = parent.list;
  if (list?.marker === marker) list.node.spread ||= parent.isAfterBlank;
  else {
    const start = digits === undefined ? null : Number(digits);
    list = { marker, node: { type: 'list', ordered: start !== null, start, spread: false, children: [] } };
    blocks.addBlock(list.node);
    parent.list = list;
  }
  const item: MarkdownListItem = { type: 'listItem', spread: false, checked: null, children: [] };
  list.node.children.push(item);
  return blocks.openContainer(item, markerIndent + sign.length + padding);
};

const startFootnote: BlockStart = ({ blocks, line, text, depth }) => {
  const [sign, label] = FOOTNOTE_MARKER.exec(text) ?? [];
  if (sign === undefined || label === undefined || depth > MAX_BLOCK_DEPTH) return null;
  blocks.closeTo(depth);
  line.skipText(sign.length);
  line.skipColumns(line.indent);
  const key = toLabelKey(label);
  blocks.definitions.footnotes.add(key);
  const node: MarkdownNode<'footnoteDefinition'> = {
    type: 'footnoteDefinition',
    identifier: key.toLowerCase(),
    label,
    children: [],
  };
  blocks.addBlock(node);
  return blocks.openContainer(node, FOOTNOTE_INDENT);
};

/** Moves over the mark of a block quote and the space after it. */
export function skipQuoteMark(line: LineCursor): void {
  line.skipText(1);
  line.skipColumns(1);
}

/** Returns the text of a heading's line without the closing number signs (`## Title ##`). */
function removeClosingSigns(line: string): string {
  const text = line.trim();
  let end = text.length;
  while (text.charAt(end - 1) === '#') end--;
  return end === 0 || /[ \t]/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

/** The order matters where a line could start several kinds of blocks: `- - -` is a thematic break. */
const BLOCK_STARTS: BlockStart[] = [
  startQuote,
  startHeading,
  startFence,
  startHtml,
  endHeading,
  startTable,
  startThematicBreak,
  startListItem,
  startFootnote,
];

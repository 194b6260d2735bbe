/**
 * Parses Markdown: CommonMark 0.31 with GFM's tables, footnotes, task lists and strikethrough. Works as section
 * "Appendix: A parsing strategy" of CommonMark describes: first the blocks line by line, then the text of each block.
 */
import { unescapeMarkdown } from './escape.ts';
import { findHtmlBlockEnd } from './html-blocks.ts';
import { LineCursor } from './line-cursor.ts';
import { scanDefinition, toLabelKey } from './link-target.ts';
import { type MarkdownDefinitions, parseInlineMarkdown } from './parse-inline.ts';
import { parseDelimiterRow, splitTableRow } from './table-rows.ts';
import type {
  MarkdownBlock,
  MarkdownInline,
  MarkdownListItem,
  MarkdownNode,
  MarkdownRoot,
  MarkdownTableRow,
} from './tree.ts';

/** A block that holds blocks and is still open. */
interface OpenContainer {
  node: MarkdownRoot | MarkdownListItem | MarkdownNode<'blockquote'> | MarkdownNode<'footnoteDefinition'>;
  /** Columns by which the lines of a list item or footnote are indented. */
  indent: number;
  /** The list that the next item may join, and the marker of its items. */
  list: { node: MarkdownNode<'list'>; marker: string } | null;
  /** Whether a blank line follows the last child. */
  isAfterBlank: boolean;
}

interface OpenParagraph {
  type: 'paragraph';
  node: MarkdownNode<'paragraph'>;
  lines: string[];
}

/** The innermost open block, which takes lines. */
type OpenLeaf =
  | OpenParagraph
  | { type: 'fence'; node: MarkdownNode<'code'>; lines: string[]; fence: string; indent: number }
  | { type: 'indented'; node: MarkdownNode<'code'>; lines: string[] }
  | { type: 'html'; node: MarkdownNode<'html'>; lines: string[]; end: RegExp | null }
  | { type: 'table'; node: MarkdownNode<'table'> };

/** Blocks that are nested deeper are read as text. The limit keeps the time linear, and the tree safe to walk. */
const MAX_BLOCK_DEPTH = 100;
const CODE_INDENT = 4;
const FOOTNOTE_INDENT = 4;

/** Matches a line that may begin a block other than a paragraph, or end a heading. */
const BLOCK_SIGNS = /^[>#`~<=|:*_\d+[-]/;
const FENCE = /^(`{3,}(?=[^`]*$)|~{3,})/;
const HEADING = /^#{1,6}(?=[ \t]|$)/;
const THEMATIC_BREAK = /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const LIST_MARKER = /^(?:[*+-]|(\d{1,9})[.)])(?=[ \t]|$)/;
const FOOTNOTE_MARKER = /^\[\^((?:[^\s[\]\\]|\\[[\]\\]?){1,999})\]:/;

/** The last text with its tree, since all steps of the pipeline read the same article, one after the other. */
let last: { markdown: string; root: MarkdownRoot } | undefined;

/**
 * Parses a Markdown text, in time linear in its length; never throws. Callers share the tree of one text, and must not
 * change it.
 */
export function parseMarkdown(markdown: string): MarkdownRoot {
  if (last?.markdown !== markdown) last = { markdown, root: new BlockParser().parse(markdown) };
  return last.root;
}

class BlockParser {
  private readonly root: MarkdownRoot = { type: 'root', children: [] };
  private readonly open: OpenContainer[] = [{ node: this.root, indent: 0, list: null, isAfterBlank: false }];
  private leaf: OpenLeaf | null = null;
  private readonly definitions: MarkdownDefinitions = { links: new Map(), footnotes: new Set() };
  /** Texts to parse once all definitions are known. */
  private readonly texts: { source: string; parent: { children: MarkdownInline[] } }[] = [];

  parse(markdown: string): MarkdownRoot {
    const lines = markdown.split(/\r\n|\n|\r/);
    if (lines.at(-1) === '') lines.pop();
    for (const line of lines) this.addLine(new LineCursor(line));
    this.closeLeaf();
    for (const { source, parent } of this.texts) parent.children = parseInlineMarkdown(source, this.definitions);
    return this.root;
  }

  private addLine(line: LineCursor): void {
    let depth = 1;
    while (depth < this.open.length && continuesContainer(this.open[depth] as OpenContainer, line)) depth++;
    const isWhole = depth === this.open.length;
    if (isWhole && this.leaf && this.continueLeaf(this.leaf, line)) return;
    if (line.isBlank) {
      this.closeTo(depth);
      this.markBlank();
      return;
    }
    let started = this.startBlock(line, depth, isWhole);
    while (started === 'container') {
      depth = this.open.length;
      started = this.startBlock(line, depth, false);
    }
    if (started === null && !line.isBlank) this.addText(line, depth, isWhole);
    for (const container of this.open) container.isAfterBlank = false;
  }

  /** Remembers a blank line. A blank line in a block quote does not separate blocks outside of the quote. */
  private markBlank(): void {
    for (const container of this.open.toReversed()) {
      container.isAfterBlank = true;
      if (container.node.type === 'blockquote') return;
    }
  }

  /** Closes the leaf, and the containers after the first `depth`. */
  private closeTo(depth: number): void {
    this.closeLeaf();
    this.open.length = depth;
  }

  private addBlock(node: MarkdownBlock): void {
    const container = this.open.at(-1) as OpenContainer;
    if (container.node.type === 'listItem' && container.isAfterBlank && container.node.children.length > 0)
      container.node.spread = true;
    container.list = null;
    container.node.children.push(node);
  }

  private openContainer(node: OpenContainer['node'], indent: number): 'container' {
    this.open.push({ node, indent, list: null, isAfterBlank: false });
    return 'container';
  }

  /** Starts the block that begins at the line's text, if any, in the container number `depth`. */
  private startBlock(line: LineCursor, depth: number, isWhole: boolean): 'container' | 'leaf' | null {
    const paragraph = this.leaf?.type === 'paragraph' ? this.leaf : null;
    if (line.isBlank) return null;
    if (line.indent >= CODE_INDENT) {
      if (paragraph) return null;
      this.closeTo(depth);
      line.skipColumns(CODE_INDENT);
      const node: MarkdownNode<'code'> = { type: 'code', lang: null, meta: null, value: '' };
      this.addBlock(node);
      this.leaf = { type: 'indented', node, lines: [line.whole] };
      return 'leaf';
    }
    const { text } = line;
    const interrupted = isWhole ? paragraph : null;
    return (
      (BLOCK_SIGNS.test(text) &&
        (this.startQuote(line, text, depth) ||
          this.startHeading(text, depth) ||
          this.startFence(line, text, depth) ||
          this.startHtml(line, text, depth, paragraph !== null) ||
          (interrupted && (this.endHeading(interrupted, text) || this.startTable(interrupted, text))) ||
          this.startThematicBreak(text, depth) ||
          this.startListItem(line, text, depth, interrupted !== null) ||
          this.startFootnote(line, text, depth))) ||
      null
    );
  }

  private startQuote(line: LineCursor, text: string, depth: number): 'container' | null {
    if (!text.startsWith('>') || depth > MAX_BLOCK_DEPTH) return null;
    this.closeTo(depth);
    skipQuoteMark(line);
    const node: MarkdownNode<'blockquote'> = { type: 'blockquote', children: [] };
    this.addBlock(node);
    return this.openContainer(node, 0);
  }

  private startHeading(text: string, depth: number): 'leaf' | null {
    const level = HEADING.exec(text)?.[0].length;
    if (level === undefined) return null;
    this.closeTo(depth);
    const node: MarkdownNode<'heading'> = { type: 'heading', depth: level, children: [] };
    this.addBlock(node);
    this.texts.push({ source: removeClosingSigns(text.slice(level)), parent: node });
    return 'leaf';
  }

  private startFence(line: LineCursor, text: string, depth: number): 'leaf' | null {
    const fence = FENCE.exec(text)?.[0];
    if (fence === undefined) return null;
    this.closeTo(depth);
    const info = unescapeMarkdown(text.slice(fence.length).trim());
    const lang = /^\S*/.exec(info)?.[0] ?? '';
    const meta = info.slice(lang.length).trim();
    const node: MarkdownNode<'code'> = { type: 'code', lang: lang || null, meta: meta || null, value: '' };
    this.addBlock(node);
    this.leaf = { type: 'fence', node, lines: [], fence, indent: line.indent };
    return 'leaf';
  }

  private startHtml(line: LineCursor, text: string, depth: number, isInParagraph: boolean): 'leaf' | null {
    const end = findHtmlBlockEnd(text, isInParagraph);
    if (end === undefined) return null;
    this.closeTo(depth);
    const node: MarkdownNode<'html'> = { type: 'html', value: '' };
    this.addBlock(node);
    this.leaf = { type: 'html', node, lines: [line.whole], end };
    if (end?.test(text)) this.closeLeaf();
    return 'leaf';
  }

  /** Turns a paragraph into a heading when the line underlines it. */
  private endHeading(paragraph: OpenParagraph, text: string): 'leaf' | null {
    if (!/^(?:=+|-+)[ \t]*$/.test(text)) return null;
    this.takeDefinitions(paragraph);
    if (paragraph.lines.length === 0) return null;
    const { children } = (this.open.at(-1) as OpenContainer).node;
    const node: MarkdownNode<'heading'> = { type: 'heading', depth: text.startsWith('=') ? 1 : 2, children: [] };
    children[children.length - 1] = node;
    this.texts.push({ source: paragraph.lines.join('\n').trim(), parent: node });
    this.leaf = null;
    return 'leaf';
  }

  /** Turns the last line of a paragraph into the head of a table when the line is a delimiter row. */
  private startTable(paragraph: OpenParagraph, text: string): 'leaf' | null {
    const align = parseDelimiterRow(text);
    const head = align && paragraph.lines.at(-1);
    if (!align || !head || splitTableRow(head).length !== align.length) return null;
    paragraph.lines.pop();
    this.closeLeaf();
    const node: MarkdownNode<'table'> = { type: 'table', align, children: [] };
    this.addBlock(node);
    this.addTableRow(node, head);
    this.leaf = { type: 'table', node };
    return 'leaf';
  }

  private addTableRow({ children }: MarkdownNode<'table'>, line: string): void {
    const cells = splitTableRow(line).map((source) => {
      const cell: MarkdownTableRow['children'][number] = { type: 'tableCell', children: [] };
      this.texts.push({ source, parent: cell });
      return cell;
    });
    children.push({ type: 'tableRow', children: cells });
  }

  private startThematicBreak(text: string, depth: number): 'leaf' | null {
    if (!THEMATIC_BREAK.test(text)) return null;
    this.closeTo(depth);
    this.addBlock({ type: 'thematicBreak' });
    return 'leaf';
  }

  private startListItem(line: LineCursor, text: string, depth: number, isInParagraph: boolean): 'container' | null {
    const found = LIST_MARKER.exec(text);
    if (!found || depth > MAX_BLOCK_DEPTH) return null;
    const [sign, digits] = found;
    // A hard-wrapped paragraph may have a line that begins with a number.
    if (isInParagraph && (sign.length === text.trimEnd().length || (digits !== undefined && Number(digits) !== 1)))
      return null;
    this.closeTo(depth);
    const markerIndent = line.indent;
    line.skipText(sign.length);
    // Five columns or more are one column before indented code.
    const padding = line.isBlank || line.indent > CODE_INDENT ? 1 : line.indent;
    line.skipColumns(padding);
    const marker = sign.slice(-1);
    const parent = this.open.at(-1) as OpenContainer;
    let list = parent.list;
    if (list?.marker === marker) list.node.spread ||= parent.isAfterBlank;
    else {
      const start = digits === undefined ? null : Number(digits);
      list = { marker, node: { type: 'list', ordered: start !== null, start, spread: false, children: [] } };
      this.addBlock(list.node);
      parent.list = list;
    }
    const item: MarkdownListItem = { type: 'listItem', spread: false, checked: null, children: [] };
    list.node.children.push(item);
    return this.openContainer(item, markerIndent + sign.length + padding);
  }

  private startFootnote(line: LineCursor, text: string, depth: number): 'container' | null {
    const [sign, label] = FOOTNOTE_MARKER.exec(text) ?? [];
    if (sign === undefined || label === undefined || depth > MAX_BLOCK_DEPTH) return null;
    this.closeTo(depth);
    line.skipText(sign.length);
    line.skipColumns(line.indent);
    const key = toLabelKey(label);
    this.definitions.footnotes.add(key);
    const node: MarkdownNode<'footnoteDefinition'> = {
      type: 'footnoteDefinition',
      identifier: key.toLowerCase(),
      label,
      children: [],
    };
    this.addBlock(node);
    return this.openContainer(node, FOOTNOTE_INDENT);
  }

  /** Adds a line that starts no block: to the open paragraph or table, or as a new paragraph. */
  private addText(line: LineCursor, depth: number, isWhole: boolean): void {
    const { leaf } = this;
    if (leaf?.type === 'paragraph') {
      leaf.lines.push(line.text);
      return;
    }
    if (leaf?.type === 'table' && isWhole) {
      this.addTableRow(leaf.node, line.text);
      return;
    }
    this.closeTo(depth);
    const node: MarkdownNode<'paragraph'> = { type: 'paragraph', children: [] };
    this.addBlock(node);
    this.leaf = { type: 'paragraph', node, lines: [line.text] };
  }

  /** Adds a line to a leaf that takes lines as they are. Returns false when the leaf does not take the line. */
  private continueLeaf(leaf: OpenLeaf, line: LineCursor): boolean {
    switch (leaf.type) {
      case 'fence':
        if (line.indent < CODE_INDENT && isClosingFence(line.text, leaf.fence)) this.closeLeaf();
        else {
          line.skipColumns(leaf.indent);
          leaf.lines.push(line.whole);
        }
        return true;
      case 'indented':
        if (line.indent < CODE_INDENT && !line.isBlank) return false;
        line.skipColumns(CODE_INDENT);
        leaf.lines.push(line.whole);
        if (line.isBlank) this.markBlank();
        return true;
      case 'html':
        if (line.isBlank && leaf.end === null) return false;
        leaf.lines.push(line.whole);
        if (leaf.end?.test(line.text)) this.closeLeaf();
        return true;
      default:
        return false;
    }
  }

  private closeLeaf(): void {
    const { leaf } = this;
    this.leaf = null;
    if (!leaf || leaf.type === 'table') return;
    if (leaf.type === 'paragraph') this.closeParagraph(leaf);
    else {
      if (leaf.type === 'indented') while (leaf.lines.at(-1)?.trim() === '') leaf.lines.pop();
      leaf.node.value = leaf.lines.join('\n');
    }
  }

  private closeParagraph(paragraph: OpenParagraph): void {
    this.takeDefinitions(paragraph);
    if (paragraph.lines.length === 0) return;
    const { node: parent } = this.open.at(-1) as OpenContainer;
    let source = paragraph.lines.join('\n').trimEnd();
    if (parent.type === 'listItem' && parent.children[0] === paragraph.node) {
      const checkbox = /^\[([ \tx])\](?=\s)/i.exec(source)?.[1];
      if (checkbox !== undefined) {
        parent.checked = /x/i.test(checkbox);
        source = source.slice(4);
      }
    }
    this.texts.push({ source, parent: paragraph.node });
  }

  /** Moves the link definitions that a paragraph begins with into nodes of their own. Removes an empty paragraph. */
  private takeDefinitions(paragraph: OpenParagraph): void {
    const { children } = (this.open.at(-1) as OpenContainer).node;
    if (paragraph.lines[0]?.startsWith('[') === false) return;
    let source = paragraph.lines.join('\n');
    for (let found = scanDefinition(source); found; found = scanDefinition(source)) {
      const { label, url, title, end } = found;
      const key = toLabelKey(label);
      if (!this.definitions.links.has(key)) this.definitions.links.set(key, { url, title });
      children.splice(-1, 0, {
        type: 'definition',
        identifier: key.toLowerCase(),
        label: unescapeMarkdown(label),
        url,
        title,
      });
      source = source.slice(end);
    }
    paragraph.lines = source.trim() ? source.split('\n') : [];
    if (paragraph.lines.length === 0) children.pop();
  }
}

/** Whether the line continues the container. If so, moves over the container's part of the line. */
function continuesContainer({ node, indent }: OpenContainer, line: LineCursor): boolean {
  if (node.type === 'blockquote') {
    if (line.indent >= CODE_INDENT || !line.text.startsWith('>')) return false;
    skipQuoteMark(line);
    return true;
  }
  if (line.isBlank ? node.children.length === 0 : line.indent < indent) return false;
  line.skipColumns(indent);
  return true;
}

function skipQuoteMark(line: LineCursor): void {
  line.skipText(1);
  line.skipColumns(1);
}

const isClosingFence = (text: string, fence: string): boolean => {
  const line = text.trimEnd();
  return line.length >= fence.length && line === fence.charAt(0).repeat(line.length);
};

/** Returns the text of a heading's line without the closing number signs (`## Title ##`). */
function removeClosingSigns(line: string): string {
  const text = line.trim();
  let end = text.length;
  while (text.charAt(end - 1) === '#') end--;
  return end === 0 || /[ \t]/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

/**
 * Parses Markdown: CommonMark 0.31 with GFM's tables, footnotes, task lists and strikethrough. Works as section
 * "Appendix: A parsing strategy" of CommonMark describes: first the blocks line by line, then the text of each block.
 */
import { CODE_INDENT, skipQuoteMark, startBlock } from './block-starts.ts';
import { LineCursor } from './line-cursor.ts';
import { OpenBlocks, type OpenContainer, type OpenLeaf } from './open-blocks.ts';
import { parseInlineMarkdown } from './parse-inline.ts';
import type { MarkdownNode, MarkdownRoot } from './tree.ts';

/** The last text with its tree, since all steps of the pipeline read the same article, one after the other. */
let last: { markdown: string; root: MarkdownRoot } | undefined;

/**
 * Parses a Markdown text, in time linear in its length; never throws. Callers share the tree of one text, and must not
 * change it.
 */
export function parseMarkdown(markdown: string): MarkdownRoot {
  if (last?.markdown !== markdown) last = { markdown, root: parseBlocks(markdown) };
  return last.root;
}

function parseBlocks(markdown: string): MarkdownRoot {
  const blocks = new OpenBlocks();
  const lines = markdown.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  for (const line of lines) addLine(blocks, new LineCursor(line));
  blocks.closeLeaf();
  for (const { source, parent } of blocks.texts) parent.children = parseInlineMarkdown(source, blocks.definitions);
  return blocks.root;
}

function addLine(blocks: OpenBlocks, line: LineCursor): void {
  const { containers } = blocks;
  let depth = 1;
  while (depth < containers.length && continuesContainer(containers[depth] as OpenContainer, line)) depth++;
  const isWhole = depth === containers.length;
  if (isWhole && blocks.leaf && continueLeaf(blocks, blocks.leaf, line)) return;
  if (line.isBlank) {
    blocks.closeTo(depth);
    blocks.markBlank();
    return;
  }
  let started = startBlock(blocks, line, depth, isWhole);
  while (started === 'container') {
    depth = containers.length;
    started = startBlock(blocks, line, depth, false);
  }
  if (started === null && !line.isBlank) addText(blocks, line, depth, isWhole);
  for (const container of containers) container.isAfterBlank = false;
}

/** Adds a line that starts no block: to the open paragraph or table, or as a new paragraph. */
function addText(blocks: OpenBlocks, line: LineCursor, depth: number, isWhole: boolean): void {
  const { leaf } = blocks;
  if (leaf?.type === 'paragraph') {
    leaf.lines.push(line.text);
    return;
  }
  if (leaf?.type === 'table' && isWhole) {
    blocks.addTableRow(leaf.node, line.text);
    return;
  }
  blocks.closeTo(depth);
  const node: MarkdownNode<'paragraph'> = { type: 'paragraph', children: [] };
  blocks.addBlock(node);
  blocks.leaf = { type: 'paragraph', node, lines: [line.text] };
}

/** Adds a line to a leaf that takes lines as they are. Returns false when the leaf does not take the line. */
function continueLeaf(blocks: OpenBlocks, leaf: OpenLeaf, line: LineCursor): boolean {
  switch (leaf.type) {
    case 'fence':
      if (line.indent < CODE_INDENT && isClosingFence(line.text, leaf.fence)) blocks.closeLeaf();
      else {
        line.skipColumns(leaf.indent);
        leaf.lines.push(line.whole);
      }
      return true;
    case 'indented':
      if (line.indent < CODE_INDENT && !line.isBlank) return false;
      line.skipColumns(CODE_INDENT);
      leaf.lines.push(line.whole);
      if (line.isBlank) blocks.markBlank();
      return true;
    case 'html':
      if (line.isBlank && leaf.end === null) return false;
      leaf.lines.push(line.whole);
      if (leaf.end?.test(line.text)) blocks.closeLeaf();
      return true;
    default:
      return false;
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

const isClosingFence = (text: string, fence: string): boolean => {
  const line = text.trimEnd();
  return line.length >= fence.length && line === fence.charAt(0).repeat(line.length);
};

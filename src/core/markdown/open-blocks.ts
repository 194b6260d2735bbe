import { unescapeMarkdown } from './escape.ts';
import { scanDefinition, toLabelKey } from './link-target.ts';
import type { MarkdownDefinitions } from './parse-inline.ts';
import { splitTableRow } from './table-rows.ts';
import type {
  MarkdownBlock,
  MarkdownInline,
  MarkdownListItem,
  MarkdownNode,
  MarkdownRoot,
  MarkdownTableRow,
} from './tree.ts';

/** A block that holds blocks and is still open. */
export interface OpenContainer {
  node: MarkdownRoot | MarkdownListItem | MarkdownNode<'blockquote'> | MarkdownNode<'footnoteDefinition'>;
  /** Columns by which the lines of a list item or footnote are indented. */
  indent: number;
  /** The list that the next item may join, and the marker of its items. */
  list: { node: MarkdownNode<'list'>; marker: string } | null;
  /** Whether a blank line follows the last child. */
  isAfterBlank: boolean;
}

export interface OpenParagraph {
  type: 'paragraph';
  node: MarkdownNode<'paragraph'>;
  lines: string[];
}

/** The innermost open block, which takes lines. */
export type OpenLeaf =
  | OpenParagraph
  | { type: 'fence'; node: MarkdownNode<'code'>; lines: string[]; fence: string; indent: number }
  | { type: 'indented'; node: MarkdownNode<'code'>; lines: string[] }
  | { type: 'html'; node: MarkdownNode<'html'>; lines: string[]; end: RegExp | null }
  | { type: 'table'; node: MarkdownNode<'table'> };

/** The blocks of a text that are still open while its lines are read. */
export class OpenBlocks {
  readonly root: MarkdownRoot = { type: 'root', children: [] };
  readonly containers: OpenContainer[] = [{ node: this.root, indent: 0, list: null, isAfterBlank: false }];
  leaf: OpenLeaf | null = null;
  readonly definitions: MarkdownDefinitions = { links: new Map(), footnotes: new Set() };
  /** Texts to parse once all definitions are known. */
  readonly texts: { source: string; parent: { children: MarkdownInline[] } }[] = [];

  /** The innermost open container. */
  get container(): OpenContainer {
    return this.containers.at(-1) as OpenContainer;
  }

  /** Remembers a blank line. A blank line in a block quote does not separate blocks outside of the quote. */
  markBlank(): void {
    for (const container of this.containers.toReversed()) {
      container.isAfterBlank = true;
      if (container.node.type === 'blockquote') return;
    }
  }

  /** Closes the leaf, and the containers after the first `depth`. */
  closeTo(depth: number): void {
    this.closeLeaf();
    this.containers.length = depth;
  }

  addBlock(node: MarkdownBlock): void {
    const container = this.container;
    if (container.node.type === 'listItem' && container.isAfterBlank && container.node.children.length > 0)
      container.node.spread = true;
    container.list = null;
    container.node.children.push(node);
  }

  openContainer(node: OpenContainer['node'], indent: number): 'container' {
    this.containers.push({ node, indent, list: null, isAfterBlank: false });
    return 'container';
  }

  addTableRow({ children }: MarkdownNode<'table'>, line: string): void {
    const cells = splitTableRow(line).map((source) => {
      const cell: MarkdownTableRow['children'][number] = { type: 'tableCell', children: [] };
      this.texts.push({ source, parent: cell });
      return cell;
    });
    children.push({ type: 'tableRow', children: cells });
  }

  closeLeaf(): void {
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
    const { node: parent } = this.container;
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
  takeDefinitions(paragraph: OpenParagraph): void {
    const { children } = this.container.node;
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

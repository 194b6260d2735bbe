import type { MarkdownBlock, MarkdownInline, MarkdownNode } from '../../markdown/tree.ts';
import { getClassName, getLineText, getTag, isElement, isTextNode } from '../page/tree.ts';
import { flattenBlocks } from './flatten-blocks.ts';
import { type BlockBuilder, type BlockSelection, DROPPED_TAGS, FLOWING_TAGS } from './handlers/handler.ts';
import { handlers } from './handlers/index.ts';
import { caption, isCaption, isPictureBox, pictureBox } from './handlers/picture.ts';
import { isPictureButton } from './images.ts';
import { buildInline, type InlineLeaf, type InlineMark } from './inline.ts';

/** Number of nested elements. Content at a greater depth is printed as plain text. */
const MAX_DEPTH = 400;

/** Converts subtrees of the page to Markdown blocks. */
export function toMarkdownBlocks(roots: Node[], selection: BlockSelection): MarkdownBlock[] {
  const builder = new MarkdownBlockBuilder(selection, 0);
  for (const root of roots) builder.visit(root, []);
  return builder.finish();
}

class MarkdownBlockBuilder implements BlockBuilder {
  readonly out: MarkdownBlock[] = [];
  private leaves: InlineLeaf[] = [];

  constructor(
    readonly selection: BlockSelection,
    private depth: number,
  ) {}

  addLeaf(node: InlineLeaf['node'], marks: InlineMark[]): void {
    this.leaves.push({ node, marks });
  }

  addLineBreak(marks: InlineMark[]): void {
    const last = this.leaves.findLast(({ node }) => node.type !== 'text' || node.value.trim());
    if (last?.node.type === 'break') this.flush();
    else this.addLeaf({ type: 'break' }, marks);
  }

  flush(): void {
    const children = buildInline(this.leaves);
    this.leaves = [];
    if (children.length) this.out.push({ type: 'paragraph', children });
  }

  findLastImage(): MarkdownNode<'image'> | null {
    const lastLeaf = this.leaves.findLast(({ node }) => node.type !== 'text' || node.value.trim());
    if (lastLeaf) return lastLeaf.node.type === 'image' ? lastLeaf.node : null;
    const block = this.out.at(-1);
    let node = block?.type === 'paragraph' ? block.children.at(-1) : undefined;
    if (node?.type === 'link') node = node.children.at(-1);
    return node?.type === 'image' ? node : null;
  }

  push(block: MarkdownBlock): void {
    this.flush();
    this.out.push(block);
  }

  finish(): MarkdownBlock[] {
    this.flush();
    return this.out;
  }

  visit(node: Node, marks: InlineMark[]): void {
    if (isTextNode(node)) {
      if (this.selection.keep(node)) this.addLeaf({ type: 'text', value: node.data }, marks);
    } else if (isElement(node)) {
      const tag = getTag(node);
      if ((DROPPED_TAGS.has(tag) && !isPictureButton(node)) || !this.selection.enter(node)) return;
      const label = this.selection.getFootnoteLabel?.(node);
      if (label) {
        this.addLeaf({ type: 'footnoteReference', identifier: label.toLowerCase(), label }, []);
        return;
      }
      if (this.depth > MAX_DEPTH) {
        this.addLeaf({ type: 'text', value: ` ${getLineText(node, undefined, this.selection.isHidden)} ` }, marks);
        return;
      }
      this.depth++;
      const names = getClassName(node);
      const handler =
        isCaption(node, names) && (!FLOWING_TAGS.has(tag) || this.findLastImage()) ? caption : handlers.get(tag);
      if (handler) handler(this, node, marks);
      else if (isPictureBox(node, names)) pictureBox(this, node, marks);
      else if (FLOWING_TAGS.has(tag)) this.visitChildren(node, marks);
      else if (!isBlankInLine(node)) this.visitBlock(node, marks);
      this.depth--;
    }
  }

  visitChildren(element: Element, marks: InlineMark[]): void {
    for (let child = element.firstChild; child; child = child.nextSibling) this.visit(child, marks);
  }

  visitBlock(element: Element, marks: InlineMark[]): void {
    this.flush();
    this.visitChildren(element, marks);
    this.flush();
  }

  toBlocks(nodes: Iterable<Node>, marks: InlineMark[]): MarkdownBlock[] {
    const contentBuilder = new MarkdownBlockBuilder(this.selection, this.depth);
    for (const node of nodes) contentBuilder.visit(node, marks);
    return contentBuilder.finish();
  }

  toLine(element: Element, marks: InlineMark[]): MarkdownInline[] {
    return flattenBlocks(this.toBlocks(element.childNodes, marks));
  }
}

/**
 * True for an empty block element inside an inline element, as scripts and browser extensions insert. Such an element
 * must not split the paragraph.
 */
const isBlankInLine = (element: Element): boolean =>
  FLOWING_TAGS.has(element.parentElement?.localName ?? '') &&
  !/\S/.test(element.textContent ?? '') &&
  !element.querySelector('img, video, iframe, br, hr');

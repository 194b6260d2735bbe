import type { MarkdownBlock, MarkdownInline, MarkdownNode } from '../../../markdown/tree.ts';
import { toWordSet } from '../../page/tree.ts';
import type { InlineLeaf, InlineMark } from '../inline.ts';

/** Decides which nodes of the page go into the Markdown. */
export interface BlockSelection {
  /** Base URL for relative addresses. */
  base: string;
  /** Whether to visit an element. False leaves out the element with all its content. */
  enter(element: Element): boolean;
  /** Whether to print a text or a picture. */
  keep(node: Node): boolean;
  /**
   * True for a text that nobody can see. Used for code and formulas, which are read as a whole instead of asking `keep`
   * for each text.
   */
  isHidden?(node: Node): boolean;
  /**
   * Returns the footnote's label for an element that is a footnote mark, such as a raised number; undefined for others.
   */
  getFootnoteLabel?(element: Element): string | undefined;
}

/** What a handler uses to add an element's content to the Markdown. */
export interface BlockBuilder {
  readonly selection: BlockSelection;
  /** Adds text, a picture or a line break to the current paragraph. */
  addLeaf(node: InlineLeaf['node'], marks: InlineMark[]): void;
  /** Adds a line break; a second one in a row begins a new paragraph. */
  addLineBreak(marks: InlineMark[]): void;
  /** Ends the current paragraph. */
  flush(): void;
  /** Returns the picture that was added last; null when text follows the picture. */
  findLastImage(): MarkdownNode<'image'> | null;
  /** Ends the current paragraph, and adds a block. */
  push(block: MarkdownBlock): void;
  visit(node: Node, marks: InlineMark[]): void;
  visitChildren(element: Element, marks: InlineMark[]): void;
  /** Visits a block element: the current paragraph ends before the element, and a new paragraph begins after it. */
  visitBlock(element: Element, marks: InlineMark[]): void;
  /** Converts nodes to separate blocks, which do not join the current paragraph. */
  toBlocks(nodes: Iterable<Node>, marks: InlineMark[]): MarkdownBlock[];
  /** Converts an element's content to inline nodes on one line. */
  toLine(element: Element, marks: InlineMark[]): MarkdownInline[];
}

/** Adds one element to the Markdown. `marks`: the emphasis and links around the element. */
export type Handler = (builder: BlockBuilder, element: Element, marks: InlineMark[]) => void;

/** Elements that never have text of the article. */
export const DROPPED_TAGS = toWordSet(
  'script style noscript template head title meta link base object canvas datalist button select textarea option nav dialog map area param source track rp',
);
/** Elements that belong to the paragraph around them. */
export const FLOWING_TAGS = toWordSet(
  'a abbr acronym bdi bdo big cite data dfn font ins label mark nobr output picture q rb ruby rt small span sub sup time u var wbr slot rtc mjx-container mjx-assistive-mml',
);

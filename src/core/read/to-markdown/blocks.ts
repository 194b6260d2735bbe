import type { MarkdownBlock, MarkdownInline, MarkdownListItem, MarkdownNode } from '../../markdown/tree.ts';
import { toAbsoluteUrl } from '../../url.ts';
import {
  attr,
  cleanText,
  getClassName,
  getLineText,
  getTag,
  isElement,
  isTextNode,
  readText,
  toWordSet,
  walkTree,
} from '../page/tree.ts';
import { detectCodeLanguage, readCodeText } from './code.ts';
import { toEmbedLink } from './embeds.ts';
import { flattenBlocks, hasImage, toLineText, unwrapStrong } from './flatten-blocks.ts';
import { getEmoji, getImageUrl, getTex, isPictureButton } from './images.ts';
import { buildInline, type InlineLeaf, type InlineMark } from './inline.ts';
import { isLayoutTable, isLineNumberCell, listTableRows } from './tables.ts';

/** Decides which nodes of the page go into the Markdown. */
interface BlockSelection {
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

/** Number of nested elements. Content at a greater depth is printed as plain text. */
const MAX_DEPTH = 400;

/** Converts subtrees of the page to Markdown blocks. */
export function toMarkdownBlocks(roots: Node[], selection: BlockSelection): MarkdownBlock[] {
  const builder = new BlockBuilder(selection, 0);
  for (const root of roots) builder.visit(root, []);
  return builder.finish();
}

type Handler = (builder: BlockBuilder, element: Element, marks: InlineMark[]) => void;

class BlockBuilder {
  readonly out: MarkdownBlock[] = [];
  private leaves: InlineLeaf[] = [];

  constructor(
    readonly selection: BlockSelection,
    private depth: number,
  ) {}

  addLeaf(node: InlineLeaf['node'], marks: InlineMark[]): void {
    this.leaves.push({ node, marks });
  }

  /** Adds a line break; a second one in a row begins a new paragraph. */
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

  /** Returns the picture that was added last; null when text follows the picture. */
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
      else if (isPictureBox(node, names)) convertPictureBox(this, node, marks);
      else if (FLOWING_TAGS.has(tag)) this.visitChildren(node, marks);
      else if (!isBlankInLine(node)) this.visitBlock(node, marks);
      this.depth--;
    }
  }

  visitChildren(element: Element, marks: InlineMark[]): void {
    for (let child = element.firstChild; child; child = child.nextSibling) this.visit(child, marks);
  }

  /** Visits a block element: the current paragraph ends before the element, and a new paragraph begins after it. */
  visitBlock(element: Element, marks: InlineMark[]): void {
    this.flush();
    this.visitChildren(element, marks);
    this.flush();
  }

  /** Converts an element's content to separate blocks, which do not join the current paragraph. */
  toBlocks(element: Element, marks: InlineMark[]): MarkdownBlock[] {
    const contentBuilder = new BlockBuilder(this.selection, this.depth);
    contentBuilder.visitChildren(element, marks);
    return contentBuilder.finish();
  }

  /** Converts an element's content to inline nodes on one line. */
  toLine(element: Element, marks: InlineMark[]): MarkdownInline[] {
    return flattenBlocks(this.toBlocks(element, marks));
  }
}

const DROPPED_TAGS = toWordSet(
  'script style noscript template head title meta link base object canvas datalist button select textarea option nav dialog map area param source track rp',
);
const FLOWING_TAGS = toWordSet(
  'a abbr acronym bdi bdo big cite data dfn font ins label mark nobr output picture q rb ruby rt small span sub sup time u var wbr slot rtc mjx-container mjx-assistive-mml',
);

/**
 * True for an empty block element inside an inline element, as scripts and browser extensions insert. Such an element
 * must not split the paragraph.
 */
const isBlankInLine = (element: Element): boolean =>
  FLOWING_TAGS.has(element.parentElement?.localName ?? '') &&
  !/\S/.test(element.textContent ?? '') &&
  !element.querySelector('img, video, iframe, br, hr');

const createMarkHandler =
  (type: 'emphasis' | 'strong' | 'delete'): Handler =>
  (builder, element, marks) =>
    builder.visitChildren(element, marks.some((mark) => mark.type === type) ? marks : [...marks, { type }]);

const heading: Handler = (builder, element, marks) => {
  builder.flush();
  const depth = Math.min(6, Math.max(1, Number(getTag(element)[1] ?? attr(element, 'aria-level')) || 2));
  const children = builder.toLine(element, [...marks.filter(({ type }) => type === 'link'), { type: 'strong' }]);
  const plain = unwrapStrong(children);
  if (!plain.length) return;
  if (plain.every(({ type }) => type === 'image')) builder.push({ type: 'paragraph', children: plain });
  else builder.push({ type: 'heading', depth, children: plain });
};

const inlineCode: Handler = (builder, element, marks) => {
  const parent = element.parentElement;
  if (
    getTag(element) === 'code' &&
    isMultiLineCode(element) &&
    parent &&
    !/[^\s]/.test(getTextOutside(parent, element))
  ) {
    pre(builder, element, marks);
    return;
  }
  const walkCode = (node: Node, innerMarks: InlineMark[]) => {
    if (isTextNode(node)) {
      if (builder.selection.keep(node)) {
        const value = node.data.replace(/[\s\u00a0]+/g, ' ').replace(/[\u200b\ufeff]/g, '');
        if (value) builder.addLeaf({ type: 'inlineCode', value }, innerMarks);
      }
    } else if (isElement(node) && !DROPPED_TAGS.has(getTag(node))) {
      const url = getTag(node) === 'a' ? getLinkUrl(builder, node, innerMarks) : null;
      for (let child = node.firstChild; child; child = child.nextSibling) {
        walkCode(child, url ? [...innerMarks, { type: 'link', url }] : innerMarks);
      }
    }
  };
  if (cleanText(element.textContent ?? '')) walkCode(element, marks);
  else builder.visitChildren(element, marks);
};

const isMultiLineCode = (element: Element): boolean => /\n.*\n/.test((element.textContent ?? '').trim());

const getTextOutside = (parent: Element, child: Element): string => {
  let text = '';
  for (let node = parent.firstChild; node; node = node.nextSibling) if (node !== child) text += node.textContent ?? '';
  return text;
};

const pre: Handler = (builder, element) => {
  const value = readCodeText(element, builder.selection.isHidden);
  if (value) builder.push({ type: 'code', lang: detectCodeLanguage(element) || null, meta: null, value });
};

const getLinkUrl = (builder: BlockBuilder, element: Element, marks: InlineMark[]): string | null => {
  if (marks.some(({ type }) => type === 'link')) return null;
  const href = attr(element, 'href');
  if (/^\s*mailto:\S+@/i.test(href)) return href.trim();
  return toAbsoluteUrl(href, builder.selection.base);
};

const link: Handler = (builder, element, marks) => {
  const url = getLinkUrl(builder, element, marks);
  if (url && isAnchorSign(element)) return;
  builder.visitChildren(element, url && !isHeadingAnchor(element) ? [...marks, { type: 'link', url }] : marks);
};

/** True for the `#` or `¶` beside a heading, which is a link to that heading. */
const isAnchorSign = (element: Element): boolean =>
  attr(element, 'href').includes('#') &&
  /^[#¶§🔗∞\s]*$/u.test(element.textContent ?? '') &&
  !element.querySelector('img');

/** True for a link that is all of a heading and leads to the heading itself, as manuals made by mdBook have them. */
function isHeadingAnchor(element: Element): boolean {
  if (!attr(element, 'href').startsWith('#')) return false;
  const heading = element.closest('h1, h2, h3, h4, h5, h6');
  return heading !== null && cleanText(heading.textContent ?? '') === cleanText(element.textContent ?? '');
}

const image: Handler = (builder, element, marks) => {
  const emoji = getEmoji(element);
  if (emoji) {
    builder.addLeaf({ type: 'text', value: emoji }, marks);
    return;
  }
  if (!builder.selection.keep(element)) return;
  const url = getImageUrl(element, builder.selection.base);
  if (!url) return;
  const tex = getTex(url);
  if (tex) {
    builder.addLeaf({ type: 'text', value: `$${tex}$` }, marks);
    return;
  }
  builder.addLeaf(
    { type: 'image', url, title: null, alt: cleanText(attr(element, 'alt')) },
    marks.filter(({ type }) => type === 'link'),
  );
};

const list: Handler = (builder, element, marks) => {
  const items: MarkdownListItem[] = [];
  // Content outside every `li` joins the item before it. Content before the first `li` becomes separate blocks, because
  // old pages use a list only to indent text.
  let looseBuilder: BlockBuilder | null = null;
  const finishLooseContent = () => {
    const blocks = looseBuilder?.finish() ?? [];
    looseBuilder = null;
    const lastItem = items.at(-1);
    if (lastItem) lastItem.children.push(...blocks);
    else for (const block of blocks) builder.push(block);
  };
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (getTag(child) !== 'li') {
      looseBuilder ??= new BlockBuilder(builder.selection, MAX_DEPTH - 50);
      looseBuilder.visit(child, marks);
    } else if (isElement(child) && builder.selection.enter(child)) {
      finishLooseContent();
      const children = builder.toBlocks(child, marks);
      if (children.length) items.push({ type: 'listItem', spread: false, checked: getCheckedState(child), children });
    }
  }
  finishLooseContent();
  if (!items.length) return;
  const isOrdered = getTag(element) === 'ol';
  const number = Number.parseInt(attr(element, 'start') || '1', 10);
  const start = isOrdered ? (number >= 0 && number < 1e8 ? number : 1) : null;
  const isTight = items.every(
    ({ children }) => children.length < 2 || (children.length === 2 && children[1]?.type === 'list'),
  );
  if (!isTight) for (const item of items) item.spread = item.children.length > 1;
  builder.push({ type: 'list', ordered: isOrdered, start, spread: !isTight && items.length > 1, children: items });
};

const getCheckedState = (item: Element): boolean | null => {
  let checkbox: Element | null = null;
  walkTree(item, (node) => {
    if (checkbox) return false;
    if (isElement(node) && getTag(node) === 'input' && attr(node, 'type') === 'checkbox') checkbox = node;
    return true;
  });
  return checkbox ? (checkbox as Element).hasAttribute('checked') : null;
};

/** Class names of captions that are not a `figcaption`. */
const CAPTION_NAMES = /(^|\s)(?!(no|has|with|without)-?caption|wp-caption(\s|$))[\w-]*caption/i;
const isCaption = (element: Element, names: string): boolean =>
  /caption/i.test(names) &&
  CAPTION_NAMES.test(names) &&
  getTag(element) !== 'img' &&
  !element.querySelector('img, picture, video, pre, table');

/**
 * Prints a caption as the title of the picture before it, or as a paragraph when the element before is no picture. A
 * caption is dropped when its picture was dropped.
 */
const caption: Handler = (builder, element, marks) => {
  const text = toLineText(builder.toLine(element, marks));
  if (!text) return;
  const picture = builder.findLastImage();
  if (picture) picture.title = picture.title ? `${picture.title} ${text}` : text;
  else if (!element.parentElement?.querySelector('img, picture')) builder.visitBlock(element, marks);
};

const PICTURE_BOX_NAMES = /(^|[\s_-])(image|img|photo|picture|figure|fig|foto|bild|visual)([\s_-]|$)/i;
const isPictureBox = (element: Element, names: string): boolean =>
  names !== '' &&
  !FLOWING_TAGS.has(getTag(element)) &&
  PICTURE_BOX_NAMES.test(names) &&
  element.querySelector('img') !== null;

/**
 * Converts an element whose class says that it holds a picture. When the element holds one picture and fewer than 300
 * characters of text below, the text becomes the picture's caption.
 */
function convertPictureBox(builder: BlockBuilder, element: Element, marks: InlineMark[]): void {
  const blocks = builder.toBlocks(element, marks);
  const [picture, ...rest] = blocks.map((block) => (block.type === 'paragraph' ? block.children : []));
  const onlyNode = picture?.length === 1 ? picture[0] : undefined;
  const image = onlyNode?.type === 'link' && onlyNode.children.length === 1 ? onlyNode.children[0] : onlyNode;
  const text = rest.map(toLineText).filter(Boolean).join(' ');
  if (image?.type === 'image' && rest.every((nodes) => toLineText(nodes) && !hasImage(nodes)) && text.length < 300) {
    image.title = [image.title, text].filter(Boolean).join(' ') || null;
    blocks.length = 1;
  }
  for (const block of blocks) builder.push(block);
}

/** Converts a figure. Its captions are read last, so that each caption comes after the picture. */
const figure: Handler = (builder, element, marks) => {
  const captions: Element[] = [];
  builder.flush();
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (isElement(child) && getTag(child) === 'figcaption') captions.push(child);
    else builder.visit(child, marks);
  }
  for (const figcaption of captions) builder.visit(figcaption, marks);
  builder.flush();
};

const quote: Handler = (builder, element, marks) => {
  const children = builder.toBlocks(element, marks);
  if (children.length) builder.push({ type: 'blockquote', children });
};

const table: Handler = (builder, element, marks) => {
  const rows = listTableRows(element);
  if (isLayoutTable(element, rows)) {
    for (const row of rows) {
      for (const cell of row)
        if (builder.selection.enter(cell) && !isLineNumberCell(cell, row)) builder.visitBlock(cell, marks);
    }
    return;
  }
  const captionElement = element.querySelector('caption');
  if (captionElement) builder.visitBlock(captionElement, marks);
  const cells = rows.map((row) =>
    row.flatMap((cell) => {
      const span = Math.min(20, Number.parseInt(attr(cell, 'colspan'), 10) || 1);
      return [builder.toLine(cell, marks), ...Array.from({ length: span - 1 }, (): MarkdownInline[] => [])];
    }),
  );
  const rowsWithContent = cells.filter((row) => row.some((cell) => cell.length));
  if (!rowsWithContent.length) return;
  const width = Math.max(...rowsWithContent.map((row) => row.length));
  builder.push({
    type: 'table',
    align: Array(width).fill(null),
    children: rowsWithContent.map((row) => ({
      type: 'tableRow',
      children: Array.from({ length: width }, (_, column) => ({ type: 'tableCell', children: row[column] ?? [] })),
    })),
  });
};

const term: Handler = (builder, element, marks) => {
  builder.flush();
  builder.visitChildren(element, [...marks, { type: 'strong' }]);
  builder.flush();
};

const embed: Handler = (builder, element, marks) => {
  const embedLink = toEmbedLink(element, builder.selection.base);
  if (!embedLink || !builder.selection.keep(element)) return;
  builder.flush();
  builder.addLeaf({ type: 'text', value: embedLink.text }, [
    ...marks.filter(({ type }) => type !== 'link'),
    { type: 'link', url: embedLink.url },
  ]);
  builder.flush();
};

/** Prints a formula as TeX when the page contains its TeX source, else as plain text. */
const math: Handler = (builder, element, marks) => {
  const { isHidden } = builder.selection;
  const annotation = element.querySelector('annotation');
  const tex = (annotation && readText(annotation, isHidden).trim()) || attr(element, 'alttext').trim();
  const isDisplay = attr(element, 'display') === 'block';
  const delimiter = tex ? (isDisplay ? '$$' : '$') : '';
  if (isDisplay) builder.flush();
  builder.addLeaf(
    { type: 'text', value: delimiter + (tex || cleanText(readText(element, isHidden))) + delimiter },
    isDisplay ? [] : marks,
  );
  if (isDisplay) builder.flush();
};

const handlers = new Map<string, Handler>([
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag): [string, Handler] => [tag, heading]),
  ...['em', 'i'].map((tag): [string, Handler] => [tag, createMarkHandler('emphasis')]),
  ...['strong', 'b'].map((tag): [string, Handler] => [tag, createMarkHandler('strong')]),
  ...['del', 's', 'strike'].map((tag): [string, Handler] => [tag, createMarkHandler('delete')]),
  ...['code', 'tt', 'samp', 'kbd'].map((tag): [string, Handler] => [tag, inlineCode]),
  ...['pre', 'listing', 'xmp'].map((tag): [string, Handler] => [tag, pre]),
  ...['ul', 'ol', 'menu', 'dir'].map((tag): [string, Handler] => [tag, list]),
  ...['iframe', 'video', 'audio', 'embed'].map((tag): [string, Handler] => [tag, embed]),
  ['a', link],
  ['figure', figure],
  ['figcaption', caption],
  ['img', image],
  ['blockquote', quote],
  ['table', table],
  ['dt', term],
  ['summary', term],
  ['math', math],
  ['svg', () => {}],
  ['input', () => {}],
  ['br', (builder, _, marks) => builder.addLineBreak(marks)],
  ['hr', (builder) => builder.push({ type: 'thematicBreak' })],
]);

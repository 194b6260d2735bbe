import { HAS_NAMES, HAS_PROPERTY, HAS_REL, HAS_ROLE, MEDIA_TAGS, type PageNode } from '../page/page-node.ts';
import { attr, INLINE_TAGS, toWordSet } from '../page/tree.ts';
import { isPictureButton } from '../to-markdown/images.ts';
import { isNotice } from './notices.ts';

const PRUNED_TAGS = toWordSet(
  'script style noscript template head link meta svg object canvas datalist dialog nav button select textarea input option',
);

/** At most this many elements and characters are copied, because Readability takes minutes for more. */
const MAX_COPIED = 15_000;
export const MAX_COPIED_TEXT = 1_500_000;
/**
 * Limits the sum of size × depth, because Readability reads a node once for every ancestor. A text is as large as it has
 * characters, and an element costs as much as a text of `ELEMENT_SIZE` characters.
 */
const MAX_READS = 40_000_000;
const ELEMENT_SIZE = 50;
/** Elements at a greater depth carry no information, and Readability recurses into each element. */
const MAX_DEPTH = 100;

const JUDGED_ATTRIBUTES = HAS_NAMES | HAS_ROLE | HAS_REL | HAS_PROPERTY;
/** Only the content of these elements is copied, because without a name they mean nothing to Readability. */
const PLAIN_TAGS = toWordSet('span b i em strong small mark sub sup label time abbr cite q');

interface CopyOptions {
  title: string;
  /** Whether hidden elements are copied as well. */
  includeHidden: boolean;
  /** Tells of an element whether its class, id and role are copied. */
  hasNames: (element: PageNode) => boolean;
}

interface PageCopy {
  document: Document;
  /** The node of the page that a text, picture or player of the copy stands for. */
  origins: Map<Node, PageNode>;
}

/**
 * Copies the page into a new document, which loads nothing: the visible texts, pictures and players, and of the attributes
 * only those that Readability judges.
 */
export function copyPage(page: Document, body: PageNode, { title, includeHidden, hasNames }: CopyOptions): PageCopy {
  const document = page.implementation.createHTMLDocument('');
  document.title = title;
  const origins = new Map<Node, PageNode>();
  let remainingElements = MAX_COPIED;
  let remainingText = MAX_COPIED_TEXT;
  let remainingReads = MAX_READS;
  const copyChildren = (source: PageNode, target: Element, depth: number) => {
    let previous: PageNode | null = null;
    for (
      let child = source.firstChild;
      child && remainingElements > 0 && remainingText > 0 && remainingReads > 0;
      previous = child, child = child.nextSibling
    ) {
      const { tag, data } = child;
      if (child.isText) {
        if ((!child.textLength && isBetweenBlocks(child, previous)) || child.hidden) continue;
        const text = data.slice(0, Math.ceil(remainingReads / (depth + 1)));
        remainingText -= text.length;
        remainingReads -= text.length * (depth + 1);
        const copy = document.createTextNode(text);
        origins.set(copy, child);
        target.appendChild(copy);
      } else {
        if (
          (PRUNED_TAGS.has(tag) && !isPictureButton(child.element)) ||
          (!includeHidden && child.hidden) ||
          isNotice(child)
        )
          continue;
        remainingElements--;
        remainingReads -= ELEMENT_SIZE * (depth + 1);
        const isNamed = (child.attributeFlags & JUDGED_ATTRIBUTES) !== 0 && hasNames(child) && !isCell(child);
        if (depth > MAX_DEPTH || (!isNamed && PLAIN_TAGS.has(tag) && !hasBlockChild(child))) {
          // Only the content of the element is copied.
          if (depth < 6 * MAX_DEPTH) copyChildren(child, target, depth + 1);
          continue;
        }
        const copy = copyElement(document, child, isNamed);
        if (MEDIA_TAGS.has(tag)) origins.set(copy, child);
        target.appendChild(copy);
        copyChildren(child, copy, depth + 1);
        // Readability reads an empty icon or box as often as one with text.
        if (!copy.firstChild && (tag === 'div' || tag === 'a' || PLAIN_TAGS.has(tag))) copy.remove();
      }
    }
  };
  copyChildren(body, document.body, 0);
  return { document, origins };
}

function copyElement(document: Document, node: PageNode, hasNames: boolean): Element {
  const { element, tag, attributeFlags, href } = node;
  // Readability drops every `button`, so a button around a picture is copied as a `span`. The parser accepts tag names
  // that `createElement` refuses.
  const copy = document.createElement(tag === 'button' || !/^[a-z][\w-]*$/.test(tag) ? 'span' : tag);
  const copyAttribute = (name: string) => {
    const value = attr(element, name);
    if (value) copy.setAttribute(name, value);
  };
  // MathJax gives a formula a class for its context menu, and Readability takes an element with this class for a menu.
  if (tag !== 'mjx-container' && hasNames) {
    if (attributeFlags & HAS_NAMES) ['class', 'id'].forEach(copyAttribute);
    if (attributeFlags & (HAS_ROLE | HAS_REL | HAS_PROPERTY)) ['role', 'rel', 'itemprop'].forEach(copyAttribute);
  }
  // Readability only needs to know whether a link stays on the page. It would resolve all other addresses for nothing.
  if (tag === 'a' && href.startsWith('#')) copy.setAttribute('href', href);
  // Readability drops a picture without an address.
  if (tag === 'img') copy.setAttribute('src', 'data:,');
  // Readability knows players by their addresses.
  if (tag === 'iframe' || tag === 'embed') copyAttribute('src');
  return copy;
}

/** True for a cell of data, which may be named after what it holds: "comments", "footer". */
const isCell = ({ element, tag }: PageNode): boolean => tag === 'td' && (element.textContent ?? '').length < 100;

/** True for white space between blocks, which is not rendered. */
const isBetweenBlocks = ({ parent, nextSibling }: PageNode, previous: PageNode | null): boolean =>
  isBlockNode(previous ?? parent) && isBlockNode(nextSibling ?? parent);

const isBlockNode = (node: PageNode | null): boolean => node !== null && !node.isText && !INLINE_TAGS.has(node.tag);

function hasBlockChild({ firstChild }: PageNode): boolean {
  let child = firstChild;
  while (child && !isBlockNode(child)) child = child.nextSibling;
  return child !== null;
}

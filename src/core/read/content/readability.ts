import Readability from '@mozilla/readability/Readability.js';
import { HAS_NAMES, HAS_PROPERTY, HAS_REL, HAS_ROLE, type PageNode } from '../page/page-node.ts';
import { attr, getClassName, INLINE_TAGS, toWordSet } from '../page/tree.ts';
import { isPictureButton } from '../to-markdown/images.ts';
import { getNextNode, ReadabilityNode } from './readability-node.ts';

const PRUNED_TAGS = toWordSet(
  'script style noscript template head link meta svg object canvas datalist dialog nav button select textarea input option',
);

/** At most this many elements and characters are copied for Readability, which takes minutes for more. */
const MAX_COPIED = 15_000;
export const MAX_READABILITY_TEXT = 1_500_000;
/** Limits the sum of characters × depth of all texts, because Readability reads a text once for every ancestor. */
const MAX_READ_TEXT = 20_000_000;
const MAX_DEPTH = 300;

/** The document that Readability gets: a pruned copy of the page's body. */
interface ReadabilityDocument {
  documentElement: ReadabilityNode;
  firstChild: ReadabilityNode;
  body: ReadabilityNode;
  createElement(tag: string): ReadabilityNode;
}

/**
 * Cache of tag names in capitals. They are made as keys of an object, because such keys are interned strings, which the
 * engine compares by reference.
 */
const CAPITAL_NAMES = new Map<string, string>();

function createReadabilityElement(tag: string): ReadabilityNode {
  let name = CAPITAL_NAMES.get(tag);
  if (name === undefined) {
    [name = tag] = Object.keys({ [tag.toUpperCase()]: 0 });
    CAPITAL_NAMES.set(tag, name);
  }
  return new ReadabilityNode(name, null);
}

function copyPage(pageBody: PageNode, includeHidden: boolean): ReadabilityDocument {
  const [root, body] = [createReadabilityElement('html'), createReadabilityElement('body')];
  let remainingElements = MAX_COPIED;
  let remainingText = MAX_READABILITY_TEXT;
  let remainingReads = MAX_READ_TEXT;
  const copy = (source: PageNode, target: ReadabilityNode, depth: number) => {
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
        target.appendChild(new ReadabilityNode(undefined, text, child));
      } else {
        if (
          (PRUNED_TAGS.has(tag) && !isPictureButton(child.element)) ||
          (!includeHidden && child.hidden) ||
          isNotice(child)
        )
          continue;
        remainingElements--;
        if (depth > MAX_DEPTH) {
          // Elements at a greater depth carry no information, and Readability recurses into each element. So only their
          // content is copied.
          if (depth < 2 * MAX_DEPTH) copy(child, target, depth + 1);
          continue;
        }
        // Readability drops every `button`, so a button around a picture is copied as a `span`.
        const element = createReadabilityElement(tag === 'button' ? 'span' : tag);
        if (child.attributeFlags || tag === 'a' || PLAYER_TAGS.has(tag)) copyAttributes(child, element);
        if (tag === 'img' || PLAYER_TAGS.has(tag)) element.origin = child;
        target.appendChild(element);
        copy(child, element, depth + 1);
      }
    }
  };
  root.appendChild(body);
  copy(pageBody, body, 0);
  return { documentElement: root, firstChild: root, body, createElement: createReadabilityElement };
}

function copyAttributes(node: PageNode, target: ReadabilityNode): void {
  const { element, tag, attributeFlags } = node;
  // MathJax gives a formula a class for its context menu, and Readability takes an element with this class for a menu.
  if (tag !== 'mjx-container') {
    if (attributeFlags & HAS_NAMES) {
      target.className = getClassName(element);
      target.id = element.id;
    }
    if (attributeFlags & (HAS_ROLE | HAS_REL | HAS_PROPERTY))
      for (const name of MEANINGFUL_ATTRIBUTES) target.setAttribute(name, attr(element, name));
  }
  // Readability only needs to know whether a link stays on the page. It would resolve all other addresses for nothing.
  if (tag === 'a' && node.href.startsWith('#')) target.setAttribute('href', node.href);
  // Readability searches all attributes of an element for the addresses of known players.
  if (PLAYER_TAGS.has(tag)) for (const name of ['class', 'id', 'src']) target.setAttribute(name, attr(element, name));
}

/**
 * Matches the class or id of a notice over the page, such as a cookie banner. Readability without filters takes a
 * notice for a short article.
 */
const NOTICE_NAMES =
  /cookie-?(law|banner|notice|consent|bar|info|message|popup)|gdpr|browser-?(banner|update|warning)/i;
const isNotice = ({ element, data }: PageNode): boolean =>
  NOTICE_NAMES.test(data) && (element.textContent ?? '').length < 3000 && !element.querySelector('h1, article, main');

const MEANINGFUL_ATTRIBUTES = ['role', 'rel', 'itemprop'];
const PLAYER_TAGS = toWordSet('iframe video audio embed');

/** True for white space between blocks, which is not rendered. */
const isBetweenBlocks = ({ parent, node, nextSibling }: PageNode, previous: PageNode | null): boolean =>
  isBlockNode(previous ?? parent) &&
  isBlockNode(nextSibling ?? parent) &&
  // White space next to an HTML comment is kept, because Readability counts the comment as content.
  (!parent?.holdsOther ||
    (node.previousSibling === (previous?.node ?? null) && node.nextSibling === (nextSibling?.node ?? null)));

const isBlockNode = (node: PageNode | null): boolean => node !== null && !node.isText && !INLINE_TAGS.has(node.tag);

/** Characters. When Readability returns less text, it runs again with fewer filters. */
const MIN_ARTICLE_LENGTH = 500;
/**
 * Readability's filters for up to three attempts: all filters (unlikely candidates, class weights, conditional
 * cleaning), then without the first filter, then without any.
 */
const FILTER_FLAGS = [0x7, 0x6, 0x0];

/**
 * Private members of the pinned version of Readability that are used here. The build removes members that nothing uses.
 */
interface ReadabilityInternals {
  _flags: number;
  _articleTitle: string;
  REGEXPS: { byline: RegExp };
  DIV_TO_P_ELEMS: Set<string | undefined>;
  _prepDocument(): void;
  _grabArticle(): ReadabilityNode | null;
}

/**
 * Runs only the part of Readability that chooses the content, without its metadata and its retries. The overridden
 * methods return what Readability's own methods return, but use cached lengths instead of an element's whole text.
 */
class LeanReadability extends Readability<Node> {
  constructor(document: ReadabilityDocument, filters: number) {
    super(document as unknown as Document, { charThreshold: 1 });
    this.internals._flags = filters;
  }

  private get internals(): ReadabilityInternals {
    return this as unknown as ReadabilityInternals;
  }

  grabContent(title: string): ReadabilityNode | null {
    this.internals._articleTitle = title;
    this.internals._prepDocument();
    return this.internals._grabArticle();
  }

  _getAllNodesWithTag(node: ReadabilityNode | ReadabilityDocument, names: string[]): ReadabilityNode[] {
    return (node instanceof ReadabilityNode ? node : node.documentElement).listDescendants(names);
  }

  /**
   * Renames an element. Under another tag name the element is no picture or player any more, so `origin` is cleared.
   */
  _setNodeTag(node: ReadabilityNode, tag: string): ReadabilityNode {
    node.tagName = tag.toUpperCase();
    node.origin = null;
    return node;
  }

  _getInnerText(node: ReadabilityNode): string {
    return node.innerText;
  }

  _getLinkDensity(node: ReadabilityNode): number {
    return node.linkLength / (node.size || 1);
  }

  /** Counts the commas of a text. Counting stops at ten, because Readability only compares the count with ten. */
  _getCharCount(node: ReadabilityNode): number {
    let count = 0;
    for (let current: ReadabilityNode | null = node; current && count < 10; current = getNextNode(current, node))
      if (current.nodeType === 3) count += current.textContent.split(',').length - 1;
    return count;
  }

  _hasChildBlockElement(node: ReadabilityNode): boolean {
    for (let child = node.firstElementChild; child; child = child.nextElementSibling)
      if (this.internals.DIV_TO_P_ELEMS.has(child.tagName) || this._hasChildBlockElement(child)) return true;
    return false;
  }

  _isValidByline(node: ReadabilityNode, names: string): boolean {
    if (
      node.getAttribute('rel') !== 'author' &&
      !node.getAttribute('itemprop')?.includes('author') &&
      !this.internals.REGEXPS.byline.test(names)
    )
      return false;
    const { length } = node.textContent.trim();
    return length > 0 && length < 100;
  }

  _isElementWithoutContent(node: ReadabilityNode): boolean {
    return !hasText(node) && node.children.length === node.listDescendants(['br', 'hr']).length;
  }

  _hasSingleTagInsideElement(node: ReadabilityNode, tag: string): boolean {
    const only = node.firstElementChild;
    if (only?.tagName !== tag || only.nextElementSibling) return false;
    for (let child = node.firstChild; child; child = child.nextSibling)
      if (child !== only && /\S$/.test(child.textContent)) return false;
    return true;
  }
}

/** True for an element with a text that is more than white space. */
function hasText(node: ReadabilityNode): boolean {
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.nodeType === 3 ? /\S/.test(child.textContent) : hasText(child)) return true;
  return false;
}

/**
 * Runs Readability and returns the page's texts, pictures and players that Readability keeps. With `includeHidden`,
 * hidden elements are included.
 */
export function runReadability(page: PageNode, title: string, includeHidden: boolean): Set<PageNode> {
  let best = new Set<PageNode>();
  let bestLength = -1;
  for (const filters of FILTER_FLAGS) {
    const content = new LeanReadability(copyPage(page, includeHidden), filters).grabContent(title);
    const keptNodes = new Set<PageNode>();
    let length = 0;
    for (let child = content?.firstChild ?? null; child && content; child = getNextNode(child, content)) {
      if (!child.origin) continue;
      keptNodes.add(child.origin);
      length += child.origin.textLength;
    }
    if (length > bestLength) [best, bestLength] = [keptNodes, length];
    if (length >= MIN_ARTICLE_LENGTH) break;
  }
  return best;
}

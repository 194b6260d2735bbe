import type { PageNode } from '../page/page-node.ts';

/**
 * A node of the copy that Readability works on: an element, or a text without a tag name.
 * It implements the DOM members that Readability uses. Calls into the browser's own tree are slow, and Readability
 * reads the same texts again for every ancestor, so texts and lengths are cached here.
 */
export class ReadabilityNode {
  parentNode: ReadabilityNode | null = null;
  firstChild: ReadabilityNode | null = null;
  lastChild: ReadabilityNode | null = null;
  previousSibling: ReadabilityNode | null = null;
  nextSibling: ReadabilityNode | null = null;
  readonly nodeType: number;
  className = '';
  id = '';
  attributes: { name: string; value: string }[] = NO_ATTRIBUTES;
  /** Where Readability keeps its scores. */
  readability: object | undefined = undefined;
  private text: string | null;
  private line: string | null = null;
  private length = -1;
  private links = -1;
  /**
   * Whether the text begins and ends with white space. The getter `size` computes both flags together with `length`.
   */
  private startsWithSpace = false;
  private endsWithSpace = false;

  constructor(
    /** Tag name in capitals; undefined for a text node. */
    public tagName: string | undefined,
    data: string | null,
    /** The node of the page that this text, picture or player was copied from; null for other elements. */
    public origin: PageNode | null = null,
  ) {
    this.nodeType = tagName === undefined ? 3 : 1;
    this.text = data;
  }

  get nodeName(): string | undefined {
    return this.tagName;
  }

  get textContent(): string {
    if (this.text === null) {
      let text = '';
      for (let child = this.firstChild; child; child = child.nextSibling) text += child.textContent;
      this.text = text;
    }
    return this.text;
  }

  /** The trimmed text with each run of white space collapsed to one space. */
  get innerText(): string {
    this.line ??= this.textContent.trim().replace(/\s{2,}/g, ' ');
    return this.line;
  }

  /**
   * Length of `innerText`, computed without building the string. `vite.config.ts` patches Readability to read `size`.
   */
  get size(): number {
    if (this.length < 0) {
      let length = 0;
      if (this.nodeType === 3) {
        const { textContent } = this;
        length = this.innerText.length;
        this.startsWithSpace = textContent !== textContent.trimStart();
        this.endsWithSpace = textContent !== textContent.trimEnd();
      } else {
        this.startsWithSpace = this.endsWithSpace = false;
        for (let child = this.firstChild; child; child = child.nextSibling) {
          const { size } = child;
          if (child.startsWithSpace) this.endsWithSpace = true;
          if (!size) continue;
          if (!length) this.startsWithSpace = this.endsWithSpace;
          else if (this.endsWithSpace) length++;
          length += size;
          this.endsWithSpace = child.endsWithSpace;
        }
        if (!length) this.startsWithSpace = this.endsWithSpace;
      }
      this.length = length;
    }
    return this.length;
  }

  /**
   * Number of characters inside links. A link to another part of the same page counts with 0.3 of its length, as in
   * Readability's link density.
   */
  get linkLength(): number {
    // `clearCaches` stops at a node without a cached `size`. Reading `size` first ensures that `links` is cleared
    // later, too.
    if (this.links < 0 && this.size >= 0) {
      this.links = 0;
      for (let child = this.firstElementChild; child; child = child.nextElementSibling) {
        if (child.tagName === 'A') this.links += child.size * (/^#./.test(child.getAttribute('href') ?? '') ? 0.3 : 1);
        this.links += child.linkLength;
      }
    }
    return this.links;
  }

  get childNodes(): ReadabilityNode[] {
    const nodes: ReadabilityNode[] = [];
    for (let child = this.firstChild; child; child = child.nextSibling) nodes.push(child);
    return nodes;
  }

  get children(): ReadabilityNode[] {
    const elements: ReadabilityNode[] = [];
    for (let child = this.firstElementChild; child; child = child.nextElementSibling) elements.push(child);
    return elements;
  }

  get firstElementChild(): ReadabilityNode | null {
    const first = this.firstChild;
    return first === null || first.nodeType === 1 ? first : first.nextElementSibling;
  }

  get nextElementSibling(): ReadabilityNode | null {
    let current = this.nextSibling;
    while (current !== null && current.nodeType !== 1) current = current.nextSibling;
    return current;
  }

  getAttribute(name: string): string | null {
    for (const attribute of this.attributes) if (attribute.name === name) return attribute.value;
    return null;
  }

  setAttribute(name: string, value: string): void {
    if (this.attributes === NO_ATTRIBUTES) this.attributes = [];
    this.attributes.push({ name, value });
  }

  getElementsByTagName(name: string): ReadabilityNode[] {
    return this.listDescendants([name]);
  }

  /** Lists the descendants with one of these tag names, in document order. */
  listDescendants(names: string[]): ReadabilityNode[] {
    const elements: ReadabilityNode[] = [];
    const tagNames = names.map((name) => name.toUpperCase());
    for (let child = this.firstChild; child; child = getNextNode(child, this))
      if (child.tagName !== undefined && tagNames.includes(child.tagName)) elements.push(child);
    return elements;
  }

  appendChild(node: ReadabilityNode): void {
    node.remove();
    node.parentNode = this;
    node.previousSibling = this.lastChild;
    if (this.lastChild) this.lastChild.nextSibling = node;
    else this.firstChild = node;
    this.lastChild = node;
    this.clearCaches();
  }

  replaceChild(node: ReadabilityNode, old: ReadabilityNode): void {
    node.remove();
    const { previousSibling, nextSibling } = old;
    old.parentNode = old.previousSibling = old.nextSibling = null;
    node.parentNode = this;
    node.previousSibling = previousSibling;
    node.nextSibling = nextSibling;
    if (previousSibling) previousSibling.nextSibling = node;
    else this.firstChild = node;
    if (nextSibling) nextSibling.previousSibling = node;
    else this.lastChild = node;
    this.clearCaches();
  }

  removeChild(node: ReadabilityNode): void {
    const { previousSibling, nextSibling } = node;
    if (previousSibling) previousSibling.nextSibling = nextSibling;
    else this.firstChild = nextSibling;
    if (nextSibling) nextSibling.previousSibling = previousSibling;
    else this.lastChild = previousSibling;
    node.parentNode = node.previousSibling = node.nextSibling = null;
    this.clearCaches();
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }

  /**
   * Clears the caches of this node and its ancestors. Stops at a node without a cache, because the ancestors of such a
   * node have no cache either.
   */
  private clearCaches(): void {
    for (
      let ancestor: ReadabilityNode | null = this;
      ancestor && (ancestor.text !== null || ancestor.length >= 0);
      ancestor = ancestor.parentNode
    ) {
      ancestor.text = ancestor.line = null;
      ancestor.length = ancestor.links = -1;
    }
  }
}

const NO_ATTRIBUTES: ReadabilityNode['attributes'] = [];

/** Returns the next node in document order inside `root`; null after the last node. */
export function getNextNode(node: ReadabilityNode, root: ReadabilityNode): ReadabilityNode | null {
  if (node.firstChild) return node.firstChild;
  let ancestor: ReadabilityNode | null = node;
  while (ancestor && ancestor !== root && !ancestor.nextSibling) ancestor = ancestor.parentNode;
  return ancestor && ancestor !== root ? ancestor.nextSibling : null;
}

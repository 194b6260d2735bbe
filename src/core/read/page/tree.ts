/**
 * The few DOM operations that the extraction needs. They work the same in browsers and in linkedom, a DOM for Node.js.
 */

export const isElement = (node: Node | null | undefined): node is Element => node?.nodeType === 1;
export const isTextNode = (node: Node | null | undefined): node is Text => node?.nodeType === 3;

/** Lower-case tag name; '' for a node that is no element. */
export const getTag = (node: Node): string => {
  const name = (node as Element).localName;
  return typeof name === 'string' ? name : '';
};

export const attr = (element: Element, name: string): string => element.getAttribute(name) ?? '';

/**
 * Returns the class of an element. In browsers `className` is faster than `getAttribute`, but for an SVG element it is
 * an object.
 */
export const getClassName = (element: Element): string => {
  const { className } = element;
  return typeof className === 'string' ? className : attr(element, 'class');
};

/** Class and id in one string. */
export const getClassAndId = (element: Element): string => {
  const names = getClassName(element);
  const { id } = element;
  return id ? (names ? `${names} ${id}` : id) : names;
};

/**
 * Collapses white space of every kind to single spaces and drops invisible characters. The pattern does not match
 * single spaces, because most spaces are single and need no change.
 */
export const cleanText = (text: string): string =>
  text
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[^\S ]\s*| \s+/g, ' ')
    .trim();

const isNeverHidden = (_: Node): boolean => false;

/**
 * Returns the text of a subtree on one line. Spaces separate blocks and line breaks; scripts and styles are left out.
 * `limit` is in characters.
 */
export function getLineText(root: Node, limit = 100_000, isHidden = isNeverHidden): string {
  let out = '';
  walkTree(
    root,
    (node) => {
      if (out.length > limit) return null;
      if (isTextNode(node)) out += isHidden(node) ? '' : node.data;
      else if (isElement(node)) {
        const tag = getTag(node);
        if (UNSEEN_TAGS.has(tag)) return false;
        if (!INLINE_TAGS.has(tag)) out += ' ';
      }
      return true;
    },
    (node) => {
      if (isElement(node) && !INLINE_TAGS.has(getTag(node))) out += ' ';
    },
  );
  return cleanText(out);
}

/** Returns the texts of a subtree as one string, without hidden texts. */
export function readText(root: Node, isHidden = isNeverHidden): string {
  let out = '';
  walkTree(root, (node) => {
    if (isTextNode(node) && !isHidden(node)) out += node.data;
    return true;
  });
  return out;
}

/**
 * Visits `root` and all nodes below it in document order, without recursion. `enter` returns false to skip a node's
 * children and null to end the walk. `leave` is called after the children of each entered node.
 */
export function walkTree(root: Node, enter: (node: Node) => boolean | null, leave?: (node: Node) => void): void {
  let node: Node = root;
  for (;;) {
    const action = enter(node);
    if (action === null) return;
    const child = action ? node.firstChild : null;
    if (child) {
      node = child;
      continue;
    }
    leave?.(node);
    while (node !== root && !node.nextSibling) {
      const parent = node.parentNode;
      if (!parent) return;
      node = parent;
      leave?.(node);
    }
    if (node === root) return;
    const next = node.nextSibling;
    if (!next) return;
    node = next;
  }
}

/** Returns the next node in document order that is not inside `node`; null at the end of the document. */
export function getNodeAfter(node: Node): Node | null {
  let current: Node | null = node;
  while (current && !current.nextSibling) current = current.parentNode;
  return current?.nextSibling ?? null;
}

export const toWordSet = (list: string): Set<string> => new Set(list.split(' '));

/** Elements whose text no reader sees. */
export const UNSEEN_TAGS = toWordSet('script style noscript template svg head iframe object canvas datalist');

/** Elements that don't begin a new line. */
export const INLINE_TAGS = toWordSet(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math nobr q rb ruby s samp small span strike strong sub sup svg time tt u var wbr output mjx-container mjx-assistive-mml',
);

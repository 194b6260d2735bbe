import { isElement, isText, tagOf, UNSEEN } from './tree.ts';

/** Less than this in open shadow roots is a button or a badge. */
const ENOUGH = 500;
/** Beyond this depth wrappers are left out. */
const MAX_DEPTH = 400;

/**
 * The document as it is shown: what stands in open shadow roots takes the place of their hosts' children, and slots hold
 * what is slotted into them. A copy, in a document of its own in which nothing is loaded or run; the document itself when
 * its shadow roots hold no text to speak of.
 */
export function composed(document: Document): Document {
  let letters = 0;
  // A list of them all, and an iterator over it, would take four times as long.
  const all = document.getElementsByTagName('*');
  for (let at = 0, element = all[0]; element && letters < ENOUGH; element = all[++at]) {
    const { shadowRoot } = element;
    if (shadowRoot) letters += lettersIn(shadowRoot);
  }
  if (letters < ENOUGH) return document;
  const copy = document.implementation.createHTMLDocument('');
  const take = (from: Node, to: Node, depth: number) => {
    for (const node of shownChildren(from)) {
      if (isElement(node) && tagOf(node) === 'slot') {
        take(node, to, depth);
        continue;
      }
      const taken = copy.importNode(node, false);
      to.appendChild(taken);
      if (depth < MAX_DEPTH) take(node, taken, depth + 1);
    }
  };
  const root = copy.importNode(document.documentElement, false);
  copy.replaceChild(root, copy.documentElement);
  take(document.documentElement, root, 0);
  return copy;
}

function shownChildren(node: Node): Iterable<Node> {
  if (!isElement(node)) return node.childNodes;
  if (node.shadowRoot) return node.shadowRoot.childNodes;
  const slotted = tagOf(node) === 'slot' ? ((node as HTMLSlotElement).assignedNodes?.() ?? []) : [];
  return slotted.length ? slotted : node.childNodes;
}

function lettersIn(root: Node): number {
  let count = 0;
  for (const node of root.childNodes) {
    if (isText(node)) count += node.data.trim().length;
    else if (isElement(node) && !UNSEEN.has(tagOf(node))) count += lettersIn(node);
    if (count >= ENOUGH) return count;
  }
  return count;
}

import { getLineText, getTag, isElement } from './tree.ts';

/** Less text in open shadow roots, in characters, is a button or a badge. */
const MIN_SHADOW_TEXT = 500;
/** Content nested deeper than this is left out. */
const MAX_DEPTH = 400;

/**
 * Reads a property of the document itself. `document.forms` and the like return an element of the page when one has
 * that name (DOM clobbering).
 */
export const getDocumentProperty = <Name extends keyof Document>(document: Document, name: Name): Document[Name] =>
  Reflect.get(Document.prototype, name, document);

/** `document.querySelectorAll` that a page can't clobber. */
export const queryDocument = (document: Document, selector: string): NodeListOf<Element> =>
  getDocumentProperty(document, 'querySelectorAll').call(document, selector);

/**
 * Elements whose name or id shadows a property of a form (HTML standard, section 4.10.3) or of the document (section
 * 3.1.7).
 */
const findClobberingElements = (document: Document): Element[] =>
  [
    ...queryDocument(document, 'button, embed, fieldset, form, iframe, img, input, object, output, select, textarea'),
  ].filter((element) =>
    ['name', 'id'].some((key) => {
      const name = Element.prototype.getAttribute.call(element, key) ?? '';
      return name in HTMLElement.prototype || name in Document.prototype;
    }),
  );

/** Copies the root of a document, with its content if `deep`, into a document in which nothing is loaded or run. */
function createInertCopy(document: Document, deep: boolean): Document {
  const copy = new DOMParser().parseFromString('', 'text/html');
  copy.replaceChild(copy.importNode(getDocumentProperty(document, 'documentElement'), deep), copy.documentElement);
  return copy;
}

/** Returns the document, or a copy without clobbering names. `onCopy` is called for each node of the copy. */
function removeClobberingNames(document: Document, onCopy: CopyCallback): Document {
  if (!findClobberingElements(document).length) return document;
  const copy = createInertCopy(document, true);
  const [liveWalker, copyWalker] = [document, copy].map((each) =>
    Document.prototype.createTreeWalker.call(each, getDocumentProperty(each, 'documentElement'), NodeFilter.SHOW_ALL),
  ) as [TreeWalker, TreeWalker];
  for (
    let liveNode = liveWalker.nextNode(), copiedNode = copyWalker.nextNode();
    liveNode && copiedNode;
    liveNode = liveWalker.nextNode(), copiedNode = copyWalker.nextNode()
  )
    onCopy(copiedNode, liveNode);
  for (const element of findClobberingElements(copy))
    for (const key of ['name', 'id']) Element.prototype.removeAttribute.call(element, key);
  return copy;
}

type CopyCallback = (copy: Node, live: Node) => void;

/** A document to read, and a function from its nodes to the live nodes that they are or were copied from. */
interface FlattenedDocument {
  document: Document;
  original: (node: Node) => Node;
}

/**
 * Flattens open shadow roots: their content replaces the hosts' children, slots hold what is slotted into them, and
 * clobbering names are removed. Returns a copy, or the document itself when its shadow roots hold less than
 * `MIN_SHADOW_TEXT`.
 */
export function flattenShadowDom(page: Document): FlattenedDocument {
  const originals = new WeakMap<Node, Node>();
  const original = (node: Node): Node => originals.get(node) ?? node;
  const document = removeClobberingNames(page, (copy, live) => originals.set(copy, live));
  let textLength = 0;
  // Indexing the live collection takes a quarter of the time of iterating over it.
  const elements = document.getElementsByTagName('*');
  for (let index = 0, element = elements[0]; element && textLength < MIN_SHADOW_TEXT; element = elements[++index]) {
    const { shadowRoot } = element;
    if (shadowRoot) textLength += getLineText(shadowRoot).length;
  }
  if (textLength < MIN_SHADOW_TEXT) return { document, original };
  const copy = createInertCopy(document, false);
  const copyShownNodes = (source: Node, target: Node, depth: number) => {
    for (const node of listShownChildren(source)) {
      if (isElement(node) && getTag(node) === 'slot') {
        copyShownNodes(node, target, depth);
        continue;
      }
      const copiedNode = copy.importNode(node, false);
      originals.set(copiedNode, node);
      target.appendChild(copiedNode);
      if (depth < MAX_DEPTH) copyShownNodes(node, copiedNode, depth + 1);
    }
  };
  copyShownNodes(document.documentElement, copy.documentElement, 0);
  return { document: copy, original };
}

function listShownChildren(node: Node): Iterable<Node> {
  if (!isElement(node)) return node.childNodes;
  if (node.shadowRoot) return node.shadowRoot.childNodes;
  const assignedNodes = getTag(node) === 'slot' ? ((node as HTMLSlotElement).assignedNodes?.() ?? []) : [];
  return assignedNodes.length ? assignedNodes : node.childNodes;
}

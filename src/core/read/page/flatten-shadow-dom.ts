import { getLineText, getTag, isElement } from './tree.ts';

/** Characters. Less text in all open shadow roots together belongs to buttons or badges and is not worth a copy. */
const MIN_SHADOW_TEXT = 500;
/** Content nested deeper than this is left out. */
const MAX_DEPTH = 400;

/**
 * Reads a property of the document through its prototype. A plain `document.forms` would return an element when the
 * page has an element with the name `forms` (DOM clobbering).
 */
export const getDocumentProperty = <Name extends keyof Document>(document: Document, name: Name): Document[Name] =>
  Reflect.get(Document.prototype, name, document);

/** Calls `document.querySelectorAll`, even when the page has an element with that name (DOM clobbering). */
export const queryDocument = (document: Document, selector: string): NodeListOf<Element> =>
  getDocumentProperty(document, 'querySelectorAll').call(document, selector);

/**
 * Finds elements that clobber a property of a form (HTML standard, section 4.10.3) or of the document (section 3.1.7):
 * their name or id hides the property.
 */
const findClobberingElements = (document: Document): Element[] =>
  [
    ...queryDocument(
      document,
      ':is(button, embed, fieldset, form, iframe, img, input, object, output, select, textarea):is([name], [id])',
    ),
  ].filter((element) =>
    ['name', 'id'].some((key) => {
      const name = Element.prototype.getAttribute.call(element, key) ?? '';
      return name in HTMLElement.prototype || name in Document.prototype;
    }),
  );

/**
 * Copies the root element of a document into a new document that loads nothing and runs no scripts. With `deep`, the
 * content of the root element is copied as well.
 */
function createInertCopy(document: Document, deep: boolean): Document {
  const copy = new DOMParser().parseFromString('', 'text/html');
  copy.replaceChild(copy.importNode(getDocumentProperty(document, 'documentElement'), deep), copy.documentElement);
  return copy;
}

/**
 * Returns the document itself, or a copy without element names that hide properties of the document. `onCopy` is called
 * for each node of the copy.
 */
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

/**
 * A document to read. `original` returns the live node that a node was copied from, or the node itself when it is no
 * copy.
 */
interface FlattenedDocument {
  document: Document;
  original: (node: Node) => Node;
}

/**
 * Flattens open shadow roots as the browser shows them: the content of a shadow root replaces the children of its host,
 * and slotted nodes replace their `slot`. Returns a copy, or the document itself when its shadow roots hold less text
 * than `MIN_SHADOW_TEXT`. Element names that hide properties of the document are removed first.
 */
export function flattenShadowDom(page: Document): FlattenedDocument {
  const originals = new WeakMap<Node, Node>();
  const original = (node: Node): Node => originals.get(node) ?? node;
  const document = removeClobberingNames(page, (copy, live) => originals.set(copy, live));
  let textLength = 0;
  // Reading a live collection by index takes a quarter of the time of a `for … of` loop.
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

import { getLineText, getTag, isElement } from './tree.ts';

/** Less than this in open shadow roots is a button or a badge. */
const MIN_SHADOW_TEXT = 500;
/** Beyond this depth wrappers are left out. */
const MAX_DEPTH = 400;

/** A property of a document itself, also where the page has a picture or a form of that name, which the browser shows instead. */
export const getDocumentProperty = <Name extends keyof Document>(document: Document, name: Name): Document[Name] =>
  Reflect.get(Document.prototype, name, document);

/** What a selector finds in a document. */
export const queryDocument = (document: Document, selector: string): NodeListOf<Element> =>
  getDocumentProperty(document, 'querySelectorAll').call(document, selector);

/** The elements that a form (HTML, 4.10.3) or the document (3.1.7) may show by their names or ids in place of properties of its own. */
const findClobberingElements = (document: Document): Element[] =>
  [
    ...queryDocument(document, 'button, embed, fieldset, form, iframe, img, input, object, output, select, textarea'),
  ].filter((element) =>
    ['name', 'id'].some((key) => {
      const name = Element.prototype.getAttribute.call(element, key) ?? '';
      return name in HTMLElement.prototype || name in Document.prototype;
    }),
  );

/** The root of a document, with all in it if `deep`, in a document of its own in which nothing is loaded or run. */
function inertCopy(document: Document, deep: boolean): Document {
  const copy = new DOMParser().parseFromString('', 'text/html');
  copy.replaceChild(copy.importNode(getDocumentProperty(document, 'documentElement'), deep), copy.documentElement);
  return copy;
}

/** The document, or a copy without the names that hide properties. `note`: told of each node of the copy. */
function removeClobberingNames(document: Document, note: Note): Document {
  if (!findClobberingElements(document).length) return document;
  const copy = inertCopy(document, true);
  const [live, copied] = [document, copy].map((one) =>
    Document.prototype.createTreeWalker.call(one, getDocumentProperty(one, 'documentElement'), NodeFilter.SHOW_ALL),
  ) as [TreeWalker, TreeWalker];
  for (let from = live.nextNode(), to = copied.nextNode(); from && to; from = live.nextNode(), to = copied.nextNode())
    note(to, from);
  for (const element of findClobberingElements(copy))
    for (const key of ['name', 'id']) Element.prototype.removeAttribute.call(element, key);
  return copy;
}

type Note = (copy: Node, live: Node) => void;

/** A document to read, and the live node that each of its nodes is or was copied from. */
export interface Composed {
  document: Document;
  original: (node: Node) => Node;
}

/**
 * The document as it is shown: what stands in open shadow roots takes the place of their hosts' children, and slots hold
 * what is slotted into them, and nothing hides behind a name. A copy; the document itself when its shadow roots hold no
 * text to speak of.
 */
export function flattenShadowDom(page: Document): Composed {
  const originals = new WeakMap<Node, Node>();
  const original = (node: Node): Node => originals.get(node) ?? node;
  const document = removeClobberingNames(page, (copy, live) => originals.set(copy, live));
  let letters = 0;
  // A list of them all, and an iterator over it, would take four times as long.
  const all = document.getElementsByTagName('*');
  for (let at = 0, element = all[0]; element && letters < MIN_SHADOW_TEXT; element = all[++at]) {
    const { shadowRoot } = element;
    if (shadowRoot) letters += getLineText(shadowRoot).length;
  }
  if (letters < MIN_SHADOW_TEXT) return { document, original };
  const copy = inertCopy(document, false);
  const take = (from: Node, to: Node, depth: number) => {
    for (const node of listShownChildren(from)) {
      if (isElement(node) && getTag(node) === 'slot') {
        take(node, to, depth);
        continue;
      }
      const taken = copy.importNode(node, false);
      originals.set(taken, node);
      to.appendChild(taken);
      if (depth < MAX_DEPTH) take(node, taken, depth + 1);
    }
  };
  take(document.documentElement, copy.documentElement, 0);
  return { document: copy, original };
}

function listShownChildren(node: Node): Iterable<Node> {
  if (!isElement(node)) return node.childNodes;
  if (node.shadowRoot) return node.shadowRoot.childNodes;
  const slotted = getTag(node) === 'slot' ? ((node as HTMLSlotElement).assignedNodes?.() ?? []) : [];
  return slotted.length ? slotted : node.childNodes;
}

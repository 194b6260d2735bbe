import { DOMParser } from 'linkedom';
import { html as names, Parser, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';

/** Deepest level of nesting; deeper elements become siblings. Blink and Gecko have limits near this one. */
const MAX_DEPTH = 512;
/**
 * At most this many attributes of an element are read: linkedom's attribute lookup is linear, and only attacks have more.
 */
const MAX_ATTRIBUTES = 200;
/** Parsing stops after this many nodes. In a page of 20 MB, the article is not at the end. */
const MAX_NODES = 200_000;
/** Number of characters passed to the parser at a time; after each chunk, the number of nodes is compared with the limit. */
const CHUNK_CHARACTERS = 1 << 18;
/** At most this many open elements are searched for a tag; a longer search in deep nesting would make parsing quadratic. */
const MAX_SCOPE = 600;

const DEPTH = Symbol('depth');
const NAMESPACE = Symbol('namespace');
/** A node with its depth and namespace as properties: a WeakMap with half a million nodes is slower than the parsing. */
type AnnotatedNode<T> = T & { [DEPTH]?: number; [NAMESPACE]?: names.NS };

type TreeTypes = TreeAdapterTypeMap<
  Node,
  ParentNode & Node,
  ChildNode,
  Document,
  DocumentFragment,
  Element,
  Comment,
  Text,
  HTMLTemplateElement,
  DocumentType
>;

/** In linkedom, `createDocumentType` is a method of the document; in the DOM standard, of `document.implementation`. */
type LinkedomDocument = Document & Pick<DOMImplementation, 'createDocumentType'>;

/** Creates an empty linkedom `Document`. Nothing is parsed here, because the text is empty. */
const emptyDocument = (): Document => new DOMParser().parseFromString('', 'text/html') as unknown as Document;

/**
 * Parses HTML in Node into the document that a browser would build: parse5 follows the HTML standard, and linkedom provides
 * the nodes. `<noscript>` contains text, as in a browser that runs scripts. `url`: absolute address of the page.
 */
export function parseHtml(html: string, url: string): Document {
  const document = buildTree(html);
  const own = (name: string, value: unknown) => Object.defineProperty(document, name, { value, configurable: true });
  own('URL', url);
  own('documentURI', url);
  own('baseURI', getBaseUrl(document, url));
  own('implementation', { createHTMLDocument: () => buildTree('<!doctype html>') });
  return document;
}

function buildTree(html: string): Document {
  const counted = { nodes: 0 };
  const parser = new Parser<TreeTypes>({ treeAdapter: createTreeAdapter(counted) });
  const open = parser.openElements;
  for (const method of ['hasInScope', 'hasInListItemScope', 'hasInButtonScope'] as const) {
    const exact = open[method].bind(open);
    open[method] = (tag) => (open.stackTop < MAX_SCOPE ? exact(tag) : isNear(open, tag));
  }
  for (let at = 0; at < html.length && counted.nodes < MAX_NODES; at += CHUNK_CHARACTERS) {
    parser.tokenizer.write(html.slice(at, at + CHUNK_CHARACTERS), false);
  }
  // At the end of the input, parse5 closes open `<template>` elements recursively, so only `MAX_SCOPE` of them stay open.
  while (open.tmplCount > MAX_SCOPE) {
    open.popUntilTagNamePopped(names.TAG_ID.TEMPLATE);
    parser.tmplInsertionModeStack.shift();
  }
  parser.tokenizer.write('', true);
  return parser.document;
}

function isNear(open: Parser<TreeTypes>['openElements'], tag: number): boolean {
  for (let at = open.stackTop; at > open.stackTop - MAX_SCOPE; at--) if (open.tagIDs[at] === tag) return true;
  return false;
}

function getBaseUrl(document: Document, url: string): string {
  const href = document.querySelector('base[href]')?.getAttribute('href');
  try {
    return href ? new URL(href, url).href : url;
  } catch {
    return url;
  }
}

/** Creates the parse5 `TreeAdapter` with which the parser builds linkedom nodes. */
function createTreeAdapter(counted: { nodes: number }): TreeAdapter<TreeTypes> {
  const document = emptyDocument();
  let mode = names.DOCUMENT_MODE.NO_QUIRKS;
  const templateContents = new WeakMap<Element, DocumentFragment>();

  /** Returns the parent, or its nearest ancestor above the depth limit, to which a child can still be added. */
  const shallow = (parent: TreeTypes['parentNode']): TreeTypes['parentNode'] => {
    let at: AnnotatedNode<TreeTypes['parentNode']> = parent;
    while ((at[DEPTH] ?? 0) >= MAX_DEPTH && at.parentNode) at = at.parentNode as TreeTypes['parentNode'];
    return at;
  };
  const place = (parent: TreeTypes['parentNode'], node: AnnotatedNode<Node>, before: Node | null) => {
    const at: AnnotatedNode<TreeTypes['parentNode']> =
      node.nodeType === 1 && before === null ? shallow(parent) : parent;
    if (node.nodeType === 1) node[DEPTH] = (at[DEPTH] ?? 0) + 1;
    counted.nodes++;
    if (before) at.insertBefore(node, before);
    else at.appendChild(node);
  };
  const setAttributes = (element: Element, attributes: Token.Attribute[]) => {
    for (const { prefix, name, value } of attributes.slice(0, MAX_ATTRIBUTES).reverse()) {
      element.setAttribute(prefix ? `${prefix}:${name}` : name, value);
    }
  };
  const insertText = (parent: TreeTypes['parentNode'], text: string, before: Node | null) => {
    const previous = before ? before.previousSibling : parent.lastChild;
    if (previous?.nodeType === 3) (previous as Text).data += text;
    else place(parent, document.createTextNode(text), before);
  };

  return {
    createDocument: () => document,
    createDocumentFragment: () => document.createDocumentFragment(),
    createElement(name, namespace, attributes) {
      const element: AnnotatedNode<Element> =
        namespace === names.NS.SVG ? document.createElementNS(namespace, name) : document.createElement(name);
      element[NAMESPACE] = namespace;
      setAttributes(element, attributes);
      return element;
    },
    createCommentNode: (data) => document.createComment(data),
    createTextNode: (value) => document.createTextNode(value),
    appendChild: (parent, node) => place(parent, node, null),
    insertBefore: (parent, node, reference) => place(parent, node, reference),
    insertText: (parent, text) => insertText(parent, text, null),
    insertTextBefore: (parent, text, reference) => insertText(parent, text, reference),
    detachNode: (node) => node.remove(),
    adoptAttributes(recipient, attributes) {
      setAttributes(
        recipient,
        attributes.filter(({ name }) => !recipient.hasAttribute(name)),
      );
    },
    setTemplateContent: (template, content) => templateContents.set(template, content),
    getTemplateContent: (template) => templateContents.get(template) ?? document.createDocumentFragment(),
    setDocumentType(parent, name, publicId, systemId) {
      parent.insertBefore((parent as LinkedomDocument).createDocumentType(name, publicId, systemId), parent.firstChild);
    },
    setDocumentMode(_document, value) {
      mode = value;
    },
    getDocumentMode: () => mode,
    getFirstChild: (node) => node.firstChild as ChildNode | null,
    getChildNodes: (node) => [...node.childNodes],
    getParentNode: (node) => node.parentNode as TreeTypes['parentNode'] | null,
    getAttrList: (element) => [...element.attributes].map(({ name, value }) => ({ name, value })),
    getTagName: (element) => element.localName,
    getNamespaceURI: (element: AnnotatedNode<Element>) => element[NAMESPACE] ?? names.NS.HTML,
    getTextNodeContent: (node) => node.data,
    getCommentNodeContent: (node) => node.data,
    getDocumentTypeNodeName: (node) => node.name,
    getDocumentTypeNodePublicId: (node) => node.publicId,
    getDocumentTypeNodeSystemId: (node) => node.systemId,
    isTextNode: (node): node is Text => node.nodeType === 3,
    isCommentNode: (node): node is Comment => node.nodeType === 8,
    isDocumentTypeNode: (node): node is DocumentType => node.nodeType === 10,
    isElementNode: (node): node is Element => node.nodeType === 1,
    setNodeSourceCodeLocation() {},
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation() {},
  };
}

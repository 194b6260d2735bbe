import { DOMParser } from 'linkedom';
import { html as names, Parser, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';

/** Elements nested deeper than this become siblings, as in browsers (Blink and Gecko both cap the tree near it). */
const MAX_DEPTH = 512;
/** More attributes than this on one element are an attack, not a page; lookups in linkedom are linear. */
const MAX_ATTRIBUTES = 200;
/** A page with more nodes is read as far as this: the article of a page of 20 MB is not at its end. */
const MAX_NODES = 200_000;
/** Characters given to the parser at a time, between two looks at the number of nodes. */
const CHUNK_CHARACTERS = 1 << 18;
/** How far up the parser looks for an open element; nesting beyond it would make parsing quadratic. */
const MAX_SCOPE = 600;

const DEPTH = Symbol('depth');
const NAMESPACE = Symbol('namespace');
/** Kept on the node itself: a WeakMap of half a million nodes costs more than the parsing. */
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

/** linkedom has this method on the document; the standard has it on `document.implementation`. */
type LinkedomDocument = Document & Pick<DOMImplementation, 'createDocumentType'>;

/** linkedom's `Document`, empty: an empty string is not parsed. */
const emptyDocument = (): Document => new DOMParser().parseFromString('', 'text/html') as unknown as Document;

/**
 * HTML → the document that a browser would show, in Node: the tree of the HTML standard (parse5), made of linkedom nodes.
 * `<noscript>` holds text, as in a browser that runs scripts. `url`: absolute address of the page.
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
  // At the end the parser closes templates by calling itself for each.
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

/** Builds linkedom nodes for parse5; method names and duties are parse5's `TreeAdapter`. */
function createTreeAdapter(counted: { nodes: number }): TreeAdapter<TreeTypes> {
  const document = emptyDocument();
  let mode = names.DOCUMENT_MODE.NO_QUIRKS;
  const contentOf = new WeakMap<Element, DocumentFragment>();

  /** The parent itself, or the nearest ancestor that may still have children. */
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
    setTemplateContent: (template, content) => contentOf.set(template, content),
    getTemplateContent: (template) => contentOf.get(template) ?? document.createDocumentFragment(),
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

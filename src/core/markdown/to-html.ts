/**
 * Turns a Markdown tree into HTML elements as data, which a view draws and `serializeHtml` prints. The result is safe by
 * construction: it has only the elements and attributes written here, links lead to web addresses, and HTML of the text is
 * left out except line breaks.
 */
import { escapeHtml, htmlToText } from '../text/html.ts';
import { parseMarkdown } from './parse.ts';
import type { MarkdownBlock, MarkdownInline, MarkdownListItem, MarkdownNode } from './tree.ts';

/** An element with its attributes and children, or a text. */
export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  name: string;
  attributes: Record<string, string>;
  children: HtmlNode[];
}

const element = (name: string, children: HtmlNode[], attributes: Record<string, string> = {}): HtmlElement => ({
  name,
  attributes,
  children,
});

/** Returns the elements of a Markdown text, footnotes last. */
export function toHtmlTree(markdown: string): HtmlNode[] {
  const { children } = parseMarkdown(markdown);
  const notes = children.filter((block) => block.type === 'footnoteDefinition');
  return [...children.flatMap(blockToHtml), ...(notes.length > 0 ? [footnotesToHtml(notes)] : [])];
}

const VOID_ELEMENTS = new Set(['br', 'hr', 'img']);

/** Prints elements as HTML. */
export function serializeHtml(nodes: HtmlNode[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return escapeHtml(node);
      const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${escapeHtml(value)}"`);
      const start = `<${node.name}${attributes.join('')}>`;
      return VOID_ELEMENTS.has(node.name) ? start : `${start}${serializeHtml(node.children)}</${node.name}>`;
    })
    .join('');
}

/** Lists the addresses of the pictures in a tree, each once. */
export const listPictures = (nodes: HtmlNode[]): string[] => [
  ...new Set(
    nodes.flatMap((node): string[] => {
      if (typeof node === 'string') return [];
      return node.name === 'img' ? [node.attributes.src ?? ''] : listPictures(node.children);
    }),
  ),
];

function blockToHtml(block: MarkdownBlock): HtmlNode[] {
  switch (block.type) {
    case 'paragraph':
      return [element('p', inlinesToHtml(block.children))];
    case 'heading':
      return [element(`h${block.depth}`, inlinesToHtml(block.children))];
    case 'code':
      return [element('pre', [element('code', [block.value])])];
    case 'html': {
      const text = htmlToText(block.value);
      return text === '' ? [] : [element('p', [text])];
    }
    case 'blockquote':
      return [element('blockquote', block.children.flatMap(blockToHtml))];
    case 'list':
      return [listToHtml(block)];
    case 'table':
      return [tableToHtml(block)];
    case 'thematicBreak':
      return [element('hr', [])];
    default:
      return [];
  }
}

function listToHtml({ ordered, start, spread, children }: MarkdownNode<'list'>): HtmlElement {
  const attributes = ordered && start !== null && start !== 1 ? { start: String(start) } : {};
  const items = children.map((item) => element('li', itemToHtml(item, spread)));
  return element(ordered ? 'ol' : 'ul', items, attributes);
}

/** A paragraph of a list without blank lines is no paragraph in HTML. The checkbox of a task is a sign, which any program takes. */
function itemToHtml({ checked, children }: MarkdownListItem, isSpread: boolean): HtmlNode[] {
  const box = checked === null ? [] : [checked ? '☑ ' : '☐ '];
  const content = children.flatMap((child) =>
    child.type === 'paragraph' && !isSpread ? inlinesToHtml(child.children) : blockToHtml(child),
  );
  return [...box, ...content];
}

function tableToHtml({ align, children: [head, ...rows] }: MarkdownNode<'table'>): HtmlElement {
  const toRow = (row: typeof head, cell: 'th' | 'td') =>
    element(
      'tr',
      (row?.children ?? []).map(({ children }, column) => {
        const side = align[column];
        return element(cell, inlinesToHtml(children), side ? { align: side } : {});
      }),
    );
  return element('table', [
    element('thead', [toRow(head, 'th')]),
    element(
      'tbody',
      rows.map((row) => toRow(row, 'td')),
    ),
  ]);
}

const footnotesToHtml = (notes: MarkdownNode<'footnoteDefinition'>[]): HtmlElement =>
  element('section', [
    element('hr', []),
    element(
      'ol',
      notes.map(({ children }) => element('li', children.flatMap(blockToHtml))),
    ),
  ]);

const inlinesToHtml = (nodes: MarkdownInline[]): HtmlNode[] => nodes.flatMap(inlineToHtml);

const SIMPLE_ELEMENTS = { emphasis: 'em', strong: 'strong', delete: 'del' } as const;

/** Matches the addresses that a link or a picture may have. */
const LINK_ADDRESS = /^(?:https?:\/\/|mailto:)/i;
const PICTURE_ADDRESS = /^https?:\/\//i;

function inlineToHtml(node: MarkdownInline): HtmlNode[] {
  switch (node.type) {
    case 'text':
      return [node.value];
    case 'inlineCode':
      return [element('code', [node.value])];
    case 'break':
      return [element('br', [])];
    case 'html':
      return /^<br\b/i.test(node.value) ? [element('br', [])] : [];
    case 'image':
      return PICTURE_ADDRESS.test(node.url) ? [element('img', [], { src: node.url, alt: node.alt })] : [node.alt];
    case 'link': {
      const children = inlinesToHtml(node.children);
      const title = node.title === null ? {} : { title: node.title };
      return LINK_ADDRESS.test(node.url) ? [element('a', children, { href: node.url, ...title })] : children;
    }
    case 'footnoteReference':
      return [element('sup', [node.label])];
    default:
      return [element(SIMPLE_ELEMENTS[node.type], inlinesToHtml(node.children))];
  }
}

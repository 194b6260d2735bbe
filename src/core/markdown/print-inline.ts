import { isPunctuation } from '../text/unicode.ts';
import { escapeInlineText } from './escape.ts';
import type { MarkdownInline, MarkdownNode } from './tree.ts';

interface InlineContext {
  /** True in a heading or a table cell, where no line breaks are possible. */
  oneLine?: boolean;
  inTable?: boolean;
  inLink?: boolean;
  /**
   * The characters before and after the printed nodes. CommonMark's rules for emphasis (flanking runs) depend on them.
   */
  before?: string;
  after?: string;
}

/** Prints inline nodes as the Markdown of one paragraph. Line starts are not escaped here; `escapeLines` does that. */
export function printInline(nodes: MarkdownInline[], context: InlineContext): string {
  const pieces: string[] = [];
  let before = context.before ?? '';
  nodes.forEach((node, index) => {
    const after = index + 1 < nodes.length ? guessFirstCharacter(nodes[index + 1]) : (context.after ?? '');
    const piece = printers[node.type](node as never, { ...context, before, after });
    pieces.push(piece);
    before = piece.at(-1) ?? before;
  });
  return pieces.join('');
}

const printers: { [T in MarkdownInline['type']]: (node: MarkdownNode<T>, context: InlineContext) => string } = {
  text: ({ value }, context) => escapeInlineText(value, context),
  inlineCode: ({ value }, context) => printInlineCode(value, context),
  html: ({ value }) => value,
  footnoteReference: ({ label }) => `[^${label}]`,
  break: (_, context) => (context.oneLine ? ' ' : '  \n'),
  image({ url, alt, title }, context) {
    const text = escapeInlineText(alt, { ...context, inLink: true, after: '' });
    return `![${text}](${printTarget(url, title, context)})`;
  },
  link(node, context) {
    const [onlyChild] = node.children;
    if (
      node.children.length === 1 &&
      onlyChild?.type === 'text' &&
      onlyChild.value === node.url &&
      !/[<>\s\\|]/.test(node.url)
    ) {
      return `<${node.url}>`;
    }
    const text = printInline(node.children, { ...context, inLink: true, before: '[', after: ']' });
    // Escapes `(` after an escaped `]`, because some renderers remove backslashes before they look for links in a
    // link's text.
    return `[${text.replace(/(?<=\\\])\(/g, '\\(')}](${printTarget(node.url, node.title, context)})`;
  },
  emphasis: (node, context) => printMarked(node.children, ['*', '_'], context),
  strong: (node, context) => printMarked(node.children, ['**', '__'], context),
  delete: (node, context) => printMarked(node.children, ['~~'], context),
};

const SPACE_OR_EDGE = /^\s?$/;

/**
 * Prints nodes between markers such as `**` when CommonMark reads the markers as emphasis at this position (section
 * 6.2, left- and right-flanking runs). Otherwise prints the nodes without markers.
 */
function printMarked(children: MarkdownInline[], markers: string[], context: InlineContext): string {
  const { before = '', after = '' } = context;
  for (const marker of markers) {
    const inner = printInline(children, { ...context, before: marker, after: marker });
    const first = inner[0] ?? '';
    const last = inner.at(-1) ?? '';
    const character = marker[0] ?? '';
    if (SPACE_OR_EDGE.test(first) || SPACE_OR_EDGE.test(last) || last === '\\') continue;
    if ([before, first, last, after].includes(character)) continue;
    const openBefore = SPACE_OR_EDGE.test(before) || isPunctuation(before);
    const openAfter = SPACE_OR_EDGE.test(after) || isPunctuation(after);
    if (character === '_' && !(openBefore && openAfter)) continue;
    if (isPunctuation(first) && !openBefore) continue;
    if (isPunctuation(last) && !openAfter) continue;
    return marker + inner + marker;
  }
  return printInline(children, context);
}

const FIRST_CHARACTERS: Record<Exclude<MarkdownInline['type'], 'text'>, string> = {
  inlineCode: '`',
  html: '<',
  image: '!',
  break: ' ',
  link: '[',
  footnoteReference: '[',
  emphasis: '*',
  strong: '*',
  delete: '~',
};

/** Returns the first character that a node will probably print. A guess is enough for CommonMark's flanking rules. */
function guessFirstCharacter(node: MarkdownInline | undefined): string {
  if (!node) return '';
  if (node.type === 'text') return node.value[0] ?? '';
  return FIRST_CHARACTERS[node.type];
}

function printInlineCode(value: string, { inTable }: InlineContext): string {
  const line = value.replace(/(?<!\s)\s*\n\s*/g, ' ');
  const fence = '`'.repeat(shortestFence(line));
  const pad = /^`|`$/.test(line) || (/^ /.test(line) && line.endsWith(' ') && line.trim()) ? ' ' : '';
  const code = fence + pad + line + pad + fence;
  return inTable ? code.replaceAll('|', '\\|') : code;
}

/** Returns the smallest number for which `line` contains no run of exactly that many backticks. */
function shortestFence(line: string): number {
  const runs = new Set((line.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  return length;
}

/** Prints an address and its title, as they stand in the parentheses of a link. */
export function printTarget(url: string, title: string | null, { inTable = false }: InlineContext): string {
  const address = printUrl(url, { inTable });
  return title ? `${address} "${escapeInlineText(title, { inTable }).replace(/"/g, '\\"')}"` : address;
}

function printUrl(url: string, { inTable }: InlineContext): string {
  // Encodes `](` inside an address, because some renderers read it as the end of this link and the start of another
  // address.
  const text = url.replaceAll('](', '%5D(');
  const safe = inTable ? text.replaceAll('|', '%7C') : text;
  if (/^[^\s<>()\\]+$/.test(safe)) return safe.replace(/&(?=#?\w+;)/g, '&amp;');
  if (/^[^\s<>\\]*$/.test(safe) && hasBalancedBrackets(safe)) return safe.replace(/&(?=#?\w+;)/g, '&amp;');
  return `<${safe.replace(/[<>\\\s]/g, (character) => encodeURIComponent(character))}>`;
}

function hasBalancedBrackets(url: string): boolean {
  let depth = 0;
  for (const character of url) {
    if (character === '(') depth++;
    if (character === ')' && --depth < 0) return false;
  }
  return depth === 0;
}

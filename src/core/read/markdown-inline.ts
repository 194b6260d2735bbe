import type { MarkdownInline } from './markdown-tree.ts';

export interface InlineContext {
  /** True in a heading or a table cell, where no line breaks are possible. */
  oneLine?: boolean;
  inTable?: boolean;
  inLink?: boolean;
  /** The characters next to the run, for CommonMark's flanking rules. */
  before?: string;
  after?: string;
}

/** Prints inline nodes as one paragraph's Markdown. `escapeLines` escapes the starts of its lines. */
export function printInline(nodes: MarkdownInline[], place: InlineContext): string {
  const pieces: string[] = [];
  let before = place.before ?? '';
  nodes.forEach((node, index) => {
    const after = index + 1 < nodes.length ? guessFirstCharacter(nodes[index + 1]) : (place.after ?? '');
    const piece = printers[node.type](node as never, { ...place, before, after });
    pieces.push(piece);
    before = piece.at(-1) ?? before;
  });
  return pieces.join('');
}

type MarkedInline = Extract<MarkdownInline, { type: 'emphasis' | 'strong' | 'delete' }>;
type Printer<T extends MarkdownInline['type']> = (
  node: Extract<MarkdownInline, { type: T }>,
  place: InlineContext,
) => string;

const printers: { [T in Exclude<MarkdownInline['type'], MarkedInline['type']>]: Printer<T> } & Record<
  MarkedInline['type'],
  (node: MarkedInline, place: InlineContext) => string
> = {
  text: ({ value }, place) => escapeInlineText(value, place),
  code: ({ value }, place) => printInlineCode(value, place),
  note: ({ label }) => `[^${label}]`,
  break: (_, place) => (place.oneLine ? ' ' : '  \n'),
  image({ url, alt, title }, place) {
    const text = escapeInlineText(alt, { ...place, inLink: true, before: '', after: '' });
    const caption = title
      ? ` "${escapeInlineText(title, { inTable: place.inTable ?? false }).replace(/"/g, '\\"')}"`
      : '';
    return `![${text}](${printUrl(url, place)}${caption})`;
  },
  link(node, place) {
    const [only] = node.children;
    if (node.children.length === 1 && only?.type === 'text' && only.value === node.url && !/[<>\s\\|]/.test(node.url)) {
      return `<${node.url}>`;
    }
    const text = printInline(node.children, { ...place, inLink: true, before: '[', after: ']' });
    // Some renderers remove backslashes before they look for links in a link's text.
    return `[${text.replace(/(?<=\\\])\(/g, '\\(')}](${printUrl(node.url, place)})`;
  },
  emphasis: (node, place) => printMarked(node.children, ['*', '_'], place),
  strong: (node, place) => printMarked(node.children, ['**', '__'], place),
  delete: (node, place) => printMarked(node.children, ['~~'], place),
};

const SPACE_OR_EDGE = /^\s?$/;
const isPunctuation = (sign: string): boolean => (sign > '\x7f' ? /[\p{P}\p{S}]/u : /[!-/:-@[-`{-~]/).test(sign);
const isInWord = (sign = ''): boolean => (sign > '\x7f' ? /[\p{L}\p{N}]/u : /[a-z\d]/i).test(sign);

/**
 * Prints a run between markers when CommonMark reads them as emphasis (section 6.2, left- and right-flanking runs),
 * else without markers.
 */
function printMarked(children: MarkdownInline[], markers: string[], place: InlineContext): string {
  const { before = '', after = '' } = place;
  for (const marker of markers) {
    const inner = printInline(children, { ...place, before: marker, after: marker });
    const first = inner[0] ?? '';
    const last = inner.at(-1) ?? '';
    const sign = marker[0] ?? '';
    if (SPACE_OR_EDGE.test(first) || SPACE_OR_EDGE.test(last) || last === '\\') continue;
    if ([before, first, last, after].includes(sign)) continue;
    const openBefore = SPACE_OR_EDGE.test(before) || isPunctuation(before);
    const openAfter = SPACE_OR_EDGE.test(after) || isPunctuation(after);
    if (sign === '_' && !(openBefore && openAfter)) continue;
    if (isPunctuation(first) && !openBefore) continue;
    if (isPunctuation(last) && !openAfter) continue;
    return marker + inner + marker;
  }
  return printInline(children, place);
}

/** Guesses the first character that a node prints, which is enough for the flanking rules. */
function guessFirstCharacter(node: MarkdownInline | undefined): string {
  if (!node) return '';
  if (node.type === 'text') return node.value[0] ?? '';
  return { code: '`', image: '!', break: ' ', link: '[', note: '[', emphasis: '*', strong: '*', delete: '~' }[
    node.type
  ];
}

function printInlineCode(value: string, { inTable }: InlineContext): string {
  const line = value.replace(/(?<!\s)\s*\n\s*/g, ' ');
  const fence = '`'.repeat(shortestFence(line));
  const pad = /^`|`$/.test(line) || (/^ /.test(line) && line.endsWith(' ') && line.trim()) ? ' ' : '';
  const code = fence + pad + line + pad + fence;
  return inTable ? code.replaceAll('|', '\\|') : code;
}

/** The smallest number of backticks that does not occur as a run in `line`. */
function shortestFence(line: string): number {
  const runs = new Set((line.match(/`+/g) ?? []).map((run) => run.length));
  let length = 1;
  while (runs.has(length)) length++;
  return length;
}

function printUrl(url: string, { inTable }: InlineContext): string {
  // Some renderers take `](` for the end of the link and the beginning of another address.
  const whole = url.replaceAll('](', '%5D(');
  const safe = inTable ? whole.replaceAll('|', '%7C') : whole;
  if (/^[^\s<>()\\]+$/.test(safe)) return safe.replace(/&(?=#?\w+;)/g, '&amp;');
  if (/^[^\s<>\\]*$/.test(safe) && hasBalancedBrackets(safe)) return safe.replace(/&(?=#?\w+;)/g, '&amp;');
  return `<${safe.replace(/[<>\\\s]/g, (sign) => encodeURIComponent(sign))}>`;
}

function hasBalancedBrackets(url: string): boolean {
  let open = 0;
  for (const sign of url) {
    if (sign === '(') open++;
    if (sign === ')' && --open < 0) return false;
  }
  return open === 0;
}

function escapeInlineText(value: string, { inTable, inLink, after = '' }: InlineContext): string {
  if (!/[\\`*_~<&[\]!|]/.test(value)) return value;
  let out = value
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/[`*]/g, (sign, at: number) =>
      sign === '*' && /^\s?$/.test(value[at - 1] ?? ' ') && /^\s$/.test(value[at + 1] ?? '') ? sign : `\\${sign}`,
    )
    .replace(/_/g, (sign, at: number, whole: string) =>
      isInWord(whole[at - 1]) && isInWord(whole[at + 1]) ? sign : '\\_',
    )
    .replace(/~/g, (sign, at: number) =>
      /^\s?$/.test(value[at - 1] ?? '') && /\d/.test(value[at + 1] ?? '') ? sign : '\\~',
    )
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#\w+;|[a-z]\w*;)/gi, '\\&')
    .replace(/\[(?=\^)/g, '\\[');
  out = inLink
    ? out.replace(/[[\]]/g, '\\$&')
    : out.replace(/\](?=[([:]|$)/g, '\\]').replace(/\[(?=[ x]\\?\])/gi, '\\[');
  if (after === '[') out = out.replace(/!$/, '\\!');
  return inTable ? out.replaceAll('|', '\\|') : out;
}

/** Escapes line starts of a paragraph that would begin a block: `# `, `> `, `- `, `1. `, `---`, `===`, `:--|`. */
export function escapeLines(paragraph: string): string {
  return paragraph
    .split('\n')
    .map((line) =>
      line
        .replace(/^\s+/, '')
        .replace(/^(?=#{1,6}(\s|$)|>|[-+*](\s|$)|[-=]+\s*$|[-:|][-:|\s]*$|(_\s*){3,}$|\+\+\+)/, '\\')
        .replace(/^(\d{1,9})(?=[.)](\s|$))/, '$1\\'),
    )
    .join('\n');
}

import { parseMarkdown } from '../markdown/parse.ts';
import { type MarkedText, toMarkedText } from '../markdown/plain-text.ts';
import type { MarkdownBlock, MarkdownInline, MarkdownNode } from '../markdown/tree.ts';
import { htmlToText } from '../text/html.ts';
import { countWords } from '../text/words.ts';

export interface ProseBlock extends MarkedText {
  kind: 'heading' | 'paragraph' | 'item';
  /** For a heading: 1–6, or 7 for a bold line that serves as a heading. For a list item: nesting depth from 0. */
  level: number;
  ordered: boolean;
  /** Whether the block is inside a block quote. */
  quoted: boolean;
  /** Number of code blocks, tables and images that were left out between the previous block and this block. */
  skipped: number;
  /** Whether the block directly follows a picture, and so may be its caption. */
  followsPicture: boolean;
}

/** Where a block stands. */
interface Place {
  kind: 'paragraph' | 'item';
  level: number;
  ordered: boolean;
  quoted: boolean;
}

const TOP: Place = { kind: 'paragraph', level: 0, ordered: false, quoted: false };
/** Matches HTML without prose. */
const HTML_WITHOUT_PROSE = /^\s*<(script|style|pre|table|svg|iframe|video|audio|figure|math|nav|form)\b/i;
/** Matches a sign that pages write in front of a list item without list markup. */
const BULLET = /^\s*[•‣◦·]\s/;
/** Matches `**` beside a colon or without content, where writers expect bold text but CommonMark's rules see none. */
const BROKEN_BOLD = /^\*\*(?=\S)|(?<=[:：])\*\*|\*\*(?=[:：])|(?<=\s)\*{4}(?=\s)/g;

/**
 * Returns the prose blocks of a Markdown text in order, without code, tables, images, rules, footnotes and link definitions.
 */
export function parseProseBlocks(markdown: string): ProseBlock[] {
  const reader = new ProseReader();
  for (const block of parseMarkdown(markdown).children) reader.read(block, TOP);
  promoteLines(reader.blocks);
  return reader.blocks;
}

/** At most this many words are a heading without markup. */
const MAX_HEADING_WORDS = 12;

/** Forms of a line that stands alone and serves as a heading. */
const LINE_FORMS = [
  (text: string) =>
    text === text.toUpperCase() && text !== text.toLowerCase() && /^[\p{L}\p{N}].*[\p{L}\p{N})]$/u.test(text),
  (text: string) => /[?？؟]$/u.test(text),
];

/** Turns lines of one form into headings, where at least three of them stand alone above longer paragraphs. */
function promoteLines(blocks: ProseBlock[]): void {
  for (const hasForm of LINE_FORMS) {
    const lines = blocks.filter(({ kind, quoted, text }, at) => {
      const next = blocks[at + 1];
      return (
        kind === 'paragraph' &&
        !quoted &&
        next?.kind === 'paragraph' &&
        next.text.length > 2 * text.length &&
        hasForm(text) &&
        countWords(text) <= MAX_HEADING_WORDS
      );
    });
    if (lines.length >= 3) for (const line of lines) Object.assign(line, { kind: 'heading', level: 7 });
  }
}

class ProseReader {
  readonly blocks: ProseBlock[] = [];
  private skipped = 0;
  private followsPicture = false;

  read(block: MarkdownBlock, place: Place): void {
    switch (block.type) {
      case 'heading':
        this.add('heading', block.depth, place, toMarkedText(block.children));
        break;
      case 'paragraph':
        this.readParagraph(block.children, place);
        break;
      case 'blockquote':
        for (const child of block.children) this.read(child, { ...TOP, quoted: true });
        break;
      case 'list':
        this.readList(block, place);
        break;
      case 'code':
      case 'table':
        this.skipped++;
        break;
      case 'html':
        this.readHtml(block.value, place);
    }
  }

  private readList({ ordered, children: items }: MarkdownNode<'list'>, { kind, level, quoted }: Place): void {
    const place: Place = { kind: 'item', level: kind === 'item' ? level + 1 : 0, ordered, quoted };
    for (const { children } of items)
      for (const [at, child] of children.entries())
        this.read(child, at === 0 || child.type === 'list' ? place : { ...TOP, quoted });
  }

  private readParagraph(nodes: MarkdownInline[], place: Place): void {
    if (nodes.every(isImage)) {
      this.skipped++;
      this.followsPicture = true;
      return;
    }
    for (const line of splitAtBullets(nodes)) {
      const marked = toMarkedText(line);
      const text = marked.text.includes('**') ? cutText(marked, BROKEN_BOLD) : marked;
      if (BULLET.test(text.text)) this.add('item', 0, place, cutText(text, /^\s*\S\s+/g));
      else for (const part of splitAfterBoldLine(text, place)) this.add(place.kind, place.level, place, part);
    }
  }

  private readHtml(html: string, place: Place): void {
    if (HTML_WITHOUT_PROSE.test(html)) this.skipped++;
    else
      for (const text of htmlToText(html).split(/\n{2,}/))
        this.add(place.kind, place.level, place, { text, strong: [], code: [], emphasis: [], links: [] });
  }

  private add(kind: ProseBlock['kind'], level: number, { ordered, quoted }: Place, marked: MarkedText): void {
    const { text, strong } = marked;
    if (!/[a-z\d]/i.test(text) && !/[\p{L}\p{N}]/u.test(text)) return;
    const isBold =
      kind === 'paragraph' && strong.some(([from, to]) => from === 0 && to >= text.replace(/:$/, '').length);
    // A short paragraph that is entirely bold serves as a heading.
    const isHeading = isBold && !/[.!?。！？]$/u.test(text) && countWords(text) <= MAX_HEADING_WORDS;
    this.blocks.push({
      ...marked,
      kind: isHeading ? 'heading' : kind,
      level: isHeading ? 7 : level,
      ordered: kind === 'item' && ordered,
      quoted,
      skipped: this.skipped,
      followsPicture: this.followsPicture,
    });
    this.skipped = 0;
    this.followsPicture = false;
  }
}

const isImage = (node: MarkdownInline): boolean =>
  node.type === 'image' ||
  (node.type === 'text' && !/\S/.test(node.value)) ||
  (node.type === 'link' && node.children.length > 0 && node.children.every(isImage));

/** Splits a paragraph before each line that begins with a bullet sign. */
function splitAtBullets(nodes: MarkdownInline[]): MarkdownInline[][] {
  const lines: MarkdownInline[][] = [[]];
  nodes.forEach((node, at) => {
    const next = nodes[at + 1];
    if (node.type === 'break' && next?.type === 'text' && BULLET.test(next.value)) lines.push([]);
    else if (node.type !== 'text') lines.at(-1)?.push(node);
    else {
      const [first = '', ...others] = node.value.split(/\n(?=[•‣◦·]\s)/);
      lines.at(-1)?.push({ type: 'text', value: first });
      lines.push(...others.map((value): MarkdownInline[] => [{ type: 'text', value }]));
    }
  });
  return lines;
}

/** Splits a paragraph after its first line, when that line is bold and further lines follow: the line serves as a heading. */
function splitAfterBoldLine(marked: MarkedText, { kind }: Place): MarkedText[] {
  const end = marked.text.indexOf('\n');
  const [from, to] = marked.strong[0] ?? [1, 0];
  if (kind !== 'paragraph' || end < 1 || from !== 0 || to < end || to > end + 1) return [marked];
  const line = marked.text.slice(0, end);
  const rest = cutText(marked, /^[^\n]*\n/g);
  if (/[.!?。！？]$/u.test(line) || countWords(line) > MAX_HEADING_WORDS || !rest.text.trim()) return [marked];
  return [{ text: line, strong: [[0, end]], code: [], emphasis: [], links: [] }, rest];
}

/** Removes the parts of a text that match. The parts have no markup of their own. */
function cutText({ text, strong, code, emphasis, links }: MarkedText, pattern: RegExp): MarkedText {
  const moved = new Int32Array(text.length + 1);
  let [kept, from] = ['', 0];
  for (const { 0: part, index } of [...text.matchAll(pattern), { 0: '', index: text.length }]) {
    for (let at = from; at <= index; at++) moved[at] = kept.length + at - from;
    kept += text.slice(from, index);
    from = index + part.length;
    moved.fill(kept.length, index, from);
  }
  const move = (at: number) => moved[at] ?? 0;
  const moveSpan = ([start, end]: [number, number]): [number, number] => [move(start), move(end)];
  return {
    text: kept,
    strong: strong.map(moveSpan),
    code: code.map(moveSpan),
    emphasis: emphasis.map(moveSpan),
    links: links.map((link) => ({ ...link, start: move(link.start), end: move(link.end) })),
  };
}

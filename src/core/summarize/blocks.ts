/** Parses Markdown into blocks, as far as the summarizer needs CommonMark and GFM. */
import { countWords } from '../text/words.ts';
import { type InlineText, parseInline } from './inline.ts';

export interface ProseBlock extends InlineText {
  kind: 'heading' | 'paragraph' | 'item';
  /** For a heading: 1–6, or 7 for a bold line that serves as a heading. For a list item: nesting depth from 0. */
  level: number;
  ordered: boolean;
  /** Whether the block is inside a block quote. */
  quoted: boolean;
  /** Number of code blocks, tables and images that were left out between the previous block and this block. */
  skipped: number;
}

interface OpenBlock {
  kind: 'paragraph' | 'item';
  level: number;
  ordered: boolean;
  quoted: boolean;
  lines: string[];
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const ATX = /^ {0,3}(#{1,6})(?=\s|$)/;
const THEMATIC_BREAK = /^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$/;
const LIST_ITEM = /^(\s*)([-*+•‣◦·]|\d{1,9}[.)])(\s+)(\S.*)$/;
const DEFINITION = /^ {0,3}\[([^\]^][^\]]*)\]:\s*<?([^\s>]+)>?/;
const TABLE_RULE = /^\s*(?:\|\s*)?:?-+:?\s*(?:\|\s*:?-+:?\s*)*(?:\|\s*)?$/;
const HTML_SKIP = /^ {0,3}<(script|style|pre|table|svg|iframe|video|audio|figure|math|nav|form)\b/i;
const IMAGE_ONLY = /^\s*(?:\[?!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])\]?(?:\([^)]*\))?\s*)+$/;

/** Whether an indented line is code. Four spaces of indentation do not prove it, since HTML converters indent prose, too. */
function looksLikeCode(line: string): boolean {
  return /[;{}=<>]|^\s*(?:\$|#|\/\/|--)\s?\S|\w\(\S*\)/.test(line);
}

/** Returns the text of a heading's line without the closing number signs (`## Title ##`). */
function removeClosingSigns(line: string): string {
  const text = line.trim();
  let end = text.length;
  while (text.charAt(end - 1) === '#') end -= 1;
  return end === 0 || /\s/.test(text.charAt(end - 1)) ? text.slice(0, end).trimEnd() : text;
}

/**
 * Returns the prose blocks of a Markdown text in order, without code, tables, images, raw HTML, rules and link definitions.
 */
export function parseProseBlocks(markdown: string): ProseBlock[] {
  const lines = markdown
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/\t/g, '    ')
    .split('\n');
  const references = new Map<string, string>();
  for (const line of lines) {
    const found = line.includes(']:') ? DEFINITION.exec(line) : null;
    if (found) references.set((found[1] ?? '').toLowerCase().replace(/\s+/g, ' ').trim(), found[2] ?? '');
  }
  const out: ProseBlock[] = [];
  let open: OpenBlock | null = null;
  let skipped = 0;
  const depths: number[] = [];

  const addBlock = (kind: ProseBlock['kind'], level: number, ordered: boolean, quoted: boolean, source: string) => {
    const parsed = parseInline(source, references);
    const text = parsed.text;
    if (!/[a-z\d]/i.test(text) && !/[\p{L}\p{N}]/u.test(text)) return;
    // A short paragraph that is entirely bold serves as a heading.
    const isBold =
      kind === 'paragraph' && parsed.strong.some(([from, to]) => from === 0 && to >= text.replace(/:$/, '').length);
    const isHeading = isBold && !/[.!?。！？]$/u.test(text) && countWords(text) <= 12;
    out.push({ ...parsed, kind: isHeading ? 'heading' : kind, level: isHeading ? 7 : level, ordered, quoted, skipped });
    skipped = 0;
  };
  const flush = () => {
    if (open) addBlock(open.kind, open.level, open.ordered, open.quoted, open.lines.join('\n'));
    open = null;
  };

  for (let n = 0; n < lines.length; n++) {
    let line = lines[n] ?? '';
    let quoted = false;
    if (/^ {0,3}>/.test(line)) {
      quoted = true;
      line = line.replace(/^(?: {0,3}> ?)+/, '').replace(/^\s*\[!\w+\]\s*$/, '');
    }
    if (!line.trim()) {
      flush();
      continue;
    }
    const fence = FENCE.exec(line.trimStart());
    if (fence) {
      flush();
      const mark = fence[1] ?? '```';
      const end = new RegExp(`^\\s*(?:>\\s*)*${mark.charAt(0) === '`' ? '`' : '~'}{${mark.length},}\\s*$`);
      let close = n + 1;
      while (close < lines.length && !end.test(lines[close] ?? '')) close++;
      n = close;
      skipped++;
      continue;
    }
    const html = HTML_SKIP.exec(line);
    if (html) {
      flush();
      const end = new RegExp(`</${html[1]}>`, 'i');
      let close = n;
      while (close < lines.length && !end.test(lines[close] ?? '')) close++;
      if (close < lines.length) n = close;
      skipped++;
      continue;
    }
    const atx = ATX.exec(line);
    if (atx) {
      flush();
      depths.length = 0;
      addBlock('heading', (atx[1] ?? '#').length, false, quoted, removeClosingSigns(line.slice(atx[0].length)));
      continue;
    }
    if (open?.kind === 'paragraph' && /^ {0,3}(?:=+|-{2,})\s*$/.test(line) && open.lines.length <= 2) {
      const source: string = open.lines.join(' ');
      open = null;
      addBlock('heading', line.includes('=') ? 1 : 2, false, quoted, source);
      continue;
    }
    if (THEMATIC_BREAK.test(line)) {
      flush();
      continue;
    }
    const next = lines[n + 1] ?? '';
    if (
      line.includes('|') &&
      next.includes('-') &&
      (next.includes('|') || /^\s*:?-+:?\s*$/.test(next)) &&
      TABLE_RULE.test(next)
    ) {
      flush();
      n++;
      while ((lines[n + 1] ?? '').includes('|')) n++;
      skipped++;
      continue;
    }
    if (/^\s*\|.*\|\s*$/.test(line)) {
      flush();
      continue;
    }
    if (!open && (DEFINITION.test(line) || /^ {0,3}\[\^[^\]]+\]:/.test(line))) continue;
    if (!open && IMAGE_ONLY.test(line)) {
      skipped++;
      continue;
    }
    const item = LIST_ITEM.exec(line);
    if (
      item &&
      (item[4] ?? '').trim() &&
      !(open?.kind === 'paragraph' && /^\d/.test(item[2] ?? '') && !/^1[.)]/.test(item[2] ?? ''))
    ) {
      flush();
      const indent = (item[1] ?? '').length;
      while (depths.length && (depths[depths.length - 1] ?? 0) > indent) depths.pop();
      if (!depths.length || indent > (depths[depths.length - 1] ?? 0) + 1) depths.push(indent);
      open = {
        kind: 'item',
        level: depths.length - 1,
        ordered: /\d/.test(item[2] ?? ''),
        quoted,
        lines: [item[4] ?? ''],
      };
      continue;
    }
    if (open) {
      open.lines.push(line.trimStart());
      continue;
    }
    if (/^ {4}/.test(line) && looksLikeCode(line)) {
      while (/^(?: {4}|\s*$)/.test(lines[n + 1] ?? '') && n + 1 < lines.length) n++;
      skipped++;
      continue;
    }
    open = { kind: 'paragraph', level: 0, ordered: false, quoted, lines: [line.trimStart()] };
  }
  flush();
  return out;
}

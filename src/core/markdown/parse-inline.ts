import { appendNode, createBracket, createRun, type InlinePiece, nestEmphasis } from './emphasis.ts';
import { unescapeMarkdown } from './escape.ts';
import { scanLabel, scanLinkTarget, toLabelKey } from './link-target.ts';
import { toTextContent } from './plain-text.ts';
import type { MarkdownInline } from './tree.ts';

/** What a document defines for its links and footnotes, by `toLabelKey`. */
export interface MarkdownDefinitions {
  links: Map<string, { url: string; title: string | null }>;
  footnotes: Set<string>;
}

/** An opening bracket, with the number of pieces before it and the offset after it. */
interface OpenBracket {
  piece: number;
  start: number;
  isImage: boolean;
  /** False when a link inside the brackets was found, since a link holds no other link. */
  isActive: boolean;
  /** Whether another bracket was opened inside. Such brackets are no label. */
  hasInner: boolean;
}

/** Only this many of the last open brackets may still become a link. */
const MAX_OPEN_BRACKETS = 100;

const PLAIN = /[^\\`<&[\]!*_~\n]+/y;
const BACKTICKS = /`+/y;
const AUTOLINK = /<([a-z][a-z0-9.+-]{1,31}:[^\s<>\0-\x1f]*)>/iy;
const EMAIL =
  /<([a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*)>/iy;
const TAG =
  /<(?:[a-z][a-z0-9-]*(?:\s+[a-z_:][\w.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?|\/[a-z][a-z0-9-]*\s*)>/iy;
/** The ends of a comment, an instruction, a CDATA section and a declaration, by their beginnings. */
const SPECIAL_TAGS: [start: string, end: string][] = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
  ['<!', '>'],
];
const ENTITY = /&(?:#x[\da-f]{1,6}|#\d{1,7}|[a-z]\w{1,31});/iy;
const FOOTNOTE = /\[\^((?:[^\s[\]\\]|\\[[\]\\]?){1,999})\]/y;
const MARKERS = /\*+|_+|~+/y;

/** Parses the text of one paragraph, heading or table cell, without white space at the starts of its lines. */
export function parseInlineMarkdown(source: string, definitions: MarkdownDefinitions): MarkdownInline[] {
  return new InlineParser(source, definitions).parse();
}

class InlineParser {
  /** What each sign may begin. The parsers return false when the sign is text. */
  private static readonly signs: Record<string, (parser: InlineParser) => boolean> = {
    '\\': (parser) => parser.parseEscape(),
    '`': (parser) => parser.parseCode(),
    '<': (parser) => parser.parseAutolink() || parser.parseTag(),
    '&': (parser) => parser.parseEntity(),
    '[': (parser) => parser.parseFootnote() || parser.openBracket(false),
    '!': (parser) => parser.openImage(),
    ']': (parser) => parser.closeBracket(),
    '\n': (parser) => parser.parseLineBreak(),
  };

  private at = 0;
  private pieces: InlinePiece[] = [];
  private brackets: OpenBracket[] = [];
  /** The offset of the last run of backticks of each length; undefined before the first backtick. */
  private lastBackticks: Map<number, number> | undefined;
  /** The beginnings in `SPECIAL_TAGS` that have no end in the rest of the text. */
  private readonly unclosed = new Set<string>();

  constructor(
    private readonly source: string,
    private readonly definitions: MarkdownDefinitions,
  ) {}

  parse(): MarkdownInline[] {
    const { source } = this;
    while (this.at < source.length) {
      const plain = this.match(PLAIN)?.[0];
      if (plain === undefined) this.parseSign(source.charAt(this.at));
      else this.addText(source.charAt(this.at) === '\n' ? plain.replace(/(?<![ \t])[ \t]+$/, '') : plain);
    }
    return nestEmphasis(this.pieces);
  }

  /** Matches a sticky pattern at the current offset, and moves behind the match. */
  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found) this.at += found[0].length;
    return found;
  }

  private addText(value: string): void {
    appendNode(this.pieces, { type: 'text', value });
  }

  private parseSign(sign: string): void {
    const handled = InlineParser.signs[sign]?.(this) ?? this.parseMarkers();
    if (!handled) {
      this.at++;
      this.addText(sign);
    }
  }

  private parseEscape(): boolean {
    const next = this.source.charAt(this.at + 1);
    if (next === '\n') this.pieces.push({ type: 'break' });
    else if (/[!-/:-@[-`{-~]/.test(next)) this.addText(next);
    else return false;
    this.at += 2;
    return true;
  }

  private parseCode(): boolean {
    const { source } = this;
    const start = this.at;
    const size = this.match(BACKTICKS)?.[0].length ?? 0;
    if (!this.lastBackticks) {
      this.lastBackticks = new Map();
      for (const { 0: run, index } of source.matchAll(/`+/g)) this.lastBackticks.set(run.length, index);
    }
    if ((this.lastBackticks.get(size) ?? -1) < this.at) {
      this.addText(source.slice(start, this.at));
      return true;
    }
    const contentStart = this.at;
    for (;;) {
      const end = source.indexOf('`', this.at);
      this.at = end;
      if (this.match(BACKTICKS)?.[0].length !== size) continue;
      const content = source.slice(contentStart, end);
      const isPadded = /^[ \n]/.test(content) && /[ \n]$/.test(content.slice(-1)) && /[^ \n]/.test(content);
      this.pieces.push({ type: 'inlineCode', value: isPadded ? content.slice(1, -1) : content });
      return true;
    }
  }

  private parseAutolink(): boolean {
    const address = this.match(AUTOLINK)?.[1];
    const email = address === undefined ? this.match(EMAIL)?.[1] : undefined;
    const text = address ?? email;
    if (text === undefined) return false;
    const url = email === undefined ? text : `mailto:${email}`;
    this.pieces.push({ type: 'link', url, title: null, children: [{ type: 'text', value: text }] });
    return true;
  }

  private parseTag(): boolean {
    const { source, at } = this;
    let tag = this.match(TAG)?.[0];
    const special = tag ? undefined : SPECIAL_TAGS.find(([start]) => source.startsWith(start, at));
    if (special && !this.unclosed.has(special[0])) {
      const [start, end] = special;
      const short = start === '<!--' ? /^<!---?>/.exec(source.slice(at, at + 6))?.[0] : undefined;
      const close = source.indexOf(end, at + start.length);
      if (short) tag = short;
      else if (close < 0) this.unclosed.add(start);
      else if (start !== '<!' || /[a-z]/i.test(source.charAt(at + 2))) tag = source.slice(at, close + end.length);
      if (tag) this.at += tag.length;
    }
    if (tag) this.pieces.push({ type: 'html', value: tag });
    return tag !== undefined;
  }

  private parseEntity(): boolean {
    const entity = this.match(ENTITY)?.[0];
    if (entity) this.addText(unescapeMarkdown(entity));
    return entity !== undefined;
  }

  private parseLineBreak(): boolean {
    if (this.source.endsWith('  ', this.at)) this.pieces.push({ type: 'break' });
    else this.addText('\n');
    this.at++;
    return true;
  }

  private parseMarkers(): boolean {
    const { source, at } = this;
    const run = this.match(MARKERS)?.[0];
    if (!run) return false;
    const marker = run.charAt(0);
    if (marker === '~' && run.length > 2) this.addText(run);
    else {
      const before = at > 0 ? readCharacter(source, at - 1) : '';
      this.pieces.push(createRun(marker, run.length, before, readCharacter(source, this.at)));
    }
    return true;
  }

  private parseFootnote(): boolean {
    const { at } = this;
    const label = this.match(FOOTNOTE)?.[1];
    if (label !== undefined && this.definitions.footnotes.has(toLabelKey(label))) {
      this.pieces.push({ type: 'footnoteReference', identifier: toLabelKey(label).toLowerCase(), label });
      return true;
    }
    this.at = at;
    return false;
  }

  private openImage(): boolean {
    if (this.source.charAt(this.at + 1) !== '[') return false;
    this.at++;
    const { length } = this.pieces;
    if (this.parseFootnote()) {
      const reference = this.pieces.splice(length);
      this.addText('!');
      this.pieces.push(...reference);
      return true;
    }
    return this.openBracket(true);
  }

  private openBracket(isImage: boolean): boolean {
    this.at++;
    const outer = this.brackets.at(-1);
    if (outer) outer.hasInner = true;
    this.brackets.push({
      piece: this.pieces.length,
      start: this.at,
      isImage,
      isActive: true,
      hasInner: false,
    });
    if (this.brackets.length > MAX_OPEN_BRACKETS) this.brackets.shift();
    this.pieces.push(createBracket(isImage ? '![' : '['));
    return true;
  }

  private closeBracket(): boolean {
    const bracket = this.brackets.pop();
    if (!bracket?.isActive) return false;
    const target = this.findTarget(bracket);
    if (!target) return false;
    const children = nestEmphasis(this.pieces.splice(bracket.piece).slice(1));
    const { url, title } = target;
    this.at = target.end;
    if (bracket.isImage) this.pieces.push({ type: 'image', url, title, alt: toTextContent(children) });
    else {
      this.pieces.push({ type: 'link', url, title, children });
      for (const outer of this.brackets) if (!outer.isImage) outer.isActive = false;
    }
    return true;
  }

  /** Returns the target of the brackets that close at the current offset, and the offset after it. */
  private findTarget({ start, hasInner }: OpenBracket): { url: string; title: string | null; end: number } | null {
    const { source } = this;
    const next = this.at + 1;
    const target = source.charAt(next) === '(' ? scanLinkTarget(source, next) : null;
    if (target) return target;
    const { links } = this.definitions;
    if (links.size === 0) return null;
    const label = source.charAt(next) === '[' ? scanLabel(source, next) : null;
    const isShort = !label && !hasInner && this.at - start < 1000;
    const definition = links.get(toLabelKey(label ? label.label : isShort ? source.slice(start, this.at) : ''));
    const end = label?.end ?? (source.startsWith('[]', next) ? next + 2 : next);
    return definition ? { ...definition, end } : null;
  }
}

/** Returns the character at an offset, whole when two UTF-16 units encode it; '' at the edges. */
function readCharacter(source: string, at: number): string {
  const unit = source.charCodeAt(at);
  if (unit >= 0xdc00 && unit < 0xe000) return source.slice(at - 1, at + 1);
  return unit >= 0xd800 && unit < 0xdc00 ? source.slice(at, at + 2) : source.charAt(at);
}

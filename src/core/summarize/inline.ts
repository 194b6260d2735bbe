/** Converts inline Markdown to plain text, and returns where in the text its markup was. */

import type { Link } from '../summary.ts';
import { decodeEntity } from '../text/entities.ts';
import { isPunctuation } from '../text/unicode.ts';

export interface InlineText {
  text: string;
  /** Offsets `[start, end)` in `text` of bold text. */
  strong: [number, number][];
  /** Offsets `[start, end)` in `text` of inline code. */
  code: [number, number][];
  links: (Link & { start: number; end: number })[];
}

/**
 * Maps the index of each opening bracket to the index of its closing bracket. All are found in one pass, since a text may
 * open thousands of brackets and close none.
 */
function pairBrackets(source: string): Map<number, number> {
  const found = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    if (c === '\\') i++;
    else if (c === '[') open.push(i);
    else if (c === ']') {
      const at = open.pop();
      if (at !== undefined && i < at + 2000) found.set(at, i);
    }
  }
  return found;
}

const DESTINATION =
  /^\((?:\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.)*\))+))(?:\s+(?:(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\([^()]*\))\s*)?)?|\s+(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\([^()]*\))\s*|\s*)\)/;
const REFERENCE = /^\s?\[([^\]]*)\]/;

interface DelimiterRun {
  char: string;
  length: number;
  at: number;
  opens: boolean;
  closes: boolean;
}

/**
 * Converts one block of inline Markdown to plain text. Images, raw tags and footnote marks are dropped; the text of links
 * stays. A hard line break becomes a line feed, a soft line break a space. `references`: link definitions by lower-case
 * label.
 */
export function parseInline(source: string, references: ReadonlyMap<string, string> = new Map()): InlineText {
  const pieces: (string | DelimiterRun)[] = [];
  const code: [number, number][] = [];
  const links: InlineText['links'] = [];
  const strong: [number, number][] = [];
  let i = 0;
  let closingBrackets: Map<number, number> | undefined;
  // Collects text pieces and delimiter runs (`**`, `_`). Offsets are computed below, when opening and closing runs are
  // matched.
  const codeAt = new Set<number>();
  const linkAt = new Map<number, { url: string; inner: InlineText }>();
  const addText = (text: string) => {
    const last = pieces.length - 1;
    if (typeof pieces[last] === 'string' && !codeAt.has(last) && !linkAt.has(last)) pieces[last] += text;
    else pieces.push(text);
  };
  while (i < source.length) {
    const c = source.charAt(i);
    const rest = () => source.slice(i, i + 2100);
    if (c === '\\') {
      const next = source.charAt(i + 1);
      if (next === '\n') addText('\n');
      else addText(isPunctuation(next) ? next : `\\${next}`);
      i += 2;
    } else if (c === '`') {
      const ticks = /^`+/.exec(rest())?.[0] ?? '`';
      let end = source.indexOf(ticks, i + ticks.length);
      while (end >= 0 && (source.charAt(end + ticks.length) === '`' || source.charAt(end - 1) === '`')) {
        let past = end;
        while (source.charAt(past) === '`') past++;
        end = source.indexOf(ticks, past);
      }
      if (end < 0) {
        addText(ticks);
        i += ticks.length;
      } else {
        const body = source.slice(i + ticks.length, end).replace(/\s+/g, ' ');
        pieces.push(/^ /.test(body) && body.endsWith(' ') && body.trim() ? body.slice(1, -1) : body);
        codeAt.add(pieces.length - 1);
        i = end + ticks.length;
      }
    } else if (c === '<') {
      const auto = /^<((?:https?|mailto|ftp):[^\s<>]*)>/i.exec(rest());
      const tag = /^<(?:!--[\s\S]*?-->|\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>)/i.exec(rest());
      if (auto) i += auto[0].length;
      else if (tag) {
        if (/^<(?:br|\/p|\/div|\/li|\/tr|\/h\d)\b/i.test(tag[0])) addText('\n');
        i += tag[0].length;
      } else {
        addText('<');
        i++;
      }
    } else if (c === '&') {
      const found = /^&(#x?[0-9a-f]+|[a-z]+);/i.exec(rest());
      const value = found ? decodeEntity(found[1] ?? '') : null;
      addText(value ?? '&');
      i += found && value !== null ? found[0].length : 1;
    } else if (c === '[' || (c === '!' && source.charAt(i + 1) === '[')) {
      const image = c === '!';
      const open = image ? i + 1 : i;
      closingBrackets ??= pairBrackets(source);
      const close = closingBrackets.get(open) ?? -1;
      const label = close < 0 ? '' : source.slice(open + 1, close);
      const after = close < 0 ? '' : source.slice(close + 1, close + 2100);
      const destination = DESTINATION.exec(after);
      const reference = destination ? null : REFERENCE.exec(after);
      const referenceUrl = references.get((reference?.[1] || label).toLowerCase().replace(/\s+/g, ' ').trim());
      if (close >= 0 && label.startsWith('^')) i = close + 1;
      else if (close >= 0 && (destination || referenceUrl !== undefined)) {
        if (!image) {
          const inner = parseInline(label, references);
          if (inner.text.trim()) {
            pieces.push(inner.text.trim());
            linkAt.set(pieces.length - 1, {
              url: destination ? (destination[1] ?? destination[2] ?? '') : (referenceUrl ?? ''),
              inner,
            });
          }
        }
        i =
          close + 1 + (destination?.[0].length ?? (referenceUrl !== undefined && reference ? reference[0].length : 0));
      } else {
        addText(image ? '![' : '[');
        i = open + 1;
      }
    } else if (c === '*' || c === '_' || (c === '~' && source.charAt(i + 1) === '~')) {
      let end = i;
      while (source.charAt(end) === c) end++;
      const before = source.charAt(i - 1) || ' ';
      const after = source.charAt(end) || ' ';
      const isLeftFlanking = !/\s/.test(after) && (!isPunctuation(after) || /\s/.test(before) || isPunctuation(before));
      const isRightFlanking =
        !/\s/.test(before) && (!isPunctuation(before) || /\s/.test(after) || isPunctuation(after));
      const word = c === '_';
      // Writers put `**` next to a colon or inside a word, where CommonMark's rule would not make the text bold.
      const isLenient = c === '*' && end - i >= 2;
      pieces.push({
        char: c,
        length: end - i,
        at: 0,
        opens:
          (isLeftFlanking && (!word || !isRightFlanking || isPunctuation(before))) || (isLenient && !/\s/.test(after)),
        closes:
          (isRightFlanking && (!word || !isLeftFlanking || isPunctuation(after))) || (isLenient && !/\s/.test(before)),
      });
      i = end;
    } else if (c === '\n') {
      const hard = / {2}$/.test(source.slice(Math.max(0, i - 3), i));
      addText(hard ? '\n' : ' ');
      i++;
    } else {
      const plain = /^[^\\`<&[!*_~\n]+/.exec(source.slice(i, i + 4000))?.[0] ?? c;
      addText(plain);
      i += plain.length;
    }
  }

  // Matches delimiter runs by a simplified CommonMark rule: a closing run is matched with the nearest opening run of the
  // same character.
  const remaining = new Map<DelimiterRun, number>();
  const spans: { open: DelimiterRun; close: DelimiterRun; strong: boolean }[] = [];
  const stack: DelimiterRun[] = [];
  for (const piece of pieces) {
    if (typeof piece === 'string') continue;
    remaining.set(piece, piece.length);
    if (piece.closes) {
      for (let s = stack.length - 1; s >= 0 && (remaining.get(piece) ?? 0) > 0; s--) {
        const open = stack[s];
        if (!open || open.char !== piece.char) continue;
        const matched = Math.min(remaining.get(open) ?? 0, remaining.get(piece) ?? 0);
        if (matched === 0) continue;
        spans.push({ open, close: piece, strong: matched >= 2 && piece.char !== '~' });
        remaining.set(open, (remaining.get(open) ?? 0) - matched);
        remaining.set(piece, (remaining.get(piece) ?? 0) - matched);
        stack.length = remaining.get(open) ? s + 1 : s;
      }
    }
    if (piece.opens && remaining.get(piece)) stack.push(piece);
  }
  let text = '';
  // The last character is stored separately: reading a character of a growing string copies the whole string each time.
  let lastCharacter = '';
  pieces.forEach((piece, n) => {
    if (typeof piece !== 'string') {
      piece.at = text.length;
      // An unmatched `**` is broken bold text and is dropped. An unmatched `*` may be a product or a footnote mark and
      // stays.
      const unmatched = remaining.get(piece) ?? 0;
      if (!(piece.char !== '_' && unmatched >= 2) && unmatched > 0) {
        text += piece.char.repeat(unmatched);
        lastCharacter = piece.char;
      }
      return;
    }
    let part = piece
      .replace(/[\u200b-\u200d\u2060\ufeff\u00ad](?![\u{1f000}-\u{1ffff}])/gu, '')
      .replace(/[^\S\n ][^\S\n]*| [^\S\n]+/g, ' ');
    if (codeAt.has(n)) code.push([text.length, text.length + part.length]);
    else if (text === '' || /\s/.test(lastCharacter)) part = part.replace(/^ +/, '');
    const link = linkAt.get(n);
    if (link) {
      const at = text.length;
      links.push({ text: part, url: link.url, start: at, end: at + part.length });
      for (const [from, to] of link.inner.strong) strong.push([at + from, at + to]);
      for (const [from, to] of link.inner.code) code.push([at + from, at + to]);
    }
    text += part;
    lastCharacter = part.charAt(part.length - 1) || lastCharacter;
  });
  for (const span of spans) if (span.strong) strong.push([span.open.at, span.close.at]);
  strong.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
  return { text: text.trimEnd(), strong, code, links };
}

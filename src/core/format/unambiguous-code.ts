/** Replaces backticks and tildes by character references, which open no code in any renderer. */
const encodeMarks = (marks: string): string => marks.replace(/[`~]/g, (mark) => (mark === '`' ? '&#96;' : '&#126;'));

/** Markers of list items and quotations. A code fence may follow on the same line. */
const CONTAINER_MARKER = String.raw`(?:[-*+>]|\d{1,9}[.)])`;
const FENCE_ANYWHERE = new RegExp(`^((?:[ \\t]*${CONTAINER_MARKER})*[ \\t]*)(\`{3,}|~{3,})`);
const FENCE = /^(`{3,}|~{3,})([^`~<]*)$/;
const LIST_ITEM_MARKER = /^(?:[-*+]|\d{1,9}[.)]) {1,3}(?=\S)/;

/** Start of a bare address. GitHub's Markdown extends the address to the next space, including backticks. */
const ADDRESS_START = /(?:https?|ftp):\/\/|www\./i;

/**
 * Encodes backticks and tildes on which renderers disagree: unpaired ones, those in an address, and code fences that have no
 * end or stand inside something else. The remaining code is code to every renderer.
 */
export function keepUnambiguousCode(markdown: string): string {
  if (!/[`~]/.test(markdown)) return markdown;
  const lines = markdown.split('\n');
  const closing = listClosingFences(lines);
  /**
   * Whether the text has images. An image's description may contain code, and marked writes the description into an HTML
   * attribute.
   */
  const images = markdown.includes('![');
  const out: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const end = closing[at] ?? -1;
    if (end > at) {
      out.push(...lines.slice(at, end + 1));
      at = end;
    } else
      out.push(
        keepUnambiguousSpans(
          line.replace(FENCE_ANYWHERE, (_, before: string, marks: string) => before + encodeMarks(marks)),
          images,
        ),
      );
  }
  return out.join('\n');
}

/** Returns, for each line that opens a fenced block, the index of the line that closes the block; -1 for other lines. */
function listClosingFences(lines: string[]): number[] {
  const closing = lines.map(() => -1);
  /** Column at which the text of the current list item starts. A fence at this column belongs to the item. */
  let column = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const item = LIST_ITEM_MARKER.exec(line);
    if (item) column = item[0].length;
    else if (/^\S/.test(line)) column = 0;
    const indent = /^ */.exec(line)?.[0].length ?? 0;
    if (indent !== 0 && indent !== column) continue;
    const fence = FENCE.exec(line.slice(indent));
    const before = lines[at - 1];
    if (!fence || (before !== undefined && before.trim() !== '')) continue;
    const end = findFenceEnd(fence[1] ?? '', ' '.repeat(indent), lines, at);
    if (end < 0) continue;
    closing[at] = end;
    at = end;
  }
  return closing;
}

/** Returns the line that ends the fenced block; -1 if renderers disagree on the end, or if the block has no end. */
function findFenceEnd(fence: string, indent: string, lines: string[], from: number): number {
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trimEnd() === indent + fence) return at;
    if (line.trim() !== '' && !line.startsWith(indent)) return -1;
    if (line.trimStart().startsWith(fence)) return -1;
  }
  return -1;
}

/**
 * Keeps the code spans of a line that have one or two backticks on each side and that every renderer reads alike. Encodes
 * all other backticks.
 */
function keepUnambiguousSpans(line: string, images: boolean): string {
  if (!line.includes('`')) return line;
  const runs = [...line.matchAll(/(?<!\\)(\\*)(`+)/g)];
  let out = '';
  let from = 0;
  /**
   * Whether the text since the last space belongs to a bare address (`inAddress`), or to the target of a link (`inTarget`).
   */
  let inAddress = false;
  let inTarget = false;
  const append = (text: string) => {
    const space = text.search(/\s\S*$/);
    inAddress = ADDRESS_START.test(text.slice(space + 1)) || (inAddress && space < 0);
    const opens = text.lastIndexOf('](');
    inTarget = opens >= 0 ? !text.includes(')', opens) : inTarget && !text.includes(')');
    out += text;
  };
  for (let index = 0; index < runs.length; index++) {
    const [, slashes = '', marks = ''] = runs[index] ?? [];
    const start = (runs[index]?.index ?? 0) + slashes.length;
    const escaped = slashes.length % 2 === 1;
    append(line.slice(from, start));
    from = start + marks.length;
    if (escaped) {
      // A backslash escapes only one backtick. In a run of several, the other backticks may open code.
      if (marks.length > 1) out = out.slice(0, -1) + encodeMarks(marks);
      else out += marks;
      continue;
    }
    // Code between single backticks contains no backticks; code between double backticks may contain single ones.
    const skipped =
      marks.length > 2
        ? -1
        : runs.slice(index + 1, index + 20).findIndex(([, , other = '']) => other.length >= marks.length);
    const closing = skipped < 0 ? undefined : runs[index + 1 + skipped];
    const end = closing === undefined ? -1 : (closing.index ?? 0) + closing[0].length;
    const code = closing === undefined ? '' : line.slice(from, end - marks.length);
    const inAlt = images && code.includes('"');
    if (
      closing?.[2] === marks &&
      !inAddress &&
      !inTarget &&
      !inAlt &&
      isUnambiguousSpan(code, marks, line[start - 1] ?? '')
    ) {
      out += marks + code + marks;
      from = end;
      index += 1 + skipped;
    } else out += encodeMarks(marks);
  }
  return out + line.slice(from);
}

/**
 * Whether every renderer takes the text between the backticks for code. kramdown takes a backtick between spaces for text,
 * and marked takes one after a tilde for text. In tables a pipe ends code, in links a closing bracket does.
 */
const isUnambiguousSpan = (code: string, marks: string, before: string): boolean =>
  code.trim() !== '' &&
  before !== '~' &&
  !(marks.length === 1 && /^\s/.test(code) && /^\s?$/.test(before)) &&
  !/^`|`$|\\$/.test(code) &&
  !(code.includes('<') && /\||\]\(/.test(code));

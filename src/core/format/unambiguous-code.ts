/** Characters of code as numbered characters, which open no code in any renderer. */
const encodeMarks = (marks: string): string => marks.replace(/[`~]/g, (mark) => (mark === '`' ? '&#96;' : '&#126;'));

/** The marks and numbers of lists and quotations, behind which a fence may stand. */
const CONTAINER_MARKER = String.raw`(?:[-*+>]|\d{1,9}[.)])`;
const FENCE_ANYWHERE = new RegExp(`^((?:[ \\t]*${CONTAINER_MARKER})*[ \\t]*)(\`{3,}|~{3,})`);
const FENCE = /^(`{3,}|~{3,})([^`~<]*)$/;
const LIST_ITEM_MARKER = /^(?:[-*+]|\d{1,9}[.)]) {1,3}(?=\S)/;

/** Opens a bare address, which the renderers of GitHub's Markdown read up to the next space, marks of code included. */
const ADDRESS_START = /(?:https?|ftp):\/\/|www\./i;

/**
 * Turns into plain characters what one renderer takes for code and another doesn't: marks without their like, marks in
 * an address, fences without an end or in the middle of something. What stays is code to all of them.
 */
export function keepUnambiguousCode(markdown: string): string {
  if (!/[`~]/.test(markdown)) return markdown;
  const lines = markdown.split('\n');
  const closing = listClosingFences(lines);
  /** Where there are images, code may stand in the words of one, which marked writes into an attribute. */
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

/** By line: the line that ends the fenced block which begins there, or -1. */
function listClosingFences(lines: string[]): number[] {
  const closing = lines.map(() => -1);
  /** Columns of the text of the list item that a fence may belong to. */
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

/** The first line that any renderer may take for the end, if all take it so; -1 otherwise. */
function findFenceEnd(fence: string, indent: string, lines: string[], from: number): number {
  for (let at = from + 1; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (line.trimEnd() === indent + fence) return at;
    if (line.trim() !== '' && !line.startsWith(indent)) return -1;
    if (line.trimStart().startsWith(fence)) return -1;
  }
  return -1;
}

/** The spans of one line: a pair of one or two marks, with none of its like between them. */
function keepUnambiguousSpans(line: string, images: boolean): string {
  if (!line.includes('`')) return line;
  const runs = [...line.matchAll(/(?<!\\)(\\*)(`+)/g)];
  let out = '';
  let from = 0;
  /** What was passed since the last space belongs to an address, or to the target of a link. */
  let inAddress = false;
  let inTarget = false;
  const pass = (text: string) => {
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
    pass(line.slice(from, start));
    from = start + marks.length;
    if (escaped) {
      // Only a single mark is escaped as a whole; what is left of several may open code.
      if (marks.length > 1) out = out.slice(0, -1) + encodeMarks(marks);
      else out += marks;
      continue;
    }
    // Code of one mark holds none, code of two may hold single ones.
    const ahead =
      marks.length > 2
        ? -1
        : runs.slice(index + 1, index + 20).findIndex(([, , other = '']) => other.length >= marks.length);
    const next = ahead < 0 ? undefined : runs[index + 1 + ahead];
    const end = next === undefined ? -1 : (next.index ?? 0) + next[0].length;
    const code = next === undefined ? '' : line.slice(from, end - marks.length);
    const inAlt = images && code.includes('"');
    if (
      next?.[2] === marks &&
      !inAddress &&
      !inTarget &&
      !inAlt &&
      isUnambiguousSpan(code, marks, line[start - 1] ?? '')
    ) {
      out += marks + code + marks;
      from = end;
      index += 1 + ahead;
    } else out += encodeMarks(marks);
  }
  return out + line.slice(from);
}

/**
 * kramdown takes a mark between spaces for a plain one, marked one behind a tilde; tables end code at each pipe, links at
 * their bracket.
 */
const isUnambiguousSpan = (code: string, marks: string, before: string): boolean =>
  code.trim() !== '' &&
  before !== '~' &&
  !(marks.length === 1 && /^\s/.test(code) && /^\s?$/.test(before)) &&
  !/^`|`$|\\$/.test(code) &&
  !(code.includes('<') && /\||\]\(/.test(code));

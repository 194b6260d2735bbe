import type { MarkdownInline } from '../../markdown/tree.ts';

/**
 * Formatting around a text: emphasis, strong, deletion or a link. In a list of marks, the innermost mark comes last.
 */
export type InlineMark = { type: 'emphasis' | 'strong' | 'delete' } | { type: 'link'; url: string };

/** A text, code, picture, line break or footnote mark of a paragraph, with the formatting marks around it. */
export interface InlineLeaf {
  marks: InlineMark[];
  node: Exclude<MarkdownInline, { children: MarkdownInline[] }>;
}

/**
 * Builds the tree of inline nodes of a paragraph from a flat list. White space collapses as in a browser, and
 * neighbours with the same mark are joined.
 */
export function buildInline(leaves: InlineLeaf[]): MarkdownInline[] {
  return nestMarks(trimBreaks(collapseWhitespace(leaves)), 0);
}

/**
 * Collapses HTML white space to single spaces. A no-break space becomes an ordinary space, because browsers show both.
 */
function collapseWhitespace(leaves: InlineLeaf[]): InlineLeaf[] {
  const out: InlineLeaf[] = [];
  let isAfterSpace = true;
  for (const leaf of leaves) {
    const { node, marks } = leaf;
    if (node.type === 'text') {
      let value = node.value.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/[^\S ]\s*| \s+/g, ' ');
      if (isAfterSpace && value.startsWith(' ')) value = value.slice(1);
      if (!value) continue;
      isAfterSpace = value.endsWith(' ');
      out.push({ marks, node: { type: 'text', value } });
    } else {
      isAfterSpace = node.type === 'break';
      out.push(leaf);
    }
  }
  return out;
}

/** Removes spaces before line breaks, and breaks and spaces at the end. */
function trimBreaks(leaves: InlineLeaf[]): InlineLeaf[] {
  const out: InlineLeaf[] = [];
  let atEnd = true;
  for (let index = leaves.length - 1; index >= 0; index--) {
    const leaf = leaves[index];
    if (!leaf) continue;
    if (leaf.node.type === 'text' && atEnd) {
      const value = leaf.node.value.replace(/ $/, '');
      if (!value) continue;
      out.push({ ...leaf, node: { type: 'text', value } });
      atEnd = false;
    } else if (leaf.node.type === 'break') {
      if (atEnd && (out.length === 0 || out.at(-1)?.node.type === 'break')) continue;
      out.push({ ...leaf, marks: [] });
      atEnd = true;
    } else {
      out.push(leaf);
      atEnd = false;
    }
  }
  while (out.at(-1)?.node.type === 'break') out.pop();
  return out.reverse();
}

const toMarkKey = (mark: InlineMark | undefined): string =>
  mark ? (mark.type === 'link' ? `link ${mark.url}` : mark.type) : '';

/**
 * Groups neighbouring leaves that have the same mark at position `depth` of their marks. A space at the edge of a group
 * moves outside, because CommonMark does not read `* text *` as emphasis.
 */
function nestMarks(leaves: InlineLeaf[], depth: number): MarkdownInline[] {
  const out: MarkdownInline[] = [];
  for (let index = 0; index < leaves.length; ) {
    const leaf = leaves[index] as InlineLeaf;
    const mark = leaf.marks[depth];
    if (!mark) {
      appendInline(out, leaf.node);
      index++;
      continue;
    }
    const key = toMarkKey(mark);
    let end = index + 1;
    while (end < leaves.length && toMarkKey(leaves[end]?.marks[depth]) === key) end++;
    const children = nestMarks(leaves.slice(index, end), depth + 1);
    index = end;
    const first = children[0];
    const startsWithSpace = first?.type === 'text' && first.value.startsWith(' ');
    if (startsWithSpace) first.value = first.value.slice(1);
    const last = children.at(-1);
    const endsWithSpace = last?.type === 'text' && last.value.endsWith(' ');
    if (endsWithSpace) last.value = last.value.slice(0, -1);
    const nonEmpty = children.filter((child) => child.type !== 'text' || child.value);
    if (startsWithSpace) appendInline(out, { type: 'text', value: ' ' });
    if (nonEmpty.length) {
      appendInline(
        out,
        mark.type === 'link'
          ? { type: 'link', url: mark.url, title: null, children: nonEmpty }
          : { type: mark.type, children: nonEmpty },
      );
    }
    if (endsWithSpace && (nonEmpty.length || !startsWithSpace)) appendInline(out, { type: 'text', value: ' ' });
  }
  return out;
}

const MAX_MERGED = 10_000;

/** Appends a node to a line. Neighbouring texts are joined, as a parser reads them. */
export function appendInline(out: MarkdownInline[], node: MarkdownInline): void {
  const last = out.at(-1);
  if (node.type === 'text') {
    if (!node.value) return;
    // Limits the length of merged texts: appending to a longer text would make a page of many small texts slow.
    if (last?.type === 'text' && last.value.length < MAX_MERGED) {
      // Both texts are collapsed already, so each has at most one space where they meet.
      last.value += node.value.startsWith(' ') && last.value.endsWith(' ') ? node.value.slice(1) : node.value;
      return;
    }
    out.push({ ...node });
  } else if (node.type === 'inlineCode' && last?.type === 'inlineCode') last.value += node.value;
  else out.push(node.type === 'inlineCode' ? { ...node } : node);
}

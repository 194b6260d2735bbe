import type { MarkdownInline } from './markdown-tree.ts';

/** A mark around a piece of text: emphasis or a link. Lists of marks have the innermost last. */
export type InlineMark = { type: 'emphasis' | 'strong' | 'delete' } | { type: 'link'; url: string };

/** A flat piece of a paragraph with its marks. */
export interface InlineLeaf {
  marks: InlineMark[];
  node: Extract<MarkdownInline, { type: 'text' | 'code' | 'image' | 'break' | 'note' }>;
}

/**
 * Builds a paragraph's tree from flat leaves. White space collapses as in a browser, and neighbours with the same mark
 * are joined.
 */
export function buildInline(leaves: InlineLeaf[]): MarkdownInline[] {
  return nestMarks(trimBreaks(collapseWhitespace(leaves)), 0);
}

/** Collapses HTML white space. A no-break space is rendered, so it stays a space. */
function collapseWhitespace(leaves: InlineLeaf[]): InlineLeaf[] {
  const out: InlineLeaf[] = [];
  let space = true;
  for (const leaf of leaves) {
    const { node, marks } = leaf;
    if (node.type === 'text') {
      let value = node.value.replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/[^\S ]\s*| \s+/g, ' ');
      if (space && value.startsWith(' ')) value = value.slice(1);
      if (!value) continue;
      space = value.endsWith(' ');
      out.push({ marks, node: { type: 'text', value } });
    } else {
      space = node.type === 'break';
      out.push(leaf);
    }
  }
  return out;
}

/** Removes spaces before line breaks, and breaks and spaces at the end. */
function trimBreaks(leaves: InlineLeaf[]): InlineLeaf[] {
  const out: InlineLeaf[] = [];
  let atEnd = true;
  for (let at = leaves.length - 1; at >= 0; at--) {
    const leaf = leaves[at];
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
 * Groups neighbouring leaves under the mark that they share at `depth`. Spaces at a group's edge move out of it,
 * because CommonMark reads no emphasis with a space inside its markers.
 */
function nestMarks(leaves: InlineLeaf[], depth: number): MarkdownInline[] {
  const out: MarkdownInline[] = [];
  for (let at = 0; at < leaves.length; ) {
    const leaf = leaves[at] as InlineLeaf;
    const mark = leaf.marks[depth];
    if (!mark) {
      appendInline(out, leaf.node);
      at++;
      continue;
    }
    const key = toMarkKey(mark);
    let end = at + 1;
    while (end < leaves.length && toMarkKey(leaves[end]?.marks[depth]) === key) end++;
    const children = nestMarks(leaves.slice(at, end), depth + 1);
    at = end;
    const first = children[0];
    const leading = first?.type === 'text' && first.value.startsWith(' ');
    if (leading) first.value = first.value.slice(1);
    const last = children.at(-1);
    const trailing = last?.type === 'text' && last.value.endsWith(' ');
    if (trailing) last.value = last.value.slice(0, -1);
    const kept = children.filter((child) => child.type !== 'text' || child.value);
    if (leading) appendInline(out, { type: 'text', value: ' ' });
    if (kept.length) {
      appendInline(
        out,
        mark.type === 'link' ? { type: 'link', url: mark.url, children: kept } : { type: mark.type, children: kept },
      );
    }
    if (trailing && (kept.length || !leading)) appendInline(out, { type: 'text', value: ' ' });
  }
  return out;
}

const MAX_MERGED = 10_000;

function appendInline(out: MarkdownInline[], node: MarkdownInline): void {
  const last = out.at(-1);
  if (node.type === 'text') {
    if (!node.value) return;
    // Limits the length of merged texts: appending to a longer text would make a page of many small texts slow.
    if (last?.type === 'text' && last.value.length < MAX_MERGED) {
      // Both texts have single spaces already.
      last.value += node.value.startsWith(' ') && last.value.endsWith(' ') ? node.value.slice(1) : node.value;
      return;
    }
    out.push({ ...node });
  } else if (node.type === 'code' && last?.type === 'code') last.value += node.value;
  else out.push(node.type === 'code' ? { ...node } : node);
}

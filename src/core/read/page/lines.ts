import {
  cleanText,
  getLineText,
  getNodeAfter,
  getTag,
  INLINE_TAGS,
  isElement,
  isTextNode,
  UNSEEN_TAGS,
} from './tree.ts';

/** A stretch of text that a reader sees as one line. */
export interface VisibleLine {
  text: string;
  element: Element;
}

/** Characters. A longer line is a paragraph. */
const MAX_SHORT_LINE = 220;

/**
 * Lists at most `limit` lines after the element `from`, in document order, up to the second long paragraph: the first one
 * may be a summary above the byline.
 */
export function listLinesAfter(from: Element, limit: number): VisibleLine[] {
  const lines: VisibleLine[] = [];
  let block: Element | null = null;
  let text = '';
  const endLine = () => {
    const line = cleanText(text);
    if (line && block) lines.push({ text: line, element: block });
    if (line.length > MAX_SHORT_LINE) longCount += 1;
    text = '';
  };
  let node: Node | null = from;
  let nodeCount = 0;
  let longCount = 0;
  node = getNodeAfter(from);
  while (node && nodeCount++ < 600 && lines.length < limit) {
    if (isTextNode(node)) {
      const lineBlock = getBlock(node);
      if (lineBlock !== block) {
        endLine();
        block = lineBlock;
      }
      text += node.data;
    } else if (isElement(node)) {
      if (UNSEEN_TAGS.has(getTag(node))) {
        node = getNodeAfter(node);
        continue;
      }
      if (getTag(node) === 'br') endLine();
    }
    if (longCount > 1) break;
    node = node.firstChild ?? getNodeAfter(node);
  }
  endLine();
  return lines;
}

function getBlock(node: Node): Element | null {
  let ancestor = node.parentElement;
  while (ancestor && INLINE_TAGS.has(getTag(ancestor))) ancestor = ancestor.parentElement;
  return ancestor;
}

/** Lists at most `limit` lines before the element `to`, nearest first. */
export function listLinesBefore(to: Element, limit: number): VisibleLine[] {
  const lines: VisibleLine[] = [];
  let current: Element | null = to;
  for (let depth = 0; current && depth < 4 && lines.length < limit; depth++) {
    for (let sibling = current.previousSibling; sibling && lines.length < limit; sibling = sibling.previousSibling) {
      if (isElement(sibling) && !UNSEEN_TAGS.has(getTag(sibling))) {
        const text = (sibling.textContent ?? '').length < 400 ? getLineText(sibling) : '';
        if (text) lines.push({ text, element: sibling });
      }
    }
    current = current.parentElement;
  }
  return lines;
}

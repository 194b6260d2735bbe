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

/** The lines after `from` in document order, up to the first long paragraph. At most `limit`. */
export function listLinesAfter(from: Element, limit: number): VisibleLine[] {
  const lines: VisibleLine[] = [];
  let block: Element | null = null;
  let text = '';
  const end = () => {
    const line = cleanText(text);
    if (line && block) lines.push({ text: line, element: block });
    text = '';
  };
  let node: Node | null = from;
  let seen = 0;
  node = getNodeAfter(from);
  while (node && seen++ < 600 && lines.length < limit) {
    if (isTextNode(node)) {
      const of = getBlock(node);
      if (of !== block) {
        end();
        block = of;
      }
      text += node.data;
    } else if (isElement(node)) {
      if (UNSEEN_TAGS.has(getTag(node))) {
        node = getNodeAfter(node);
        continue;
      }
      if (getTag(node) === 'br') end();
    }
    if (lines.length && (lines.at(-1)?.text.length ?? 0) > 220) break;
    node = node.firstChild ?? getNodeAfter(node);
  }
  end();
  return lines;
}

function getBlock(node: Node): Element | null {
  let at = node.parentElement;
  while (at && INLINE_TAGS.has(getTag(at))) at = at.parentElement;
  return at;
}

/** The lines before `to`, nearest first. At most `limit`. */
export function listLinesBefore(to: Element, limit: number): VisibleLine[] {
  const lines: VisibleLine[] = [];
  let at: Element | null = to;
  for (let up = 0; at && up < 4 && lines.length < limit; up++) {
    for (let beside = at.previousSibling; beside && lines.length < limit; beside = beside.previousSibling) {
      if (isElement(beside) && !UNSEEN_TAGS.has(getTag(beside))) {
        const text = (beside.textContent ?? '').length < 400 ? getLineText(beside) : '';
        if (text) lines.push({ text, element: beside });
      }
    }
    at = at.parentElement;
  }
  return lines;
}

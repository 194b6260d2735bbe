import { INLINE, isElement, isText, lineOf, skip, squash, tagOf, UNSEEN } from './tree.ts';

/** A stretch of text that a reader sees as one line. */
export interface Line {
  text: string;
  element: Element;
}

/** The lines after `from` in document order, up to the first long paragraph. */
export function linesAfter(from: Element, limit: number): Line[] {
  const lines: Line[] = [];
  let block: Element | null = null;
  let text = '';
  const end = () => {
    const line = squash(text);
    if (line && block) lines.push({ text: line, element: block });
    text = '';
  };
  let node: Node | null = from;
  let seen = 0;
  node = skip(from);
  while (node && seen++ < 600 && lines.length < limit) {
    if (isText(node)) {
      const of = blockOf(node);
      if (of !== block) {
        end();
        block = of;
      }
      text += node.data;
    } else if (isElement(node)) {
      if (UNSEEN.has(tagOf(node))) {
        node = skip(node);
        continue;
      }
      if (tagOf(node) === 'br') end();
    }
    if (lines.length && (lines.at(-1)?.text.length ?? 0) > 220) break;
    node = node.firstChild ?? skip(node);
  }
  end();
  return lines;
}

function blockOf(node: Node): Element | null {
  let at = node.parentElement;
  while (at && INLINE.has(tagOf(at))) at = at.parentElement;
  return at;
}

/** Lines before `to`, nearest first. */
export function linesBefore(to: Element, limit: number): Line[] {
  const lines: Line[] = [];
  let at: Element | null = to;
  for (let up = 0; at && up < 4 && lines.length < limit; up++) {
    for (let beside = at.previousSibling; beside && lines.length < limit; beside = beside.previousSibling) {
      if (isElement(beside) && !UNSEEN.has(tagOf(beside))) {
        const text = (beside.textContent ?? '').length < 400 ? lineOf(beside) : '';
        if (text) lines.push({ text, element: beside });
      }
    }
    at = at.parentElement;
  }
  return lines;
}

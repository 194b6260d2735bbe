import { cleanText, getTag, isElement, isTextNode } from '../../page/tree.ts';
import { detectCodeLanguage, readCodeText } from '../code.ts';
import type { InlineMark } from '../inline.ts';
import { DROPPED_TAGS, type Handler } from './handler.ts';
import { getLinkUrl } from './link.ts';

/** Converts code in a line; a `code` element of several lines becomes a block. */
export const inlineCode: Handler = (builder, element, marks) => {
  const parent = element.parentElement;
  if (
    getTag(element) === 'code' &&
    isMultiLineCode(element) &&
    parent &&
    !/[^\s]/.test(getTextOutside(parent, element))
  ) {
    pre(builder, element, marks);
    return;
  }
  const walkCode = (node: Node, innerMarks: InlineMark[]) => {
    if (isTextNode(node)) {
      if (builder.selection.keep(node)) {
        const value = node.data.replace(/[\s\u00a0]+/g, ' ').replace(/[\u200b\ufeff]/g, '');
        if (value) builder.addLeaf({ type: 'inlineCode', value }, innerMarks);
      }
    } else if (isElement(node) && !DROPPED_TAGS.has(getTag(node))) {
      const url = getTag(node) === 'a' ? getLinkUrl(builder.selection, node, innerMarks) : null;
      for (let child = node.firstChild; child; child = child.nextSibling) {
        walkCode(child, url ? [...innerMarks, { type: 'link', url }] : innerMarks);
      }
    }
  };
  if (cleanText(element.textContent ?? '')) walkCode(element, marks);
  else builder.visitChildren(element, marks);
};

const isMultiLineCode = (element: Element): boolean => /\n.*\n/.test((element.textContent ?? '').trim());

const getTextOutside = (parent: Element, child: Element): string => {
  let text = '';
  for (let node = parent.firstChild; node; node = node.nextSibling) if (node !== child) text += node.textContent ?? '';
  return text;
};

/** Converts a block of code. */
export const pre: Handler = (builder, element) => {
  const value = readCodeText(element, builder.selection.isHidden);
  if (value) builder.push({ type: 'code', lang: detectCodeLanguage(element) || null, meta: null, value });
};

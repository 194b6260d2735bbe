import type { MarkdownListItem } from '../../../markdown/tree.ts';
import { attr, getTag, isElement, walkTree } from '../../page/tree.ts';
import type { Handler } from './handler.ts';

/** Converts a list and its items. A list without an `li` becomes the blocks in it. */
export const list: Handler = (builder, element, marks) => {
  const items: MarkdownListItem[] = [];
  // Content outside every `li` joins the item before it. Content before the first `li` becomes separate blocks, because
  // old pages use a list only to indent text.
  let looseNodes: Node[] = [];
  const finishLooseContent = () => {
    const blocks = builder.toBlocks(looseNodes, marks);
    looseNodes = [];
    const lastItem = items.at(-1);
    if (lastItem) lastItem.children.push(...blocks);
    else for (const block of blocks) builder.push(block);
  };
  for (const child of element.childNodes) {
    if (getTag(child) !== 'li') looseNodes.push(child);
    else if (isElement(child) && builder.selection.enter(child)) {
      finishLooseContent();
      const children = builder.toBlocks(child.childNodes, marks);
      if (children.length) items.push({ type: 'listItem', spread: false, checked: getCheckedState(child), children });
    }
  }
  finishLooseContent();
  if (!items.length) return;
  const isOrdered = getTag(element) === 'ol';
  const number = Number.parseInt(attr(element, 'start') || '1', 10);
  const start = isOrdered ? (number >= 0 && number < 1e8 ? number : 1) : null;
  const isTight = items.every(
    ({ children }) => children.length < 2 || (children.length === 2 && children[1]?.type === 'list'),
  );
  if (!isTight) for (const item of items) item.spread = item.children.length > 1;
  builder.push({ type: 'list', ordered: isOrdered, start, spread: !isTight && items.length > 1, children: items });
};

const getCheckedState = (item: Element): boolean | null => {
  let checkbox: Element | null = null;
  walkTree(item, (node) => {
    if (checkbox) return false;
    if (isElement(node) && getTag(node) === 'input' && attr(node, 'type') === 'checkbox') checkbox = node;
    return true;
  });
  return checkbox ? (checkbox as Element).hasAttribute('checked') : null;
};

import { blocksOf } from './blocks.ts';
import { printMarkdown } from './markdown.ts';
import { tagOf, UNSEEN } from './tree.ts';

/** What a reader has selected of a page, as Markdown. `parts`: copies of the selected nodes; `base`: of relative addresses. */
export function selectionMarkdown(parts: Node[], base: string): string {
  const enter = (element: Element) => !UNSEEN.has(tagOf(element)) && !element.hasAttribute('hidden');
  return printMarkdown(blocksOf(parts, { base, enter, keep: () => true }));
}

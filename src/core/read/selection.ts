import type { VisibilityOracle } from '../article.ts';
import { toMarkdownBlocks } from './blocks.ts';
import { createMarkupLayout } from './hidden-by-markup.ts';
import { printMarkdown } from './markdown.ts';
import { getTag, isTextNode, UNSEEN_TAGS, walkTree } from './tree.ts';

/** The selected part of a page as Markdown, without hidden text. `base` resolves relative addresses. */
export function selectionToMarkdown(ranges: Range[], layout: VisibilityOracle, base: string): string {
  const hidden = new Set<Node>();
  const parts = ranges.map((range) => {
    const part = range.cloneContents();
    const copies = textsIn(part);
    const texts = textsIn(range.commonAncestorContainer).filter((text) => range.intersectsNode(text));
    // `cloneContents` copies the texts in document order (DOM standard, section 5.5), so equal counts pair each copy
    // with its original.
    const isSame = texts.length === copies.length;
    const asked = isSame ? texts : copies;
    const unseen = (isSame ? layout : createMarkupLayout()).hiddenAmong(asked.filter(({ data }) => data.trim()));
    for (const [at, copy] of copies.entries()) if (unseen.has(asked[at] as Text)) hidden.add(copy);
    return part;
  });
  const isHidden = (node: Node) => hidden.has(node);
  const blocks = toMarkdownBlocks(
    parts.flatMap((part) => [...part.childNodes]),
    { base, enter: (element) => !UNSEEN_TAGS.has(getTag(element)), keep: (node) => !isHidden(node), isHidden },
  );
  return printMarkdown(blocks);
}

function textsIn(root: Node): Text[] {
  const texts: Text[] = [];
  walkTree(root, (node) => {
    if (isTextNode(node)) texts.push(node);
    return true;
  });
  return texts;
}

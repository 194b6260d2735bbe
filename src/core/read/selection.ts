import type { VisibilityOracle } from '../article.ts';
import type { MarkdownBlock } from '../markdown/tree.ts';
import { isInExcluded } from './page/hidden-by-markup.ts';
import { getTag, isTextNode, UNSEEN_TAGS, walkTree } from './page/tree.ts';
import { toMarkdownBlocks } from './to-markdown/blocks.ts';

/** Returns the selected part of a page as a Markdown tree, without hidden text. `base` is the URL for relative addresses. */
export function selectionToBlocks(ranges: Range[], layout: VisibilityOracle, base: string): MarkdownBlock[] {
  const hidden = new Set<Node>();
  const fragments = ranges.map((range) => {
    const fragment = range.cloneContents();
    const copies = listTexts(fragment);
    const texts = listTexts(range.commonAncestorContainer).filter((text) => range.intersectsNode(text));
    // `cloneContents` copies the texts in document order (DOM standard, section 5.5). When both lists are equally long,
    // each copy belongs to the text at the same index.
    const isPaired = texts.length === copies.length;
    const hiddenTexts = isPaired ? layout.hiddenAmong(texts.filter(({ data }) => data.trim())) : new Set();
    for (const [index, copy] of copies.entries())
      if (isPaired ? hiddenTexts.has(texts[index]) : isInExcluded(copy)) hidden.add(copy);
    return fragment;
  });
  const isHidden = (node: Node) => hidden.has(node);
  return toMarkdownBlocks(
    fragments.flatMap((fragment) => [...fragment.childNodes]),
    { base, enter: (element) => !UNSEEN_TAGS.has(getTag(element)), keep: (node) => !isHidden(node), isHidden },
  );
}

function listTexts(root: Node): Text[] {
  const texts: Text[] = [];
  walkTree(root, (node) => {
    if (isTextNode(node)) texts.push(node);
    return true;
  });
  return texts;
}

import { blocksOf } from './blocks.ts';
import { type Layout, markupLayout } from './hidden-by-markup.ts';
import { printMarkdown } from './markdown.ts';
import { isText, tagOf, UNSEEN, walk } from './tree.ts';

/** What a reader has selected of a page, as Markdown, less what nobody can see. `base`: of relative addresses. */
export function selectionMarkdown(ranges: Range[], layout: Layout, base: string): string {
  const hidden = new Set<Node>();
  const parts = ranges.map((range) => {
    const part = range.cloneContents();
    const copies = textsIn(part);
    const texts = textsIn(range.commonAncestorContainer).filter((text) => range.intersectsNode(text));
    // Both are the same texts, in the same order (DOM, section 5.5).
    const isSame = texts.length === copies.length;
    const asked = isSame ? texts : copies;
    const unseen = (isSame ? layout : markupLayout()).hiddenAmong(asked.filter(({ data }) => data.trim()));
    for (const [at, copy] of copies.entries()) if (unseen.has(asked[at] as Text)) hidden.add(copy);
    return part;
  });
  const isHidden = (node: Node) => hidden.has(node);
  const blocks = blocksOf(
    parts.flatMap((part) => [...part.childNodes]),
    { base, enter: (element) => !UNSEEN.has(tagOf(element)), keep: (node) => !isHidden(node), isHidden },
  );
  return printMarkdown(blocks);
}

function textsIn(root: Node): Text[] {
  const texts: Text[] = [];
  walk(root, (node) => {
    if (isText(node)) texts.push(node);
    return true;
  });
  return texts;
}

import type { Article } from './article.ts';
import { cleanAddress } from './clean-address.ts';
import { parseMarkdown } from './markdown/parse.ts';
import type { MarkdownNode } from './markdown/tree.ts';

/** A picture that a post can have as its cover, with the texts that the page gives it. */
export interface Cover {
  url: string;
  /** '' when the page has none. */
  alt: string;
  /** The picture's caption, which mostly names its maker; '' when the page has none. */
  credit: string;
}

/** More pictures are a gallery, in which nobody looks for a cover by its name. */
const MAX_COVERS = 30;

/** Lists the pictures of an article, each once: the one that the page names as its own first, then those of the body. */
export function listCovers({ image, markdown }: Pick<Article, 'image' | 'markdown'>): Cover[] {
  const covers = new Map<string, Cover>();
  const add = (cover: Cover) => {
    const url = cleanAddress(cover.url);
    const known = covers.get(url);
    covers.set(url, {
      url,
      alt: known?.alt || cover.alt,
      credit: known?.credit || cover.credit,
    });
  };
  if (image) for (const { value } of [image, ...image.alternatives]) add({ url: value, alt: '', credit: '' });
  for (const { url, alt, title } of findImages(parseMarkdown(markdown).children))
    add({ url, alt, credit: title ?? '' });
  return [...covers.values()].filter(({ url }) => /^https?:/i.test(url)).slice(0, MAX_COVERS);
}

function findImages(nodes: readonly object[]): MarkdownNode<'image'>[] {
  return nodes.flatMap((node) =>
    'type' in node && node.type === 'image'
      ? [node as MarkdownNode<'image'>]
      : 'children' in node
        ? findImages(node.children as object[])
        : [],
  );
}

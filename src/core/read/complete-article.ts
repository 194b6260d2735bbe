import type { Article, PageArticle } from '../article.ts';
import { printMarkdown } from '../markdown/print.ts';
import type { MarkdownBlock } from '../markdown/tree.ts';
import { getHost } from '../url.ts';
import { removeBoilerplateLines } from './content/remove-boilerplate-lines.ts';

/** Characters. A shorter body is no article. */
const MIN_BODY_LENGTH = 20;

/** Removes lines of boilerplate from an article that `readPage` read, and prints its body as Markdown. */
export function completeArticle({ blocks, noArticle: _, ...article }: PageArticle): Article {
  const { title, authors, url } = article;
  const body = removeBoilerplateLines(blocks, {
    titles: [title.value, ...title.alternatives.map(({ value }) => value)],
    authors: authors?.value ?? [],
    host: getHost(url),
  });
  const markdown = printMarkdown(trimBreaks(body.blocks));
  const isEmpty = article.kind === 'article' && markdown.trim().length < MIN_BODY_LENGTH;
  return {
    ...article,
    ...(isEmpty ? { kind: 'none' } : {}),
    markdown,
    ...(article.removals ? { removals: [...article.removals, ...body.removals] } : {}),
  };
}

/**
 * Removes horizontal rules at the beginning and at the end, before the footnotes: they only separated the article from
 * content that was left out.
 */
function trimBreaks(blocks: MarkdownBlock[]): MarkdownBlock[] {
  const isContent = ({ type }: MarkdownBlock) => type !== 'thematicBreak' && type !== 'footnoteDefinition';
  const [first, last] = [blocks.findIndex(isContent), blocks.findLastIndex(isContent)];
  return blocks.filter(({ type }, index) => type !== 'thematicBreak' || (index > first && index < last));
}

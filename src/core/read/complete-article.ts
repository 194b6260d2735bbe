import type { Article, PageArticle, SourcedFact } from '../article.ts';
import { printMarkdown } from '../markdown/print.ts';
import type { MarkdownBlock } from '../markdown/tree.ts';
import { decodeAccents } from '../text/decode-accents.ts';
import { getHost } from '../url.ts';
import { removeBoilerplateLines } from './content/remove-boilerplate-lines.ts';
import { decidePublished } from './metadata/published.ts';
import { completeAuthors } from './metadata/signature.ts';

/** Characters. A shorter body is no article. */
const MIN_BODY_LENGTH = 20;

/**
 * Completes an article that `readPage` read: decides on its date, looks for a signature, removes lines of boilerplate, and
 * prints the body as Markdown.
 */
export function completeArticle({ blocks, dates, noArticle: _, ...article }: PageArticle): Article {
  const { url } = article;
  const decodeValue = <T extends { value: string }>(fact: T): T => ({ ...fact, value: decodeAccents(fact.value) });
  const title = { ...decodeValue(article.title), alternatives: article.title.alternatives.map(decodeValue) };
  const titles = [title.value, ...title.alternatives.map(({ value }) => value)];
  const removeLines = (authors: SourcedFact<string[]> | null) =>
    removeBoilerplateLines(blocks, { titles, authors: authors?.value ?? [], host: getHost(url) });
  let body = removeLines(article.authors);
  const authors = completeAuthors(article.authors, { blocks: body.blocks, site: article.site });
  if (authors !== article.authors) body = removeLines(authors);
  const markdown = printMarkdown(trimBreaks(body.blocks));
  const isEmpty = article.kind === 'article' && markdown.trim().length < MIN_BODY_LENGTH;
  return {
    ...article,
    title,
    authors,
    published: decidePublished(dates, article.modified),
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

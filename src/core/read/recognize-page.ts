import type { PageArticle } from '../article.ts';
import { toTextContent } from '../markdown/plain-text.ts';
import type { MarkdownBlock, MarkdownInline } from '../markdown/tree.ts';

/** What a page without an article is. `noArticle`: none of the others. */
export type RecognizedPage = 'list' | 'frontPage' | 'comments' | 'product' | 'form' | 'noArticle';

/** A link of a list to an article. */
export interface Headline {
  text: string;
  url: string;
}

/** A headline has at least this many characters, and a space: shorter links are those of navigation. */
const MIN_HEADLINE = 20;
/** A list has at least this many headlines, and no text longer than this, in characters: about two sentences. */
const MIN_HEADLINES = 5;
const MAX_TEASER = 240;

type RecognizedArticle = Pick<PageArticle, 'blocks' | 'authors' | 'dates' | 'noArticle' | 'url'>;

/**
 * Tells what a page without an article is. A page that was taken for an article is a list, too, if it has headlines, neither
 * author nor date, and only short texts.
 */
export function recognizePage(article: RecognizedArticle): RecognizedPage {
  const { noArticle } = article;
  if (noArticle === 'front-page') return 'frontPage';
  if (isList(article)) return 'list';
  return noArticle === 'comments' || noArticle === 'product' || noArticle === 'form' ? noArticle : 'noArticle';
}

function isList({ authors, dates, blocks, url }: RecognizedArticle): boolean {
  if (authors || dates.length > 0) return false;
  const { links, longest } = collectLinks(blocks);
  return toHeadlines(links, url).length >= MIN_HEADLINES && longest <= MAX_TEASER;
}

/** Lists the headlines of a page, in their order, each once. */
export const listHeadlines = ({ blocks, url }: Pick<PageArticle, 'blocks' | 'url'>): Headline[] =>
  toHeadlines(collectLinks(blocks).links, url);

function toHeadlines(links: Headline[], pageUrl: string): Headline[] {
  const isHeadline = ({ text, url }: Headline) =>
    text.length >= MIN_HEADLINE && /\s|[\u3040-\u9fff]/.test(text) && /^https?:/.test(url) && url !== pageUrl;
  const headlines = links.filter(isHeadline);
  return headlines.filter(({ url }, at) => headlines.findIndex((other) => other.url === url) === at);
}

/** Returns all links of blocks, and the length of the longest text outside of links. */
function collectLinks(blocks: MarkdownBlock[]): { links: Headline[]; longest: number } {
  const links: Headline[] = [];
  let longest = 0;
  const measure = (nodes: MarkdownInline[]): number =>
    nodes.reduce((length, node) => {
      if (node.type === 'link') {
        links.push({ text: toTextContent(node.children).replace(/\s+/g, ' ').trim(), url: node.url });
        return length;
      }
      return length + ('children' in node ? measure(node.children) : toTextContent([node]).length);
    }, 0);
  const addBlocks = (children: MarkdownBlock[]) => {
    for (const block of children) {
      if (block.type === 'paragraph' || block.type === 'heading') longest = Math.max(longest, measure(block.children));
      else if (block.type === 'list') for (const item of block.children) addBlocks(item.children);
      else if (block.type === 'blockquote') addBlocks(block.children);
    }
  };
  addBlocks(blocks);
  return { links, longest };
}

import { parseMarkdown } from '../markdown/parse.ts';
import { listTextLines } from '../markdown/plain-text.ts';
import type { KeyPoint } from '../summary.ts';
import {
  buildPageText,
  chooseSpan,
  getSpanContext,
  locateQuote,
  type PageText,
  type QuoteContext,
} from './page-text.ts';
import { buildTextDirectives } from './text-directive.ts';

/** The texts in which a quote is looked up. */
export interface QuotedTexts {
  article: PageText;
  /** The text of the whole page as the browser shows it, or that of the article when it is unknown. */
  page: PageText;
}

/** `markdown`: the article. `shown`: the text of its page as the browser shows it; '' when unknown. */
export function prepareQuotedTexts(markdown: string, shown: string): QuotedTexts {
  const lines = listTextLines(parseMarkdown(markdown).children);
  const article = buildPageText(lines.map(({ text }) => text).join('\n'));
  return { article, page: shown === '' ? article : buildPageText(shown) };
}

/** Returns the text directives of a quote (see `buildTextDirectives`). Without a context, the article's own is taken. */
export function proveQuote(quote: string, { article, page }: QuotedTexts, context?: QuoteContext): string {
  const inArticle = chooseSpan(locateQuote(quote, article), article);
  const known = context ?? (inArticle ? getSpanContext(article, inArticle) : undefined);
  // `innerText` lacks the text of shadow roots, which browsers search, too.
  return buildTextDirectives(quote, page, known) || buildTextDirectives(quote, article, known);
}

/** Adds to each point the text directives of its quote (`KeyPoint.proof`). A point that has some keeps them. */
export const addProof = (points: KeyPoint[], texts: QuotedTexts): KeyPoint[] =>
  points.map((point) => {
    const proof = point.proof === undefined && point.quote !== '' ? proveQuote(point.quote, texts) : '';
    return proof === '' ? point : { ...point, proof };
  });

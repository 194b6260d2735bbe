import { parseMarkdown } from '../markdown/parse.ts';
import { listTextLines } from '../markdown/plain-text.ts';
import { splitWords } from '../text/words.ts';

/** A quotation of more than this share of a work is hardly fair use, and leaves readers no reason to open the article. */
export const MAX_REPEATED_SHARE = 1 / 3;
/** Characters of Markdown. Of a longer article a post repeats far less than a third, so nothing is counted. */
const MAX_SHORT_ARTICLE = 30_000;
/** Words. Shorter runs occur in any two texts on one subject. */
const RUN = 4;

/**
 * Returns the share (0 … 1) of a short article's words that a post's body, as printed, repeats in runs of four or more; 0 for
 * a long article.
 */
export function measureRepeatedShare(body: string, article: { markdown: string; language: string }): number {
  if (article.markdown.length > MAX_SHORT_ARTICLE) return 0;
  const split = (text: string) => splitWords(text, article.language);
  const runs = new Set(toPlainLines(body).flatMap((line) => listRuns(split(line))));
  const words = toPlainLines(article.markdown).flatMap(split);
  const repeated = new Set<number>();
  listRuns(words).forEach((run, at) => {
    if (runs.has(run)) for (let word = at; word < at + RUN; word++) repeated.add(word);
  });
  return words.length === 0 ? 0 : repeated.size / words.length;
}

const toPlainLines = (markdown: string): string[] =>
  listTextLines(parseMarkdown(markdown).children).map(({ text }) => text);

const listRuns = (words: string[]): string[] =>
  words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '));

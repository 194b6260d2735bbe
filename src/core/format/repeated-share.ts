import { parseMarkdown } from '../markdown/parse.ts';
import { listTextLines } from '../markdown/plain-text.ts';
import type { Post } from '../post.ts';
import { splitWords } from '../text/words.ts';

/** Characters of Markdown. Of a longer article a post repeats far less than a third, so nothing is counted. */
const MAX_SHORT_ARTICLE = 30_000;
/** Words. Shorter runs occur in any two texts on one subject. */
const RUN = 4;

/** Returns the share (0 … 1) of a short article's words that the post repeats in runs of four or more; 0 for a long one. */
export function measureRepeatedShare(post: Post, article: { markdown: string; language: string }): number {
  if (article.markdown.length > MAX_SHORT_ARTICLE) return 0;
  const split = (text: string) => splitWords(text, article.language);
  const runs = new Set<string>();
  for (const text of listPostTexts(post)) for (const run of listRuns(split(text))) runs.add(run);
  const words = toPlainLines(article.markdown).flatMap(split);
  const repeated = new Set<number>();
  listRuns(words).forEach((run, at) => {
    if (runs.has(run)) for (let word = at; word < at + RUN; word++) repeated.add(word);
  });
  return words.length === 0 ? 0 : repeated.size / words.length;
}

const toPlainLines = (markdown: string): string[] =>
  listTextLines(parseMarkdown(markdown).children).map(({ text }) => text);

/** Lists the texts from the article that stand in a post's body. A handwritten body replaces all but the excerpt. */
function listPostTexts({ kind, excerpt, introduction, points, sections, body }: Post): string[] {
  if (body !== undefined) return [excerpt, ...toPlainLines(body)];
  const pointTexts = points.map(({ text }) => text);
  if (kind === 'quote') return pointTexts;
  return [excerpt, introduction, ...(kind === 'note' ? [] : pointTexts), ...sections.map(({ text }) => text)];
}

const listRuns = (words: string[]): string[] =>
  words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' '));

/**
 * The functions of the pipeline, in the order in which an article passes through them:
 * Page ─read→ Article ─summarize→ Summary, ─classify→ Tagging, ─compose→ Post, ─print→ PostFile.
 */

import type { Article, FactCandidate } from './article.ts';
import { classifyArticle, warmUpClassifier } from './classify/classify.ts';
import type { Tagging, Taxonomy } from './classify/taxonomy.ts';
import { composePost } from './format/compose-post.ts';
import { emptyPost } from './format/empty-post.ts';
import { printPost } from './format/print-post.ts';
import type { Profile } from './format/profile.ts';
import { readArticle } from './read/read-article.ts';
import { parseProseBlocks } from './summarize/blocks.ts';
import { warmUpSummarizer } from './summarize/summarize.ts';
import type { SummaryInput } from './summary.ts';
import { detectLanguage, loadFunctionWords } from './text/detect-language.ts';

export { composePost, printPost, readArticle };

/**
 * Loads the learned models and word lists and parses the profile's templates ahead of time, so that the first article is not delayed.
 * Throws what `printPost` throws.
 */
export function warmUp(taxonomy: Taxonomy, profile: Profile): void {
  loadFunctionWords();
  warmUpSummarizer();
  warmUpClassifier(taxonomy);
  printPost(emptyPost, profile);
}

/** At most this many characters of an article's body are summarized and tagged: some 15,000 sentences. */
const MAX_BODY_LENGTH = 2_000_000;

/** Cuts a body that is longer than `MAX_BODY_LENGTH` between two paragraphs. */
function truncateBody(markdown: string): string {
  return markdown.length > MAX_BODY_LENGTH
    ? markdown.slice(0, markdown.lastIndexOf('\n\n', MAX_BODY_LENGTH) + 1 || MAX_BODY_LENGTH)
    : markdown;
}

/** Characters. The language of an article is detected in this much Markdown at its start. */
const LANGUAGE_SAMPLE = 5_000;

/**
 * Returns the article with the language of its text, when the page declares none or another one; unchanged when the
 * language of the text is unsure. Every entry calls it before the article is used, because the word lists would double
 * the script that is injected into the page.
 */
export function identifyLanguage(article: Article): Article {
  const { alternatives = [], ...first } = article.language ?? {};
  const declared: FactCandidate<string>[] = 'value' in first ? [first, ...alternatives] : [];
  const prose = parseProseBlocks(article.markdown.slice(0, LANGUAGE_SAMPLE)).map(({ text }) => text);
  const language = detectLanguage(
    [article.title.value, ...prose].join('\n'),
    declared.map(({ value }) => value),
  );
  if (!language || language === article.language?.value) return article;
  const best = declared.find(({ value }) => value === language) ?? { value: language, from: 'body', source: 'body' };
  return { ...article, language: { ...best, alternatives: declared.filter((one) => one !== best) } };
}

/** Returns the fields of an article that the summarizer reads. */
export function toSummaryInput(article: Article): SummaryInput {
  return {
    title: article.title.value,
    markdown: truncateBody(article.markdown),
    language: article.language?.value ?? '',
    authors: article.authors?.value ?? [],
    url: article.canonical.value,
    site: article.site?.value ?? '',
    description: article.description?.value ?? '',
  };
}

/**
 * Suggests tags and categories for an article. `limit`: maximum of tags; by default about as many as the blog's posts
 * usually have.
 */
export function tagArticle(article: Article, taxonomy: Taxonomy, limit?: number): Tagging {
  const input = {
    title: article.title.value,
    markdown: truncateBody(article.markdown),
    pageTags: article.tags?.value ?? [],
    feedName: article.site?.value ?? '',
    language: article.language?.value ?? '',
  };
  return classifyArticle(input, taxonomy, limit);
}

/**
 * The functions of the pipeline, in the order in which an article passes through them:
 * Page ─read→ Article ─summarize→ Summary, ─classify→ Tagging, ─compose→ Post, ─print→ PostFile.
 */

import type { Article } from './article.ts';
import { classifyArticle, warmUpClassifier } from './classify/classify.ts';
import type { Tagging, Taxonomy } from './classify/taxonomy.ts';
import { composePost } from './format/compose-post.ts';
import { emptyPost } from './format/empty-post.ts';
import { printPost } from './format/print-post.ts';
import type { Profile } from './format/profile.ts';
import { readArticle } from './read/read-article.ts';
import { warmUpSummarizer } from './summarize/summarize.ts';
import type { SummaryInput } from './summary.ts';

export { composePost, printPost, readArticle };

/**
 * Loads the learned models and parses the profile's templates ahead of time, so that the first article is not delayed.
 * Throws what `printPost` throws.
 */
export function warmUp(taxonomy: Taxonomy, profile: Profile): void {
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
  };
  return classifyArticle(input, taxonomy, limit);
}

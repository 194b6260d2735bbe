/**
 * The verbs, in the order an article passes through them:
 * Page ─read→ Article ─summarize→ Summary, ─classify→ Tagging, ─compose→ Post, ─print→ PostFile.
 */
import { classify, prepareToClassify } from './classify/classify.ts';
import type { Taxonomy } from './classify/model.ts';
import { compose } from './post/compose.ts';
import { emptyPost } from './post/empty-post.ts';
import { print } from './post/print.ts';
import { read } from './read/article.ts';
import { prepareToSummarize, summarize } from './summarize/summarize.ts';
import type { Article, Post, Profile, Summary, Tagging, Text } from './types.ts';

export { classify, compose, print, read, summarize };

/**
 * Unpacks what was learned and reads the profile's templates, for which the first article would else wait: nothing changes
 * by it but the time. Throws as `print` does.
 */
export function prepare(taxonomy: Taxonomy, profile: Profile): void {
  prepareToSummarize();
  prepareToClassify(taxonomy);
  print(emptyPost, profile);
}

/** Characters of a body that are summarized and tagged: some 15,000 sentences. What is longer is no article to a reader. */
const MOST = 2_000_000;

/** The body up to the last paragraph that is not too much. */
function readable(markdown: string): string {
  return markdown.length > MOST ? markdown.slice(0, markdown.lastIndexOf('\n\n', MOST) + 1 || MOST) : markdown;
}

/** The part of an article that summarizing reads. */
export function textOf(article: Article): Text {
  return {
    title: article.title.value,
    markdown: readable(article.markdown),
    language: article.language?.value ?? '',
    authors: article.authors?.value ?? [],
    url: article.canonical.value,
    site: article.site?.value ?? '',
    description: article.description?.value ?? '',
  };
}

/** Tags and categories for an article. `most`: tags to offer, about as many as the blog's posts have where it is left out. */
export function tag(article: Article, taxonomy: Taxonomy, most?: number): Tagging {
  const input = {
    title: article.title.value,
    markdown: readable(article.markdown),
    pageTags: article.tags?.value ?? [],
    feedName: article.site?.value ?? '',
  };
  return classify(input, taxonomy, most);
}

/**
 * Article and what an engine made of it → the post that is shown.
 * `taxonomy`: the blog's tags and categories, `emptyTaxonomy` when none are known.
 */
export function draft(article: Article, summary: Summary, profile: Profile, taxonomy: Taxonomy): Post {
  return compose(article, summary, tag(article, taxonomy), profile);
}

/**
 * The verbs, in the order an article passes through them:
 * Page ─read→ Article ─summarize→ Summary, ─classify→ Tagging, ─compose→ Post, ─print→ PostFile.
 */
import { classify } from './classify/classify.ts';
import type { Taxonomy } from './classify/model.ts';
import { compose } from './post/compose.ts';
import { print } from './post/print.ts';
import { read } from './read/article.ts';
import { summarize } from './summarize/summarize.ts';
import type { Article, Post, Profile, Text } from './types.ts';

export { classify, compose, print, read, summarize };

/** The part of an article that summarizing reads. */
export function textOf(article: Article): Text {
  return {
    title: article.title.value,
    markdown: article.markdown,
    language: article.language?.value ?? '',
    authors: article.authors?.value ?? [],
    url: article.canonical.value,
    site: article.site?.value ?? '',
    description: article.description?.value ?? '',
  };
}

/**
 * Article → the post that is shown first: offline engine, offline tagger. `points`: how many key points, 3 to 9.
 * `taxonomy`: the blog's tags and categories, `emptyTaxonomy` when none are known.
 */
export function draft(article: Article, profile: Profile, taxonomy: Taxonomy, points: number): Post {
  const summary = summarize(textOf(article), { points });
  const tagging = classify(
    {
      title: article.title.value,
      markdown: article.markdown,
      pageTags: article.tags?.value ?? [],
      feedName: article.site?.value ?? '',
    },
    taxonomy,
  );
  return compose(article, summary, tagging, profile);
}

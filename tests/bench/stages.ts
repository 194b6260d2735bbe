/** The stages of a click as one script for a web page. `shortcuts.mjs` builds it and runs it in browsers. */
import type { Article } from '../../src/core/article.ts';
import type { Taxonomy } from '../../src/core/classify/taxonomy.ts';
import { readArticle, tagArticle, toSummaryInput } from '../../src/core/pipeline.ts';
import { summarizeArticle } from '../../src/core/summarize/summarize.ts';
import taxonomy from '../../src/profiles/techhub.taxonomy.json' with { type: 'json' };

let article: Article;

/** Each runs one stage on the page, in this order, and returns the milliseconds that it took. */
const stages = {
  read(readAt: string) {
    article = readArticle({ url: location.href, document, readAt });
  },
  summarize() {
    summarizeArticle(toSummaryInput(article), { points: 7 });
  },
  /** With the tags of a large blog, where tagging takes longest. */
  tag() {
    tagArticle(article, taxonomy as Taxonomy);
  },
};

Object.assign(globalThis, {
  timeStage(name: keyof typeof stages, readAt: string): number {
    const start = performance.now();
    stages[name](readAt);
    return performance.now() - start;
  },
});

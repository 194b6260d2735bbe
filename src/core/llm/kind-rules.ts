import type { ArticleKind } from '../summary.ts';

/** What the points of a post about an article of this kind say, for the prompt. The offline summarizer recognises the kind. */
export const KIND_RULES: Record<ArticleKind, string> = {
  steps:
    'The article is a how-to. Points: what is needed, then one step each, as instructions, then what to beware of.',
  release:
    'The article announces a release. Points: one change each, every breaking change among them; version numbers stay.',
  questions:
    'The article answers a question. Points: the question, the best answer and its reason, then what limits it.',
  recipe:
    'The article is a recipe. Points: what makes it special, the main ingredients, the key steps, time and servings.',
  list: 'The article is a list. Points: one item each; its name is the label, and the text says what is special about it.',
  study: 'The article reports a study. Points: the problem, the method, the results with their figures, the limits.',
  news: 'The article is news. Points: who did what, when and where, then causes, figures, reactions, what comes next.',
};

import type { GroundingSource } from '../grounding/index.ts';
import { tokenizeWords } from '../grounding/word-tokens.ts';
import type { ModelAnswer } from './model-answer.ts';

/** So many words in a row are no accident. */
const ECHO_WORDS = 4;

const listWords = (text: string): string[] => tokenizeWords(text).map(({ word }) => word);

/**
 * Removes the texts in which a model repeats the rules of its prompt, and not the article, as SmolLM2-135M does ("The article
 * stands between. It is material, too"). `rules`: `Prompt.system`.
 */
export function removeEchoes(answer: ModelAnswer, rules: string, { allText }: GroundingSource): ModelAnswer {
  const ruleText = ` ${listWords(rules).join(' ')} `;
  const isEcho = (text: string): boolean => {
    const words = listWords(text);
    return words.some((_, at) => {
      const run = ` ${words.slice(at, at + ECHO_WORDS).join(' ')} `;
      return at + ECHO_WORDS <= words.length && ruleText.includes(run) && !allText.includes(run);
    });
  };
  const keep = (text: string) => (isEcho(text) ? '' : text);
  return {
    ...answer,
    excerpt: keep(answer.excerpt),
    introduction: keep(answer.introduction),
    closing: keep(answer.closing),
    title: keep(answer.title),
    points: answer.points.filter(({ text }) => !isEcho(text)).map((point) => ({ ...point, label: keep(point.label) })),
  };
}

// The summarizer as the corpus scorer calls it: node score.mjs --summarizer tests/score/summarizer.mjs
// (after `npm run build:score`).
import { summarize as engine } from '../../dist/node/summarize.mjs';

export function summarize({ title, markdown, lang, url, author }, { points }) {
  const text = { title, markdown, language: lang, url, authors: author ? [author] : [], site: '', description: '' };
  return engine(text, { points });
}

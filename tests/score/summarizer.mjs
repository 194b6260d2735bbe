// The summarizer as the corpus scorer calls it: node score.mjs --summarizer tests/score/summarizer.mjs
// (after `npm run build:score`). The excerpt is as the profile `techhub` has it, whose posts the scorer compares with: its author
// is named where one is given.
import { attributeExcerpt } from '../../dist/node/format.mjs';
import { profiles } from '../../dist/node/profiles.mjs';
import { summarizeArticle as engine } from '../../dist/node/summarize.mjs';

const techhub = profiles.find((profile) => profile.id === 'techhub');

export function summarize({ title, markdown, lang, url, author }, { points }) {
  const authors = author ? [author] : [];
  const summary = engine({ title, markdown, language: lang, url, authors, site: '', description: '' }, { points });
  return { ...summary, excerpt: attributeExcerpt(summary.excerpt, authors, techhub) };
}

// Adapter for the summary scorer: node score.mjs --summarizer tests/score/summarizer.mjs (build first: `npm run
// build:score`). The excerpt names a known author, as in the profile `techhub`, since the scorer compares with posts of
// that blog.
import { attributeExcerpt } from '#built/format';
import { profiles } from '#built/profiles';
import { summarizeArticle as engine } from '#built/summarize';

const techhub = profiles.find((profile) => profile.id === 'techhub');

export function summarize({ title, markdown, lang, url, author }, { points }) {
  const authors = author ? [author] : [];
  const summary = engine({ title, markdown, language: lang, url, authors, site: '', description: '' }, { points });
  return { ...summary, excerpt: attributeExcerpt(summary.excerpt, { authors, site: '', language: lang }, techhub) };
}

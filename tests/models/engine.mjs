/** The engine that `run.mjs` has prepared, and what the tests ask of it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHtml } from '../../src/cli/dom.ts';
import { identifyLanguage, readArticle } from '../../src/core/pipeline.ts';
import { findProvider } from '../../src/rewriting/providers/index.ts';

if (!process.env.PRECIS_ENGINE)
  throw new Error('Run these tests with `npm run test:models`, which prepares the model.');
/** @type {import('./prepare-engine.mjs').Engine} */
export const engine = JSON.parse(process.env.PRECIS_ENGINE);

/** Tokens of the server's context. The model with random weights counts every byte as a token. */
export const CONTEXT = engine.isRandom ? 32_768 : 8_192;

export const realProvider = findProvider('openai-compatible');
export const valuesFor = (origin, window = CONTEXT) => ({
  service: 'llamacpp',
  base: `${origin}/v1`,
  model: 'small',
  window: String(window),
});

/**
 * What a provider gets in Node: no permission has to be asked for, and a wait of minutes is no fault.
 * @type {import('../../src/rewriting/provider.ts').ProviderContext}
 */
export const realContext = {
  now: '2026-03-01T10:00:00.000Z',
  fetch,
  hasPermission: async () => true,
  timeouts: { first: 300_000, next: 60_000, total: 600_000 },
  globals: {},
  isPrivate: false,
};

/** What a request to a model has besides its prompt. This provider reads only the prompt. */
export const realQuestion = {
  material: {
    article: '',
    languages: { article: 'en', post: 'en' },
    post: { title: '', excerpt: '', introduction: '', points: [], closing: '', tags: [], categories: [] },
  },
  answerTokens: 1_000,
};

/** Reads the article of a test case. @param {string} name */
export function readCase(name) {
  const url = `https://blog.example/${name}/`;
  const html = readFileSync(join(import.meta.dirname, '../cases', name, 'page.html'), 'utf8');
  return identifyLanguage(readArticle({ url, document: parseHtml(html, url), readAt: '2026-03-01T10:00:00Z' }));
}

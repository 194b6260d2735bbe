/**
 * Adapter for nuggets.mjs: a page → the post of poster.mjs, rewritten by the small real model of `npm run test:models`, with
 * the points that the check has verified. On exit it says how many of the model's points these are.
 *     node nuggets.mjs --poster tests/score/poster.mjs --points 7
 *     node nuggets.mjs --poster tests/score/model-poster.mjs --points 7
 * `PRECIS_ALL_POINTS=1` keeps the points that are not verified. `PRECIS_SHOW=1` prints every point with its sentences.
 * Takes about a minute an article.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createServer } from 'vite';
import { parseHtml } from '#built/dom';
import { identifyLanguage, readArticle } from '#built/pipeline';
import { root } from '../../src/cli/setup.mjs';
import { startLlamaServer } from '../models/llama-server.mjs';
import { prepareEngine } from '../models/prepare-engine.mjs';
import { post as postOffline, READ_AT } from './poster.mjs';

const CONTEXT = 8_192;

const vite = await createServer({
  root,
  configFile: false,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
});
const load = (path) => vite.ssrLoadModule(path);
const { generateProposal } = await load('/src/rewriting/generate-proposal.ts');
const { providers } = await load('/src/rewriting/providers/index.ts');
const { toSummaryInput } = await load('/src/core/pipeline.ts');
const { recognizeKind } = await load('/src/core/summarize/kind.ts');
const { parseDocument } = await load('/src/core/summarize/sentences.ts');
const { parseThesaurus } = await load('/src/core/grounding/index.ts');
const thesaurus = parseThesaurus(readFileSync(join(root, 'public/thesaurus/en.txt'), 'utf8'));

await vite.close();

const server = await startLlamaServer(prepareEngine(), CONTEXT);
// The scorer ends when its work is done, and the server ends with it.
server.unref();
const model = providers.find(({ id }) => id === 'openai-compatible');
const values = { service: 'llamacpp', base: `${server.origin}/v1`, model: 'small', window: String(CONTEXT) };
const context = {
  now: READ_AT,
  fetch,
  hasPermission: async () => true,
  timeouts: { first: 600_000, next: 120_000, total: 1_200_000 },
  globals: {},
};
const totals = { articles: 0, failed: 0, points: 0, verified: 0, quoted: 0 };
process.once('exit', () => console.error(JSON.stringify(totals)));

export { rewritePost as post };

async function rewritePost({ html, url }, options = {}) {
  const offline = await postOffline({ html, url }, options);
  const article = identifyLanguage(readArticle({ url, document: parseHtml(html, url), readAt: READ_AT }));
  const text = toSummaryInput(article);
  const found = recognizeKind(parseDocument(text.markdown, text.language), text);
  const draft = { ...(found ? { kind: found.kind } : {}), points: offline.points };
  const preferences = {
    points: offline.points.length,
    language: '',
    style: '',
    examples: [],
    tags: [],
    categories: [],
  };
  const run = {
    signal: AbortSignal.timeout(1_200_000),
    nonce: () => '51c0ffee',
    sleep: async () => {},
    onPart: async () => {},
    ...(text.language.startsWith('en') ? { thesaurus } : {}),
  };
  totals.articles += 1;
  try {
    const input = { text, published: '', preferences, draft, completedParts: [] };
    const proposal = await generateProposal(input, model, values, context, run);
    totals.points += proposal.points.length;
    totals.verified += proposal.points.filter(({ isGrounded }) => isGrounded).length;
    totals.quoted += proposal.points.filter(({ quote }) => quote).length;
    if (process.env.PRECIS_SHOW) show(text.title, proposal);
    const points = proposal.points.filter(({ isGrounded }) => isGrounded || process.env.PRECIS_ALL_POINTS);
    return { ...offline, excerpt: proposal.excerpt.text, introduction: proposal.introduction.text, points };
  } catch (error) {
    // The post stays as it was, as in the popup.
    totals.failed += 1;
    console.error(`${text.title}: ${error}`);
    return { ...offline, points: [] };
  }
}

function show(title, { points, notes }) {
  console.log(`\n## ${title} ${notes.join(' ')}`);
  for (const { text, label, quote, isGrounded, grounding } of points) {
    const faults = grounding.faults.map(({ kind, start, end }) => `${kind} “${text.slice(start, end)}”`).join(', ');
    console.log(`${isGrounded ? '✓' : '✗'} ${label ? `${label}: ` : ''}${text}\n    ← ${quote || '–'}\n    ${faults}`);
  }
}

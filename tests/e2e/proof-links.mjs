/** Proof links: the browser opens the page of a post at the sentence of a point, and highlights this sentence. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../src/cli/setup.mjs';
import { addProof, prepareQuotedTexts } from '../../src/core/grounding/add-proof.ts';
import { addTextDirective } from '../../src/core/grounding/text-directive.ts';
import { identifyLanguage, toSummaryInput } from '../../src/core/pipeline.ts';
import { completeArticle } from '../../src/core/read/complete-article.ts';
import { summarizeArticle } from '../../src/core/summarize/summarize.ts';
import { judgeHighlight, targetTextStyle } from './highlighted-text.mjs';

/** Reads the page in the tab as the extension does, and returns its points with their text directives. */
export async function readProvenPoints(page, script) {
  const [read, shown] = await page.evaluate(
    `${script}; [precisReadPage('2026-11-23T12:00:00+00:00').article, document.body.innerText]`,
  );
  if (!read || read.kind === 'none' || read.kind === 'empty') return [];
  const article = identifyLanguage(completeArticle(read));
  const { points } = summarizeArticle(toSummaryInput(article), {});
  return addProof(points, prepareQuotedTexts(article.markdown, shown));
}

/** Opens each point's link, and returns what the browser highlights. */
export async function followProofs(page, url, points) {
  const answers = [];
  for (const { quote, proof = '' } of points) {
    const is = proof === '' ? 'none' : await judgeHighlight(page, addTextDirective(url, proof), quote);
    answers.push({ quote, proof, is });
  }
  return answers;
}

/**
 * @param {() => import('./test-browser.mjs').TestBrowser} here
 * @param {number} pages how many of the case pages are opened
 */
export function testProofLinks(here, pages) {
  describe('proof links', () => {
    test('open the page at the sentence of the point, which is highlighted', async () => {
      const { browser, address, write, kind } = here();
      const folder = join(root, 'dist', kind === 'chromium' ? 'chrome' : 'firefox');
      const script = readFileSync(join(folder, 'src/extract.js'), 'utf8');
      // The scripts of this page change what every other script calls, and a test has no world of its own in the page.
      const cases = readdirSync(join(root, 'tests/cases'))
        .filter((name) => name !== 'hostile')
        .slice(0, pages);
      const answers = [];
      for (const name of cases) {
        const html = readFileSync(join(root, 'tests/cases', name, 'page.html'), 'utf8');
        write(`/proof/${name}/`, `${html}${targetTextStyle}`);
        await browser.open(address(`/proof/${name}/`));
        const points = await readProvenPoints(browser.page, script);
        const followed = await followProofs(browser.page, address(`/proof/${name}/`), points);
        answers.push(...followed.map((answer) => ({ name, ...answer })));
      }
      const wrong = answers.filter(({ is }) => is !== 'right');
      console.info(`proof links: ${answers.length - wrong.length} of ${answers.length} on ${cases.length} pages`);
      expect(answers.length).toBeGreaterThan(pages);
      expect(wrong.length / answers.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.05);
    }, 600_000);
  });
}

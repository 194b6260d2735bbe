/** A better post by a real model, in a real browser: what the popup shows, and that nothing breaks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseOption } from '../e2e/choose-option.mjs';
import { openRecord, recordParts } from '../e2e/popup.mjs';
import { CONTEXT, engine } from './engine.mjs';
import { startLlamaServer } from './llama-server.mjs';

/** Milliseconds that a small model may need for one answer, or for one part of a long article. */
const ANSWER_LIMIT = 300_000;

const row = { css: '.proposal-row' };
const READY = /Written by small\. (\d+) of (\d+) points verified\./;

/** An article of some 2,500 tokens: more than the small server reads. */
const longPage = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>The line to Nordhamn</title></head><body>
  <article><h1>The line to Nordhamn</h1>${Array.from(
    { length: 30 },
    (_, at) =>
      `<p>Station ${at + 1} of the line to Nordhamn opened in ${1901 + at} with ${120 + 7 * at} seats and a green roof. ` +
      `Its clock came from a yard at Vestby, where ${3 + at} people had worked on it for a winter.</p>`,
  ).join('')}</article></body></html>`;

/** @param {() => import('../e2e/test-browser.mjs').TestBrowser} here */
export function testRealProposals(here) {
  describe('a better post by a real model', () => {
    /** @type {Awaited<ReturnType<typeof startLlamaServer>>} */
    let server;
    /** Ends the server, and starts one with this context at the same address. @param {number} context */
    const restartServer = async (context) => {
      const { port } = server;
      await server.end();
      server = await startLlamaServer(engine, context, port);
    };
    beforeAll(async () => {
      server = await startLlamaServer(engine, CONTEXT);
    });
    afterAll(() => server?.end());

    const opened = async (path = '/static-blog/') => {
      const { browser, address } = here();
      await browser.open(address(path));
      return openRecord(browser);
    };
    const points = (popup) => popup.texts(recordParts.points);
    const untilBusy = (popup) => popup.until('the server to work', () => server.isBusy());
    const untilIdle = (popup) => popup.until('the server to stop working', async () => !(await server.isBusy()));
    const words = async (popup) => ((await popup.count(row)) > 0 ? ((await popup.text(row)) ?? '') : '');
    /** Waits until the model has answered, and returns how many of its points are verified, and how many it has. */
    const answered = async (popup) => {
      await popup.until('the answer', async () => READY.test(await words(popup)), ANSWER_LIMIT);
      const [, verified, all] = READY.exec(await words(popup)) ?? [];
      return { verified: Number(verified), all: Number(all) };
    };
    const throwAway = async (popup) => {
      const keep = { button: 'Keep mine' };
      await popup.click((await popup.count(keep)) > 0 ? keep : { button: 'Discard' });
      await popup.wait({ button: 'Rewrite' });
    };

    test('the model is chosen in the options', async () => {
      const { browser } = here();
      const page = await browser.extensionTab('src/ui/options/index.html#engines');
      await page.wait({ label: 'Model to ask' });
      await chooseOption(page, 'Model to ask', 'openai-compatible');
      await page.wait({ label: 'Service' });
      await chooseOption(page, 'Service', 'llamacpp');
      await page.fill({ label: 'Address' }, `${server.origin}/v1`);
      await page.press('Tab');
      await page.fill({ label: 'Model' }, 'small');
      await page.press('Tab');
      if (browser.allow) {
        await page.click({ button: 'Allow access to 127.0.0.1' });
        await browser.allow();
      }
      await page.waitText({ css: '.provider-status' }, 'ready');
      await page.click({ button: 'Fetch the list of models' });
      await page.waitText({ css: '.status' }, 'Models found: 1');
      await page.close();
    });

    test('only the points that the article bears out are used, and taken back', async () => {
      const { picture } = here();
      const popup = await opened();
      const before = await points(popup);
      await popup.click({ button: 'Rewrite' });
      await popup.waitText(row, 'is writing');
      const { verified, all } = await answered(popup);
      expect(await points(popup)).toEqual(before);
      const states = await popup.texts({ css: '.pick .state' });
      expect(states).toHaveLength(all);
      expect(states.filter((state) => state === 'Verified')).toHaveLength(verified);
      await popup.screenshot(picture('real-model'));
      if (verified > 0) {
        await popup.press('Control+Enter');
        await popup.waitText(recordParts.status, 'Used in your post.');
        expect(await points(popup)).toHaveLength(verified);
        await popup.press('Control+z');
      } else await throwAway(popup);
      await popup.until('the points as they were', async () => (await points(popup)).join() === before.join());
      await popup.close();
    });

    test('a request that is cancelled ends in the server, too', async () => {
      const popup = await opened();
      const before = await points(popup);
      await popup.click({ button: 'Rewrite' });
      await untilBusy(popup);
      await popup.click({ button: 'Cancel' });
      await popup.wait({ button: 'Rewrite' });
      await untilIdle(popup);
      expect(await points(popup)).toEqual(before);
      await popup.close();
    });

    test('an answer arrives although the popup was closed, and the model needs long', async () => {
      const popup = await opened();
      await popup.click({ button: 'Rewrite' });
      await untilBusy(popup);
      await popup.close();
      const again = await opened();
      await answered(again);
      await throwAway(again);
      await again.close();
    });

    test('a server that crashes in the middle is asked again, or the popup says what happened', async () => {
      const popup = await opened();
      const before = await points(popup);
      await popup.click({ button: 'Rewrite' });
      await untilBusy(popup);
      await restartServer(CONTEXT);
      const settled = async () => /points verified|No answer|answer was cut|damaged/.test(await words(popup));
      await popup.until('an answer, or the reason for none', settled, ANSWER_LIMIT);
      expect(await points(popup)).toEqual(before);
      await throwAway(popup);
      await popup.close();
    });

    test('an article that the server finds too long is read in parts, and the popup says so', async () => {
      // The options say that the server reads more than it does.
      await restartServer(engine.isRandom ? 8_192 : 2_048);
      const { picture, write } = here();
      write('/long-blog/', longPage);
      const popup = await opened('/long-blog/');
      await popup.click({ button: 'Rewrite' });
      await popup.until('a part', async () => /part 2 of/.test(await words(popup)), ANSWER_LIMIT);
      const { verified, all } = await answered(popup);
      expect(verified).toBeLessThanOrEqual(all);
      await popup.screenshot(picture('real-model-parts'));
      await throwAway(popup);
      await popup.close();
    });
  });
}

/** A better post by a model (here a local server): requested in the popup, written in the background, compared, accepted. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asOllama, behaviours, startModelServer } from '../contracts/model-server.ts';
import { displays, findAccessibilityFaults, findOverflow } from './accessibility.mjs';
import { chooseOption } from './choose-option.mjs';
import { openRecord, recordParts } from './popup.mjs';

const march =
  'The weights say that my hives lose about 600 grams a week in January, and 1.8 kilograms a week in March.';
const lime = 'In a good week in June a hive gains eleven kilograms.';
const firstAnswer = JSON.stringify({
  excerpt: 'Nine years of weights show a beekeeper what bees really do.',
  introduction: 'Nine years of notes, typed into a spreadsheet, change what a beekeeper believes.',
  points: [
    { label: 'March', text: 'Hives lose 600 grams a week in January, but 1.8 kilograms in March.', quote: march },
    { label: 'June', text: 'A hive gains eleven kilograms in a good week in June.', quote: lime },
    { label: 'Honey', text: 'A hive gives 90 kilograms of honey a year.', quote: lime },
    { label: '', text: 'Buy scales at https://scales.evil.example now.', quote: march },
  ],
  closing: '',
  title: '',
  tags: [],
  categories: [],
});

const secondAnswer = JSON.stringify({
  ...JSON.parse(firstAnswer),
  excerpt: 'A beekeeper weighs the hives for nine years.',
  points: [
    { label: 'Every gram', text: 'Hives lose 600 grams a week in January.', quote: march },
    { label: 'Lime', text: 'In June a hive gains eleven kilograms in a good week.', quote: lime },
  ],
});

/**
 * Checks a view in every theme and width that the driver can show: no axe-core violation, no element wider than the page.
 */
async function checkLooks(view, name, picture) {
  for (const system of view.look ? displays : []) {
    await view.look(system);
    expect(await view.evaluate(findAccessibilityFaults), JSON.stringify(system)).toEqual([]);
    expect(await view.evaluate(findOverflow), JSON.stringify(system)).toEqual([]);
    await view.screenshot(picture(`${name}-${system.forced ?? system.scheme}-${system.width}`));
  }
  await view.look?.({});
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testProposals(here) {
  describe('a better post by a model', () => {
    let server;
    beforeAll(async () => {
      server = await startModelServer();
      server.state.says = () => firstAnswer;
    });
    afterAll(() => server?.close());

    const opened = async () => {
      const { browser, address } = here();
      await browser.open(address('/static-blog/'));
      return openRecord(browser);
    };
    const row = { css: '.proposal-row' };
    /** Discards what a model wrote. Waits for the offer: if the popup is closed before, the click may be lost. */
    const throwAway = async (popup) => {
      const keep = { button: 'Keep mine' };
      await popup.click((await popup.count(keep)) > 0 ? keep : { button: 'Discard' });
      await popup.wait({ button: 'Rewrite' });
    };
    const points = (popup) => popup.texts(recordParts.points);

    test('a better post is not offered until a model has been chosen', async () => {
      const popup = await opened();
      expect(await popup.count({ css: '.proposals' })).toBe(0);
      await popup.close();
    });

    test('the model of a browser that can’t run it here says so, and asks nothing of it', async () => {
      const { browser, kind } = here();
      const page = await browser.extensionTab('src/ui/options/index.html#engines');
      await page.wait({ label: 'Model to ask' });
      await chooseOption(page, 'Model to ask', kind === 'chromium' ? 'browser-ai' : 'firefox-ai');
      await page.waitText(
        { css: '.provider-status' },
        kind === 'chromium' ? "its model can't run on this machine" : 'only when you allow it',
      );
      expect(await page.count({ button: 'Download the model' })).toBe(0);
      await page.close();
      const popup = await opened();
      await popup.wait({
        button: kind === 'chromium' ? "The browser's own model: not ready yet" : "Allow Precis to use Firefox's model",
      });
      await popup.close();
    });

    test('the browser fetches its model in sight: how far it is, and that it is there', async () => {
      const { browser, kind, picture } = here();
      if (kind === 'firefox') return;
      const page = await browser.extensionTab('src/ui/options/index.html#engines');
      await page.wait({ label: 'Model to ask' });
      // Stands in for the Prompt API as Chromium publishes it: Chromium offers no model for the test machine.
      await page.evaluate((window) => {
        let state = 'downloadable';
        let monitored;
        let arrive;
        const arrived = new Promise((resolve) => {
          arrive = resolve;
        });
        const value = {
          availability: async () => state,
          async create({ monitor }) {
            state = 'downloading';
            monitored = new window.EventTarget();
            monitor(monitored);
            await arrived;
            state = 'available';
            return { destroy() {} };
          },
        };
        Object.defineProperty(window, 'LanguageModel', { value });
        window.fetched = (loaded) => {
          monitored.dispatchEvent(new window.ProgressEvent('downloadprogress', { loaded, total: 1 }));
          if (loaded === 1) arrive();
        };
      });
      await chooseOption(page, 'Model to ask', '');
      await page.until('no model', async () => (await page.count({ css: '.provider-status' })) === 0);
      await chooseOption(page, 'Model to ask', 'browser-ai');
      await page.click({ button: 'Download the model' });
      await page.waitText({ css: '.provider-status' }, '0 %');
      await page.evaluate((window) => window.fetched(0.25));
      await page.waitText({ css: '.provider-status' }, '25 %');
      expect(await page.attribute({ css: '.provider-status progress' }, 'value')).toBe('0.25');
      await checkLooks(page, 'model-download', picture);
      await page.evaluate((window) => window.fetched(1));
      await page.waitText({ css: '.status' }, 'The model is there.');
      await page.waitText({ css: '.provider-status' }, 'ready');
      expect(await page.count({ css: '.provider-status progress' })).toBe(0);
      expect(await page.count({ button: 'Download the model' })).toBe(0);
      await page.close();
    });

    test('a model is chosen in the options, and says when it is ready', async () => {
      const { browser, picture } = here();
      const page = await browser.extensionTab('src/ui/options/index.html#engines');
      await page.wait({ label: 'Model to ask' });
      await chooseOption(page, 'Model to ask', 'openai-compatible');
      await page.wait({ label: 'Service' });
      await chooseOption(page, 'Service', 'other');
      await page.waitText({ css: '.provider-status' }, 'Fill in what is missing');
      await page.fill({ label: 'Address' }, `${server.origin.replace('127.0.0.1', 'localhost')}/v1`);
      await page.press('Tab');
      await page.fill({ label: 'Model' }, 'small');
      await page.press('Tab');
      if (browser.allow) {
        await page.click({ button: 'Allow access to localhost' });
        await browser.allow();
      }
      await page.waitText({ css: '.provider-status' }, 'ready');
      await page.click({ button: 'Fetch the list of models' });
      await page.waitText({ css: '.status' }, 'Models found: 2');
      await checkLooks(page, 'model-options', picture);
      await page.close();
    });

    test('a proposal arrives without what the article does not support; it is taken, and taken back', async () => {
      const { picture } = here();
      server.state.does = behaviours.slowly;
      const popup = await opened();
      const before = await points(popup);
      await popup.click({ button: 'Rewrite' });
      await popup.waitText(row, 'Written by small. 2 of 4 points verified.');
      expect(await points(popup)).toEqual(before);
      await popup.click({ button: 'Compare' });
      await popup.wait({ css: '.proposal-dialog[open]' });
      expect(await popup.words()).toContain('The page has no such address: https://scales.evil.example');
      expect(await popup.words()).toContain('The article does not say “90” there.');
      expect(await popup.texts({ css: '.proposal-item mark' })).toEqual(['https://scales.evil.example', '90']);
      await popup.screenshot(picture('proposal'));
      await checkLooks(popup, 'proposal', picture);
      await popup.click({ button: 'Use selected' });
      await popup.waitText(recordParts.status, 'Used in your post.');
      expect(await points(popup)).toEqual([
        'Hives lose 600 grams a week in January, but 1.8 kilograms in March.',
        'A hive gains eleven kilograms in a good week in June.',
      ]);
      await popup.click({ button: 'Undo' });
      await popup.until('the points as they were', async () => (await points(popup)).join() === before.join());
      await popup.close();
    });

    test('the points of a model stand in the place of the post’s own, and only the verified ones are used', async () => {
      const { picture } = here();
      server.state.does = behaviours.well;
      const popup = await opened();
      const before = await points(popup);
      await popup.click({ button: 'Shorter' });
      await popup.wait({ css: '.picks' });
      expect(server.requests.at(-1).body.messages[0].content).toContain('Be brief');
      expect(await popup.attribute({ button: 'Shorter' }, 'aria-pressed')).toBe('true');
      expect(await popup.texts({ css: '.pick .state' })).toEqual([
        'Verified',
        'The page has no such address: https://scales.evil.example',
        'Verified',
        'The article does not say “90” there.',
      ]);
      await checkLooks(popup, 'picks', picture);
      await popup.click({ button: 'Keep mine' });
      await popup.until('the points as they were', async () => (await popup.count({ css: '.picks' })) === 0);
      expect(await points(popup)).toEqual(before);
      await popup.click({ button: 'Rewrite' });
      await popup.wait({ css: '.picks' });
      await popup.press('Control+Enter');
      await popup.waitText(recordParts.status, 'Used in your post.');
      expect(await points(popup)).toEqual([
        'Hives lose 600 grams a week in January, but 1.8 kilograms in March.',
        'A hive gains eleven kilograms in a good week in June.',
      ]);
      await popup.press('Control+z');
      await popup.until('the points as they were', async () => (await points(popup)).join() === before.join());
      await popup.close();
    });

    test('proposals of two models stand side by side, and points are mixed from both', async () => {
      const { browser, picture } = here();
      const page = await browser.extensionTab('src/ui/options/index.html#engines');
      await page.wait({ label: 'Model to ask' });
      await chooseOption(page, 'Model to ask', 'anthropic');
      await page.fill({ label: 'Model' }, 'other');
      await page.press('Tab');
      // The extension stores a key together with the address in the form, so the address comes first.
      await page.fill({ label: 'Address' }, server.origin.replace('127.0.0.1', 'localhost'));
      await page.press('Tab');
      await page.fill({ label: 'Key' }, 'sk-other');
      await page.press('Tab');
      await page.waitText({ css: '.provider-status' }, 'ready');
      await chooseOption(page, 'Model to ask', 'openai-compatible');
      await page.waitText({ css: '.provider-status' }, 'ready');
      await page.close();
      server.state.does = behaviours.well;
      const popup = await opened();
      const before = await points(popup);
      await popup.click({ button: 'Rewrite' });
      await popup.waitText(row, 'points verified.');
      server.state.says = () => secondAnswer;
      await popup.click({ button: 'Ask other, too' });
      await popup.waitText(row, 'Rewrites to compare: 2.');
      server.state.says = () => firstAnswer;
      expect(server.requests.at(-1).path).toBe('/v1/messages');
      await popup.click({ button: 'Compare' });
      await popup.wait({ css: '.proposal-dialog[open]' });
      expect(await popup.texts({ css: '.proposal-list h3' })).toEqual([
        'Written by small',
        'Written by other',
        'Your points',
      ]);
      await checkLooks(popup, 'side-by-side', picture);
      await popup.click({ label: 'Lime. ' });
      await popup.click({ label: 'June. ' });
      await popup.click({ button: 'Use selected' });
      await popup.waitText(recordParts.status, 'Used in your post.');
      expect(await points(popup)).toEqual([
        'Hives lose 600 grams a week in January.',
        'A hive gains eleven kilograms in a good week in June.',
      ]);
      await popup.click({ button: 'Undo' });
      await popup.until('the points as they were', async () => (await points(popup)).join() === before.join());
      await popup.close();
    });

    test('a service with two models lets the user choose one at each question', async () => {
      const { browser, picture } = here();
      const name = async (text) => {
        const page = await browser.extensionTab('src/ui/options/index.html#engines');
        await page.wait({ label: 'Model' });
        await page.settled();
        await page.fill({ label: 'Model' }, text);
        await page.press('Tab');
        await page.waitText({ css: '.status' }, 'Saved.');
        await page.close();
      };
      await name('large');
      let popup = await opened();
      await popup.wait({ css: '.proposals select' });
      expect(await popup.texts({ css: '.proposals option' })).toEqual(['large', 'small', 'other']);
      await popup.evaluate((window) => {
        const select = window.document.querySelector('.proposals select');
        select.value = 'openai-compatible small';
        select.dispatchEvent(new window.Event('change', { bubbles: true }));
      });
      await popup.click({ button: 'Rewrite' });
      await popup.waitText(row, 'points verified.');
      expect(server.requests.at(-1).body.model).toBe('small');
      await popup.click({ button: 'Ask large, too' });
      await popup.waitText(row, 'Rewrites to compare: 2.');
      expect(server.requests.at(-1).body.model).toBe('large');
      await throwAway(popup);
      await checkLooks(popup, 'names', picture);
      await popup.close();
      await name('small');
      popup = await opened();
      await popup.wait({ css: '.proposals select' });
      expect(await popup.texts({ css: '.proposals option' })).toEqual(['small', 'large', 'other']);
      await popup.close();
    });

    test('a request to a model goes on without the popup, and without the worker', async () => {
      const { browser } = here();
      server.state.does = behaviours.neverEnds;
      const asked = server.requests.length;
      const popup = await opened();
      await popup.click({ button: 'Rewrite' });
      await popup.waitText(row, 'is writing');
      await popup.until('the server to be asked', async () => server.requests.length > asked);
      await popup.close();
      if (browser.killWorker) await browser.killWorker();
      server.state.does = behaviours.well;
      if (!browser.killWorker) await here().restart();
      const again = await opened();
      await again.waitText(row, 'points verified.');
      await throwAway(again);
      await again.close();
    });

    test('a proposal is taken and saved without the popup when it is done; and that is taken back, too', async () => {
      /** @type {typeof behaviours.well} */
      server.state.does = async (...all) => void setTimeout(() => behaviours.well(...all), 1_500);
      const popup = await opened();
      const before = await points(popup);
      await popup.click({ button: 'Rewrite' });
      await popup.click({ label: 'Save it to the library when it is done' });
      await popup.wait({ css: '.proposal-row input:checked' });
      await popup.close();
      const library = await here().browser.extensionTab('src/ui/library/index.html');
      await library.click({ css: '.item' });
      await library.waitText(recordParts.excerpt, 'Nine years of weights show a beekeeper');
      await library.close();
      server.state.does = behaviours.well;
      const again = await opened();
      await again.waitText(row, 'Done while you were away');
      expect(await points(again)).toHaveLength(2);
      await again.screenshot(here().picture('saved-meanwhile'));
      await again.click({ button: 'Undo' });
      await again.until('the points as they were', async () => (await points(again)).join() === before.join());
      await again.wait({ button: 'Rewrite' });
      await again.close();
      const empty = await here().browser.extensionTab('src/ui/library/index.html');
      await empty.wait({ css: 'main' });
      await empty.until('an empty library', async () => (await empty.count({ css: '.item' })) === 0);
      await empty.close();
    });

    test('a request that fails says why, and the post stays as it was', async () => {
      server.state.does = behaviours.badKey;
      const popup = await opened();
      const before = await points(popup);
      await popup.click({ button: 'Rewrite' });
      await popup.waitText(row, 'The service does not accept the key.');
      expect(await points(popup)).toEqual(before);
      await throwAway(popup);
      await popup.close();
    });

    test('the popup says where an article is sent and how much of it, before it is sent; a site can be excluded for good', async () => {
      const { browser, picture, address } = here();
      const setAddress = async (url) => {
        const page = await browser.extensionTab('src/ui/options/index.html#engines');
        await page.wait({ label: 'Address' });
        await page.settled();
        await page.fill({ label: 'Address' }, url);
        await page.press('Tab');
        return page;
      };
      const page = await setAddress('https://models.example/v1');
      if (browser.allow) {
        await page.click({ button: 'Allow access to models.example' });
        await browser.allow();
      }
      await page.waitText({ css: '.provider-status' }, 'ready');
      await page.close();
      const popup = await opened();
      await popup.click({ button: 'Rewrite' });
      await popup.waitText(row, 'The text of this article goes to models.example, about ');
      await popup.waitText(row, 'the price is not known');
      expect(await popup.focused({ button: 'Cancel' })).toBe(true);
      await checkLooks(popup, 'before-the-first', picture);
      await popup.click({ button: 'Cancel' });
      await popup.click({ button: 'Rewrite' });
      await popup.click({ button: 'Never for this site' });
      await popup.waitText({ css: '.proposals' }, 'Pages of this site are never sent to a model.');
      expect(await popup.count({ button: 'Rewrite' })).toBe(0);
      await popup.close();
      const back = await setAddress(`${server.origin.replace('127.0.0.1', 'localhost')}/v1`);
      await back.waitText({ css: '.provider-status' }, 'ready');
      await back.click({ button: `Forget ${new URL(address('/')).hostname}` });
      await back.close();
      const again = await opened();
      await again.wait({ button: 'Rewrite' });
      await again.close();
    });

    test('a question holds the user’s instructions, the language and the examples of the blog', async () => {
      const { browser } = here();
      server.state.does = behaviours.well;
      const popup = await opened();
      await popup.click({ button: 'Save' });
      await popup.waitText(recordParts.status, 'Saved');
      await popup.close();
      const page = await browser.extensionTab('src/ui/options/index.html#engines');
      await page.wait({ label: 'Your instructions' });
      await page.settled();
      await page.fill({ label: 'Your instructions' }, 'Dry, two sentences at most.');
      await page.press('Tab');
      await page.fill({ label: 'Language of the posts' }, 'de');
      await page.press('Tab');
      await page.click({ label: 'Send my two newest posts along as examples' });
      await page.wait({ css: 'label.tick input:checked' });
      await page.close();
      const again = await opened();
      const title = await again.text(recordParts.title);
      await again.click({ button: 'Rewrite' });
      await again.waitText(row, 'points verified.');
      const [system, user] = server.requests.at(-1).body.messages.map(({ content }) => content);
      expect(system).toContain('The author of the blog asks: Dry, two sentences at most.');
      expect(system).toContain('Write everything but the quotes in this language: de.');
      expect(user.split('<article ')[0]).toContain(title);
      await throwAway(again);
      await again.close();
    });

    test('a server that refuses extensions is asked without the Origin header, once the user wants that', async () => {
      const { browser, picture, kind } = here();
      server.state.does = asOllama;
      const popup = await opened();
      await popup.click({ button: 'Rewrite' });
      await popup.waitText(row, 'The service does not allow this.');
      // In Firefox the extension cannot request a rule that removes the Origin header.
      if (kind === 'firefox') await throwAway(popup);
      await popup.close();
      if (kind === 'firefox') return;
      const page = await browser.extensionTab('src/ui/options/index.html#engines');
      await page.wait({ label: "Ask without this extension's name" });
      await page.settled();
      await page.click({ label: "Ask without this extension's name" });
      await page.waitText({ css: '.status' }, 'Saved.');
      await page.screenshot(picture('nameless'));
      await page.close();
      const again = await opened();
      await again.click({ button: 'Ask again' });
      await again.waitText(row, 'points verified.');
      expect(server.requests.at(-1).headers.origin).toBeUndefined();
      await throwAway(again);
      await again.close();
      const after = await here().browser.extensionTab('src/ui/options/index.html#engines');
      await after.wait({ css: 'label.tick input:checked' });
      await after.settled();
      await after.click({ label: "Ask without this extension's name" });
      await after.waitText({ css: '.status' }, 'Saved.');
      await after.close();
      const refused = await opened();
      await refused.click({ button: 'Rewrite' });
      await refused.waitText(row, 'The service does not allow this.');
      await throwAway(refused);
      await refused.close();
    });

    test('what was sent is listed, and can be erased', async () => {
      const page = await here().browser.extensionTab('src/ui/options/index.html#engines');
      await page.click({ button: 'What was sent: ' });
      await page.waitText({ css: 'details[open] .entries' }, '/static-blog/');
      await page.click({ button: 'Erase this list' });
      await page.waitText({ css: '.status' }, 'Erased.');
      await page.close();
    });
  });
}

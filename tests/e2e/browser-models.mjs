/** The browser's own models in the real browsers, as far as they go without a network. */
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseOption } from './choose-option.mjs';
import { openRecord } from './popup.mjs';

const optionsPage = 'src/ui/options/index.html#engines';
const status = { css: '.provider-status' };
const row = { css: '.proposal-row' };

async function openModel(browser, model) {
  const page = await browser.extensionTab(optionsPage);
  await page.wait({ label: 'Model to ask' });
  await chooseOption(page, 'Model to ask', model);
  return page;
}

/** Without a chosen model, as the other tests expect it. */
async function unchoose(page) {
  await chooseOption(page, 'Model to ask', '');
  await page.until('no model', async () => (await page.count(status)) === 0);
  await page.close();
}

/** A model hub with one file, which it sends slowly. */
async function startModelHub(bytes) {
  const asked = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url.split('?')[0]);
    response.writeHead(200, { 'Content-Length': bytes, ETag: '"1"' });
    if (request.method === 'HEAD') return void response.end();
    const piece = Buffer.alloc(bytes / 20);
    for (let sent = 0; sent < bytes && !response.destroyed; sent += piece.length) {
      response.write(piece);
      await sleep(40);
    }
    response.end();
  });
  await /** @type {Promise<void>} */ (new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve())));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return { asked, url: `http://127.0.0.1:${port}/`, close };
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testFirefoxModels(here) {
  describe('Firefox’s own model', () => {
    let hub;
    beforeAll(async () => {
      hub = await startModelHub(4_000_000);
    });
    afterAll(() => hub?.close());

    /** Sets switches of Firefox. The driver of the tests turns the models off. */
    const setPreferences = (preferences) =>
      here().browser.inWindow(
        `for (const [name, value] of Object.entries(args[0]))
          if (typeof value === 'boolean') Services.prefs.setBoolPref(name, value);
          else Services.prefs.setStringPref(name, value);`,
        preferences,
      );

    test('asks for its permission at the click, and says that it is switched off', async () => {
      const { browser, picture } = here();
      const page = await openModel(browser, 'firefox-ai');
      await page.waitText(status, 'Firefox lets an extension use its model only when you allow it.');
      await setPreferences({ 'browser.ml.enable': false });
      await page.click({ button: "Allow Precis to use Firefox's model" });
      await browser.allow();
      await page.waitText(status, "Firefox's models are switched off.");
      await page.screenshot(picture('firefox-model-off'));
      expect(await page.count({ button: 'Download the model' })).toBe(0);
      await unchoose(page);
    });

    test('says that its model can’t be downloaded without a network', async () => {
      const { browser } = here();
      await setPreferences({ 'browser.ml.enable': true });
      const page = await openModel(browser, 'firefox-ai');
      await page.click({ button: 'Download the model' });
      await page.waitText({ css: '.status' }, 'The browser must download this model first, and could not.');
      await page.wait({ button: 'Download the model' });
      await page.close();
      const setLanguage = async (language) => {
        const options = await browser.extensionTab(optionsPage);
        await options.wait({ label: 'Language of the posts' });
        await options.settled();
        await options.fill({ label: 'Language of the posts' }, language);
        await options.press('Tab');
        await options.waitText({ css: '.status' }, 'Saved.');
        await options.close();
      };
      await setLanguage('fr');
      const popup = await openPopup();
      await popup.waitText({ css: '.rewrite-note' }, "Firefox's own model does not know this language: French");
      await popup.close();
      await setLanguage('en');
      const again = await openPopup();
      await again.wait({ button: "Firefox's own model: not ready yet" });
      await again.close();
      await unchoose(await browser.extensionTab(optionsPage));
    });

    test('shows how much of its model has arrived, from a hub on this machine', async () => {
      const { browser, picture } = here();
      // Firefox takes its runtime from Mozilla's servers and models only from its own list. In their place stand a record
      // without a runtime and a hub on this machine, which Firefox allows with this variable.
      await setPreferences({ 'browser.ml.modelHubRootUrl': hub.url });
      await browser.inWindow(`
        Services.env.set('MOZ_ALLOW_EXTERNAL_ML_HUB', '1');
        const { MLEngineParent } = ChromeUtils.importESModule('resource://gre/actors/MLEngineParent.sys.mjs');
        const client = (records) => ({
          get: async () => records, on() {}, attachments: { download: async () => ({ buffer: new ArrayBuffer(8) }) },
        });
        MLEngineParent.mockRemoteSettings({
          'ml-onnx-runtime': client([{ name: 'wllama.wasm', version: '4.0' }]),
          'ml-inference-options': client([]),
          'ml-model-allow-deny-list': client([]),
        });`);
      const chooser = await openModel(browser, 'firefox-ai');
      await chooser.wait({ label: 'What the model does' });
      await chooseOption(chooser, 'What the model does', 'text-generation');
      await chooser.settled();
      await chooser.close();
      // A new page shows what is stored; a click in the old one may come before the choice is.
      const page = await browser.extensionTab(optionsPage);
      await page.until('the stored task', () =>
        page.evaluate((window) =>
          Array.from(window.document.querySelectorAll('select')).some(({ value }) => value === 'text-generation'),
        ),
      );
      await page.click({ button: 'Download the model' });
      await page.waitText(status, 'of 4 MB');
      await page.screenshot(picture('firefox-model-download'));
      await page.waitText(status, '100 %');
      expect(hub.asked[0]).toMatch(/SmolLM2-360M-Instruct-GGUF\/main\/smollm2-360m-instruct-q8_0\.gguf$/);
      await page.close();
      await unchoose(await browser.extensionTab(optionsPage));
    });

    test('says in a private window that nothing can be asked there', async () => {
      const { browser } = here();
      await (await openModel(browser, 'firefox-ai')).close();
      const closePrivate = await browser.openPrivate();
      const page = await browser.extensionTab(optionsPage);
      await page.waitText(status, 'In a private window nothing is stored, so no model can be asked.');
      await page.close();
      await closePrivate();
      await unchoose(await browser.extensionTab(optionsPage));
    });

    const openPopup = async () => {
      const { browser, address } = here();
      await browser.open(address('/static-blog/'));
      return openRecord(browser);
    };
  });
}

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testChromiumModels(here) {
  describe('Chromium’s own models', () => {
    test('the translator is offered for an article in another language, and asked with the real API', async () => {
      const { browser, address, picture } = here();
      await browser.open(address('/german/'));
      const popup = await openRecord(browser);
      const before = await popup.texts({ css: '.point .point-text' });
      await popup.wait({ button: 'In English' });
      expect(await popup.count({ button: 'Rewrite' })).toBe(0);
      await popup.screenshot(picture('translator'));
      await popup.click({ button: 'In English' });
      // Without a network the language packs never arrive, and the real API never settles.
      await popup.waitText(row, "The browser's translator");
      await popup.click({ button: 'Cancel' });
      await popup.wait({ button: 'In English' });
      expect(await popup.texts({ css: '.point .point-text' })).toEqual(before);
      await popup.close();
    });

    test('an article in the language of the interface has no translator', async () => {
      const { browser, address } = here();
      await browser.open(address('/static-blog/'));
      const popup = await openRecord(browser);
      expect(await popup.count({ css: '.proposals' })).toBe(0);
      await popup.close();
    });
  });
}

/**
 * Needs access to models.example, which the tests of the proposals are given.
 * @param {() => import('./test-browser.mjs').TestBrowser} here
 */
export function testModelBudget(here) {
  describe('what requests to models may cost', () => {
    test('a request that would pass the monthly limit is not offered; its price is shown with its day', async () => {
      const { browser, address, picture } = here();
      const openPopup = async () => {
        await browser.open(address('/static-blog/'));
        return openRecord(browser);
      };
      const fill = async (page, label, text) => {
        await page.wait({ label });
        await page.settled();
        await page.fill({ label }, text);
        await page.press('Tab');
      };
      const page = await openModel(browser, 'openai-compatible');
      await fill(page, 'Address', 'https://models.example/v1');
      await fill(page, 'Model', 'small');
      await fill(page, 'Price of a million tokens read, in dollars', '1000');
      await fill(page, 'Price of a million tokens written, in dollars', '1000');
      await fill(page, 'Monthly limit, in dollars', '0.01');
      await page.wait({ css: '.provider-status' });
      expect(await page.words()).toContain('This month so far: $0.00.');
      await page.screenshot(picture('model-budget'));
      await page.close();
      const popup = await openPopup();
      await popup.waitText({ css: '.rewrite-note' }, 'This would pass your monthly limit, so nothing was sent.');
      expect(await popup.count({ button: 'Rewrite' })).toBe(0);
      await popup.close();
      const options = await browser.extensionTab(optionsPage);
      await fill(options, 'Monthly limit, in dollars', '100');
      await options.waitText({ css: '.status' }, 'Saved.');
      await options.close();
      const again = await openPopup();
      await again.click({ button: 'Rewrite' });
      await again.waitText(row, 'tokens, roughly $');
      await again.waitText(row, 'Prices as of ');
      await again.click({ button: 'Cancel' });
      await again.close();
      await unchoose(await browser.extensionTab(optionsPage));
    });
  });
}

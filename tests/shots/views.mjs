import { openRecord } from '../e2e/popup.mjs';

const readyRecord = { css: 'main[data-state]:not([data-state="reading"])' };

const openPopupOn =
  (slug) =>
  async ({ browser, address }) => {
    await browser.open(address(slug));
    const popup = await browser.click();
    await popup.wait(readyRecord);
    return popup;
  };

const openTab =
  (
    path,
    /** @type {(page: ReturnType<typeof import('../e2e/page-driver.mjs').createPageDriver>) => Promise<unknown>} */ prepare,
  ) =>
  async ({ browser }) => {
    const page = await browser.extensionTab(`src/ui/${path}`);
    await prepare(page);
    return page;
  };

/**
 * Name of each view → a function that opens the view for a screenshot. `address`: the URL of a case's page.
 * @type {Record<string, (display: {browser: any, address: (slug: string) => string}) => Promise<any>>}
 */
export const views = {
  record: openPopupOn('corporate-news'),
  arabic: openPopupOn('arabic'),
  async shortcuts({ browser, address }) {
    const popup = await views.record({ browser, address });
    await popup.press('?');
    await popup.wait({ css: '.shortcut-sheet[open]' });
    return popup;
  },
  refusal: openPopupOn('empty-page'),
  async panel({ browser, address }) {
    await browser.open(address('developer-blog'));
    await (await openRecord(browser)).close();
    const panel = await browser.extensionTab('src/ui/popup/panel.html');
    await panel.wait(readyRecord);
    return panel;
  },
  async sidePanel({ browser, address }) {
    const panel = await views.panel({ browser, address });
    await panel.click({ css: '#tab-file' });
    await panel.wait({ css: '.preview .line' });
    return panel;
  },
  frontPage: openPopupOn('home-page'),
  async rendered({ browser, address }) {
    const popup = await views.record({ browser, address });
    await popup.click({ css: '#tab-rendered' });
    await popup.wait({ css: '.rendered' });
    return popup;
  },
  async copied({ browser, address }) {
    const popup = await views.record({ browser, address });
    await popup.click({ css: '.next-step' });
    await popup.wait({ css: '.next-step.done' });
    return popup;
  },
  async ways({ browser, address }) {
    const popup = await views.record({ browser, address });
    await popup.click({ css: '.more-ways' });
    await popup.wait({ css: '.menu:popover-open' });
    return popup;
  },
  async more({ browser, address }) {
    const popup = await views.record({ browser, address });
    await popup.click({ css: '.bar-end [aria-haspopup]' });
    await popup.wait({ css: '.menu:popover-open' });
    return popup;
  },
  async palette({ browser, address }) {
    const popup = await views.record({ browser, address });
    await popup.until('the focus on the next step', () => popup.focused({ css: '.next-step' }));
    await popup.press('Control+k');
    await popup.wait({ css: '.palette[open]' });
    return popup;
  },
  async library({ browser, address }) {
    for (const slug of ['german', 'newspaper', 'several-authors']) {
      await browser.open(address(slug));
      const popup = await openRecord(browser);
      await popup.click({ css: '.to-save' });
      await popup.wait({ css: '.to-save .answer' });
      await popup.close();
    }
    const page = await browser.extensionTab('src/ui/library/index.html');
    await page.wait({ css: '.item' });
    return page;
  },
  async preview({ browser, address }) {
    await browser.open(address('corporate-news'));
    const popup = await openRecord(browser);
    await popup.click({ css: '#tab-file' });
    await popup.wait({ css: '.preview .line' });
    return popup;
  },
  options: openTab('options/index.html', (page) => page.wait({ css: '.format-preview .line' })),
  welcome: openTab('welcome/index.html', async (page) => {
    await page.click({ css: '.step .primary' });
    await page.wait({ css: '.page mark' });
  }),
  firstStep: openTab('welcome/index.html', (page) => page.wait({ css: '.page article' })),
  // The last view, because the browser asks before it closes a page with unsaved changes.
  formatChange: openTab('options/index.html', async (page) => {
    await page.click({ css: '.segments label:nth-child(2) input' });
    await page.click({ css: '.change summary' });
    await page.wait({ css: '.line.changed' });
  }),
};

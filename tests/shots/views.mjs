import { pickFile } from '../e2e/learn-blog.mjs';
import { openRecord } from '../e2e/popup.mjs';
import { writeSampleLibrary } from './sample-posts.mjs';

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

/** Opens the library in a window for three columns. */
async function openLibrary(browser, hash = '') {
  const page = await browser.extensionTab(`src/ui/library/index.html${hash}`);
  await page.look({ width: 1280, height: 860 });
  await page.wait({ css: hash ? '.page-title' : '.item' });
  return page;
}

/**
 * Name of each view → a function that opens the view for a screenshot. `address`: the URL of a case's page.
 * @type {Record<string, (display: {browser: any, address: (slug: string) => string}) => Promise<any>>}
 */
export const views = {
  record: openPopupOn('corporate-news'),
  arabic: openPopupOn('arabic'),
  japanese: openPopupOn('japanese'),
  async recordEnd(display) {
    const popup = await views.record(display);
    await popup.evaluate((window) => window.document.querySelector('.facts').scrollIntoView({ block: 'end' }));
    return popup;
  },
  async openPoint(display) {
    const popup = await views.record(display);
    await popup.click({ css: '.point:nth-of-type(2) .point-text' });
    await popup.wait({ css: '.point-tools' });
    return popup;
  },
  async dates(display) {
    const popup = await views.record(display);
    await popup.wait({ css: '.doubt' });
    await popup.click({ css: '.doubt' });
    await popup.wait({ css: '.sources' });
    return popup;
  },
  async calendar(display) {
    const popup = await views.record(display);
    await popup.click({ css: '.date-field .inline-text' });
    await popup.press('ArrowDown');
    await popup.wait({ css: '.calendar' });
    return popup;
  },
  async shortcuts({ browser, address }) {
    const popup = await views.record({ browser, address });
    await popup.until('the focus on the next step', () => popup.focused({ css: '.next-step' }));
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
  libraryEmpty: openTab('library/index.html', (page) => page.wait({ css: '.empty-library' })),
  /** The views of the library below show the sample posts that this one imports. */
  async library({ browser }) {
    const page = await openLibrary(browser, '#import');
    await pickFile(page, '.json,.zip,.md,.mdx,.markdown,.html,.htm', 'sample.json', writeSampleLibrary(Date.now()));
    await page.wait({ css: '.toast .note' });
    await page.close();
    const list = await openLibrary(browser);
    await list.wait({ css: '.charts' });
    return list;
  },
  async libraryPost({ browser }) {
    const page = await openLibrary(browser);
    await page.click({ css: '.item' });
    await page.wait({ css: '.post-pane .editor' });
    return page;
  },
  async librarySelected({ browser }) {
    const page = await openLibrary(browser);
    await page.type('lighthouse');
    await page.wait({ css: '.item mark' });
    await page.click({ css: '.item .tile-choose' });
    await page.press('Shift+ArrowDown');
    await page.wait({ css: '.bulk' });
    return page;
  },
  async libraryFilters({ browser }) {
    const page = await openLibrary(browser);
    await page.click({ css: '.list-tools > .button:nth-of-type(2)' });
    await page.wait({ css: '.filters' });
    return page;
  },
  async libraryTags({ browser }) {
    const page = await openLibrary(browser, '#tags');
    await page.click({ css: '.tag-row' });
    await page.wait({ css: '.rename-tags' });
    return page;
  },
  libraryBin: openTab('library/index.html#bin', (page) => page.wait({ css: '.page-title' })),
  libraryImport: openTab('library/index.html#import', (page) => page.wait({ css: '.page-title' })),
  libraryTabs: openTab('library/index.html#tabs', (page) => page.wait({ css: '.page-title' })),
  roundup: openTab('library/roundup/index.html', async (page) => {
    await page.wait({ css: '.offers input' });
    await page.click({ css: '.offers input' });
    await page.wait({ css: '.entry' });
  }),
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

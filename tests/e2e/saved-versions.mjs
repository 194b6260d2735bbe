/** An article that is already in the library: the popup says so, shows what has changed, and loses neither version. */
import { beforeAll, describe, expect, test } from 'vitest';
import { findAccessibilityFaults, findOverflow } from './accessibility.mjs';
import { ageSavedPosts } from './extension-data.mjs';
import { openRecord, recordParts, waitForSavedNote } from './popup.mjs';

const chip = { css: '.saved-version' };
const panel = { css: '.saved-version-panel:popover-open' };

const paragraphs = [
  'The ferry between Lindhaven and the islands has run every hour since 1931, and in all weathers but one.',
  'Last winter its engine was taken out, and a battery of two megawatt-hours was put in its place at the yard.',
  'The captain, Rosa Whitlock, says that passengers notice the silence first and the missing smell after that.',
  'Charging takes eleven minutes at the northern quay, where a new cable was laid through the harbour in March.',
  'The yard expects to refit both sister ships before next summer, if the council votes for the money in May.',
  'The port measured the air at the quay before and after, and will publish every figure in its yearly report.',
];
const buildPage = (title, texts) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
  `<meta property="article:published_time" content="2026-03-02T08:00:00+00:00"></head>` +
  `<body><article><h1>${title}</h1>${texts.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;

const changed = [
  ...paragraphs.with(3, paragraphs[3].replace('eleven', 'nine')).toSpliced(4, 1),
  'Correction: an earlier version gave another charging time.',
];

const old = 'The electric ferry of Lindhaven';
const fresh = 'The electric ferry of Lindhaven, a year on';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testSavedVersions(here) {
  async function visit(query = '') {
    const { browser, address } = here();
    await browser.open(address(`/ferry/${query}`));
    return openRecord(browser);
  }
  /** Counts the lines of the library page that contain the word. */
  async function kept(word) {
    const library = await here().browser.extensionTab('src/ui/library/index.html');
    await library.wait({ css: '.item-title' });
    const words = await library.words();
    await library.close();
    return words.split('\n').filter((line) => line.includes(word)).length;
  }
  const accessible = async (popup) => {
    if (here().browser.name === 'Chromium') expect(await popup.evaluate(findAccessibilityFaults)).toEqual([]);
  };

  describe('an article that was saved before', () => {
    beforeAll(() => here().fresh());

    test('the popup says when the article was saved, and that its page is unchanged', async () => {
      const { write, picture } = here();
      write('/ferry/', buildPage(old, paragraphs));
      let popup = await visit();
      expect(await popup.count(chip)).toBe(0);
      await popup.fill(recordParts.excerpt, 'An excerpt of my own.');
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Saved');
      await popup.waitText(recordParts.save, 'Saved');
      await popup.close();

      // On the day itself, the button says enough.
      popup = await visit();
      await popup.until('the saved post', async () => (await popup.text(recordParts.save)).includes('Saved'));
      expect(await popup.count(chip)).toBe(0);
      await popup.fill(recordParts.excerpt, 'Another excerpt of my own.');
      await popup.waitText(recordParts.save, 'Update');
      await popup.press('Control+z');
      await popup.waitText(recordParts.save, 'Saved');
      await popup.close();
      const library = await here().browser.extensionTab('src/ui/library/index.html');
      await ageSavedPosts(library);
      await library.close();

      // An address with a newsletter's parameters is still the same article's.
      popup = await visit('?utm_source=letter#top');
      await waitForSavedNote(popup, 'You saved this on');
      await popup.screenshot(picture('saved-before'));
      await popup.click(chip);
      await popup.waitText(panel, 'The page says the same as then.');
      await accessible(popup);
      await popup.close();
    });

    test('the popup shows what changed in the page of a saved article; updating the saved post can be undone', async () => {
      const { write, picture } = here();
      write('/ferry/', buildPage(fresh, changed));
      const popup = await visit();
      await waitForSavedNote(popup, 'Changed since you saved it');
      await popup.click(chip);
      await popup.wait(panel);
      const told = (await popup.text(panel)).replace(/\s+/g, ' ');
      expect(told).toContain('Title The electric ferry of Lindhaven added: , a year on');
      expect(told).toContain('Charging takes removed: eleven added: nine minutes');
      expect(told).toContain(`removed: ${paragraphs[4]}`);
      expect(told).toContain('added: Correction: an earlier');
      expect(told).not.toContain('Rosa Whitlock');
      await popup.screenshot(picture('saved-before-changed'));
      await accessible(popup);

      await popup.click({ button: 'Update the saved post' });
      await popup.waitText(recordParts.status, 'brought up to date');
      expect(await popup.text(recordParts.title)).toBe(fresh);
      expect(await popup.text(recordParts.excerpt)).toBe('An excerpt of my own.');
      await popup.click({ button: 'Undo' });
      await popup.until('the title of before', async () => (await popup.text(recordParts.title)) === old);
      await popup.press('Control+Shift+z');
      await popup.until('the new title', async () => (await popup.text(recordParts.title)) === fresh);
      await popup.click(recordParts.save);
      await popup.waitText(recordParts.status, 'Updated in the library.');
      await waitForSavedNote(popup, 'You saved this on');
      expect(await kept(fresh)).toBe(1);
      await popup.close();
    });

    test('the side panel also tells of the saved version, at any width', async () => {
      const { browser, picture } = here();
      if (browser.name !== 'Chromium') return;
      await (await visit()).close();
      const panel = await browser.extensionTab('src/ui/popup/panel.html');
      for (const system of [
        { scheme: 'light', width: 560, height: 600 },
        { scheme: 'dark', width: 320, height: 600 },
      ]) {
        await panel.look(system);
        await waitForSavedNote(panel, 'You saved this on');
        await panel.wait({ css: '.preflight' });
        await panel.screenshot(picture(`saved-before-${system.width}`));
        await panel.click(chip);
        await panel.wait({ css: '.saved-version-panel:popover-open' });
        await panel.screenshot(picture(`saved-before-${system.width}-open`));
        await accessible(panel);
        expect(await panel.evaluate(findOverflow)).toEqual([]);
        await panel.press('Escape');
      }
      await panel.close();
    });

    test('saving at another address of a saved article asks whether to update the saved post or to save a second one', async () => {
      const { browser, address, write, picture } = here();
      // The same article at another address, for which no draft is stored.
      write('/ferry/amp/', buildPage(fresh, changed));
      const visit = async () => {
        await browser.open(address('/ferry/amp/'));
        return openRecord(browser);
      };
      let popup = await visit();
      await waitForSavedNote(popup, 'You saved this on');
      expect(await popup.text(recordParts.excerpt)).not.toBe('An excerpt of my own.');
      await popup.click(recordParts.tagField);
      await popup.type('Ferries');
      await popup.press('Enter');
      await popup.click(recordParts.save);
      await popup.wait(panel);
      await popup.until('the focus on the first choice', () => popup.focused({ button: 'Update the saved post' }));
      await popup.screenshot(picture('saved-before-asks'));
      await popup.press('Enter');
      await popup.until(
        'the saved excerpt',
        async () => (await popup.text(recordParts.excerpt)) === 'An excerpt of my own.',
      );
      await popup.waitText({ css: '.chip' }, 'Ferries');
      await popup.press('Control+z');
      await popup.until(
        'the excerpt of the page',
        async () => (await popup.text(recordParts.excerpt)) !== 'An excerpt of my own.',
      );
      await popup.close();

      popup = await visit();
      await popup.fill(recordParts.title, 'The ferry, told anew');
      await waitForSavedNote(popup, 'You saved this on');
      await popup.click(recordParts.save);
      await popup.wait(panel);
      await popup.click({ button: 'Save a new one' });
      await popup.waitText(recordParts.status, 'Saved');
      await popup.close();
      expect(await kept('ferry')).toBeGreaterThanOrEqual(2);
      expect(await kept(fresh)).toBe(1);
      expect(await kept('The ferry, told anew')).toBe(1);
    });

    test('a saved post stays as the user left it when another library page closes it', async (context) => {
      const { browser, write, address } = here();
      if (browser.name !== 'Chromium') return context.skip('This driver works only in the tab in front.');
      // With this address the post has a draft of its own in the library, which is deleted when the post is closed there.
      const foreign = '<link rel="canonical" href="https://ferries.example/electric">';
      write('/copy/', buildPage('The ferry, copied', paragraphs).replace('</head>', `${foreign}</head>`));
      await browser.open(address('/copy/'));
      const popup = await openRecord(browser);
      await popup.click({ button: 'Use that address' });
      await popup.fill(recordParts.title, 'The ferry in my words');
      await popup.press('Control+s');
      await popup.waitText(recordParts.save, 'Saved');
      await popup.close();
      const words = { css: '.words textarea' };
      const openPost = async (query) => {
        const library = await browser.extensionTab(`src/ui/library/index.html${query}`);
        await library.click({ css: '.item' });
        await library.waitText(recordParts.title, 'The ferry in my words');
        return library;
      };
      const [other, library] = [await openPost('?other'), await openPost('')];
      await library.click(words);
      await library.type('Quieter than I thought.');
      await library.click({ button: 'Outbox' });
      await other.until('the words there, too', async () => (await other.text(words)) === 'Quieter than I thought.');
      // Longer than the pause after which the library saves by itself.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await other.text(recordParts.title)).toBe('The ferry in my words');
      await library.click({ button: 'All posts' });
      await library.click({ css: '.item' });
      await library.waitText(recordParts.title, 'The ferry in my words');
      expect(await library.text(words)).toBe('Quieter than I thought.');
      await library.close();
      await other.close();
    });
  });
}

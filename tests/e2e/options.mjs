/** The options page by keyboard: each change is saved at once, can be undone, and shows in every window. */
import { describe, expect, test } from 'vitest';
import { openRecord, recordParts } from './popup.mjs';

const toast = { css: '.toast' };
const shown = 'main section:not([hidden])';

/** At most this many presses of Tab; an element that they don't reach counts as unreachable. */
const LIMIT = 300;

/** Presses Tab (or Shift+Tab) until the element has the focus; fails when it can't be reached. */
export async function tabTo(view, where, key = 'Tab') {
  const passed = [];
  for (let presses = 0; presses < LIMIT; presses += 1) {
    if (await view.focused(where)) return;
    passed.push(
      await view.evaluate(({ document: { activeElement: at } }) => at?.ariaLabel ?? at?.textContent?.slice(0, 20)),
    );
    await view.press(key);
  }
  throw new Error(`${JSON.stringify(where)} was not reached by ${key}, only ${[...new Set(passed)].join(', ')}`);
}

/** Focuses an element, as a link of the contents list does, so that the next Tab starts from that element. */
const focusOn = (view, css) =>
  view.evaluate((window, selector) => window.document.querySelector(selector).focus(), css);

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testOptionsPage(here) {
  const open = async () => {
    const page = await here().browser.extensionTab('src/ui/options/index.html');
    await page.wait({ css: 'main section' });
    return page;
  };

  describe('the options page by keyboard', () => {
    test('a search shows only the matching sections, and Enter goes to the first', async () => {
      const page = await open();
      await page.press('/');
      expect(await page.focused({ label: 'Search the options' })).toBe(true);
      await page.type('hugo');
      await page.until('one section', async () => (await page.count({ css: shown })) === 1);
      expect(
        (await page.texts({ css: '.tile:not([hidden])' })).map((text) => text.replace(/\s+/g, ' ').trim()),
      ).toEqual(['Hugo (YAML) A file in content/posts', 'Hugo (TOML) A file in content/posts']);
      await page.press('Enter');
      expect(await page.focused({ css: '#format-heading' })).toBe(true);
      await page.press('/');
      await page.press('Control+a');
      await page.type('zeppelin');
      await page.waitText({ css: '.contents [role=status]' }, 'No matches');
      await page.press('Escape');
      await page.until('all sections', async () => (await page.count({ css: shown })) === 8);
      await page.close();
    });

    test('a format is chosen, and the choice undone', async () => {
      const page = await open();
      const before = await page.text({ css: '.format-preview' });
      await tabTo(page, { css: '[name=profile]:checked' });
      await page.press('ArrowDown');
      await page.waitText(toast, 'Posts are now made for');
      await page.until('another sample', async () => (await page.text({ css: '.format-preview' })) !== before);
      await tabTo(page, { button: 'File names, tags and front matter' });
      await page.press('Control+z');
      await page.waitText(toast, 'Undone');
      await page.until('the sample', async () => (await page.text({ css: '.format-preview' })) === before);
      await page.close();
    });

    test('a format is changed beside its sample and saved, a mistake changes nothing, and a reset restores it', async () => {
      const page = await open();
      const sample = () => page.text({ css: '.format-preview' });
      const before = await sample();
      await tabTo(page, { button: 'File names, tags and front matter' });
      await page.press('Enter');
      await tabTo(page, { label: 'source' });
      await page.type('fixed');
      await tabTo(page, { label: 'Fixed text of source' });
      await page.type('The news of Vestby');
      await page.until('the change in the sample', async () =>
        (await sample()).includes('source: "The news of Vestby"'),
      );
      expect(await page.texts({ css: '.line.changed' })).toEqual(['source: "The news of Vestby"\n']);
      await tabTo(page, { label: 'title' }, 'Shift+Tab');
      await page.type('formula');
      await tabTo(page, { label: 'Formula of title' });
      await page.press('Control+a');
      await page.type('title | nonsense');
      await page.waitText({ css: '.invalid' }, 'nonsense');
      expect(await sample()).toContain('title: "Harbour');
      // Nothing is saved before it is asked for: another window still has the format as it was.
      const other = await open();
      expect(await other.text({ css: '.format-preview' })).toBe(before);
      await page.press('Control+Enter');
      await page.waitText(toast, 'Changed the format Markdown');
      await other.until('the saved change', async () =>
        (await other.text({ css: '.format-preview' })).includes('The news of Vestby'),
      );
      await other.close();
      expect(await page.count({ css: '.format-bar' })).toBe(0);
      await focusOn(page, '[name=profile]:checked');
      await tabTo(page, { button: 'Reset Markdown to the original' });
      await page.press('Enter');
      await page.until('the original', async () => (await sample()) === before);
      await page.close();
    });

    test('changes to a format are cancelled', async () => {
      const page = await open();
      const before = await page.text({ css: '.format-preview' });
      await tabTo(page, { label: 'Posts folder' });
      await page.type('notes');
      await page.waitText({ css: '.format-preview figcaption' }, 'notes/');
      expect(await page.text({ css: '.format-bar' })).toContain('Changes not saved: 1');
      await tabTo(page, { button: 'Cancel' });
      await page.press('Enter');
      await page.until('the sample as it was', async () => (await page.text({ css: '.format-preview' })) === before);
      expect(await page.text({ label: 'Posts folder' })).toBe('');
      await page.close();
    });

    test('a change in one window of the options shows in the other', async () => {
      const [one, two] = [await open(), await open()];
      const points = { label: 'Default number of key points' };
      await tabTo(two, points);
      await two.type('4');
      await two.waitText(toast, 'Default number of key points: 4');
      await one.until('the other window’s number', async () => (await one.text(points)) === '4');
      await tabTo(two, { button: 'Undo' });
      await two.press('Enter');
      await one.until('as many as the article has', async () => (await one.text(points)) === '0');
      await one.close();
      await two.close();
    });

    test('short points without labels are set, and the next post has them', async () => {
      const { browser, address } = here();
      const page = await open();
      await tabTo(page, { label: 'Length of a key point' });
      await page.type('s');
      await page.waitText(toast, 'Length of a key point: Short');
      await tabTo(page, { label: 'Label each key point' });
      await page.press(' ');
      await page.waitText(toast, 'Label each key point: off');
      await browser.open(address('/developer-blog/'));
      const popup = await openRecord(browser);
      expect(await popup.count({ css: '.point .point-text' })).toBeGreaterThan(1);
      expect((await popup.texts({ css: '.point .point-label' })).join('')).toBe('');
      await popup.close();
      await tabTo(page, { label: 'Label each key point' });
      await page.press(' ');
      await tabTo(page, { label: 'Length of a key point' }, 'Shift+Tab');
      await page.type('n');
      await page.waitText(toast, 'Length of a key point: Normal');
      await page.close();
    });

    test('a site rule for the author is added, and the popup prefers it to the page', async () => {
      const { browser, address } = here();
      const page = await open();
      const { host } = new URL(address('/'));
      await tabTo(page, { label: 'Add a site by its address' });
      await page.type(address('/'));
      await page.press('Enter');
      await page.waitText(toast, `Added ${host}`);
      await tabTo(page, { button: host });
      await page.press('Enter');
      await tabTo(page, { label: 'Add an author' });
      await page.type('The Tidepool team');
      await page.press('Enter');
      await page.waitText(toast, 'Changed what is remembered');
      await browser.open(address('/developer-blog/'));
      const popup = await openRecord(browser);
      expect(await popup.text(recordParts.authors)).toBe('The Tidepool team');
      await popup.close();
      await page.click({ button: `Forget ${host}` });
      await page.until('the site to be gone', async () => (await page.count({ css: '.sites li' })) === 0);
      await page.close();
    });

    test('tags and categories are added, renamed and removed, and each change is undone', async () => {
      const page = await open();
      const tags = { css: '.vocabulary input' };
      // The team's format brings tags, and only when it is chosen.
      expect(await page.count(tags)).toBe(0);
      await page.click({ css: '.more-formats summary' });
      await page.click({ css: '.more-formats .tile:last-child input' });
      await page.wait(tags);
      const before = await page.texts(tags);
      await tabTo(page, { label: 'Add a category' });
      await page.type('Harbours');
      await page.press('Enter');
      await page.waitText(toast, 'Changed the categories');
      await page.press('Backspace');
      await page.press('Control+a');
      await page.press('Backspace');
      await page.until('the category to be gone', async () =>
        (await page.texts({ css: '#taxonomy .chip' })).every((text) => !text.includes('Harbours')),
      );
      await focusOn(page, '.vocabulary input');
      await page.press('Control+a');
      await page.type('Renamed by hand');
      await page.press('Enter');
      await page.waitText(toast, `The tag ${before[0]} is now Renamed by hand`);
      await tabTo(page, { button: 'Undo' });
      await page.press('Enter');
      await page.until('the tags as they were', async () => (await page.texts(tags)).join() === before.join());
      await focusOn(page, '.vocabulary input');
      await tabTo(page, { button: `Remove tag ${before[0]}` });
      await page.press('Enter');
      await page.until('one tag less', async () => (await page.texts(tags))[0] === before[1]);
      await tabTo(page, { button: 'Undo' });
      await page.press('Enter');
      await page.until('the tags as they were', async () => (await page.texts(tags)).join() === before.join());
      await page.click({ css: '.formats > .tiles input' });
      await page.close();
    });

    test('a report on a problem is read, changed and copied', async () => {
      const { browser } = here();
      const page = await open();
      const report = { label: 'Report a problem' };
      await page.waitText(report, 'Format: markdown');
      expect(await page.text(report)).toMatch(
        /^Precis: \d+\.\d+\.\d+\nBrowser: Mozilla.+\nLanguage: en(-US)?\nFormat: markdown$/,
      );
      await focusOn(page, '.report textarea');
      await page.press('Control+End');
      await page.type(' and my own words');
      await tabTo(page, { css: '.report button' });
      await page.press('Enter');
      await page.waitText({ css: '.report [role=status]' }, 'Copied.');
      expect(await browser.readClipboard()).toContain('Format: markdown and my own words');
      await page.close();
    });

    test('the options show the shortcuts that the browser assigned', async () => {
      const page = await open();
      const { browser } = here();
      const css = browser.name === 'Firefox' ? '.pair input' : '.pair kbd';
      await page.wait({ css });
      expect((await page.texts({ css })).sort()).toEqual(['Alt+A', 'Alt+C', 'Alt+P']);
      await page.close();
    });
  });
}

/** The library page: search while typing, filters, charts, and actions on many posts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displays, findAccessibilityFaults, findOverflow } from './accessibility.mjs';
import { pickFile } from './learn-blog.mjs';
import { callLibraryPage, copyExtensionWithLibraryPage } from './library-bundle.mjs';
import { testStore } from './store.mjs';
import { startTestBrowser } from './test-browser.mjs';

const titles = { css: '.item h2' };
const toast = { css: '.toast' };
const count = { css: '.count' };
const search = { label: 'Search your posts' };

/** @param {'chromium' | 'firefox'} kind @param {import('./test-browser.mjs').Launch} launch */
export function testLibrary(kind, launch) {
  describe('the library page', () => {
    let here;
    let store;

    /** Opens the library and waits for the element `shown`. The charts appear once the search index has been read. */
    async function open(shown = { css: '.charts' }) {
      const page = await here.browser.extensionTab('src/ui/library/index.html');
      await page.wait(shown);
      return page;
    }
    const says = (page, text) => page.until(text, async () => (await page.text(count)) === text);

    beforeAll(async () => {
      here = await startTestBrowser(kind, launch, await copyExtensionWithLibraryPage(kind));
      store = await here.browser.extensionTab('library-page/index.html');
      await callLibraryPage(store, 'fillRecent', 120);
    });
    afterAll(() => here?.end());

    test('the library finds posts while the user types: words, prefixes, typing errors, accents, the article’s text', async () => {
      const page = await open();
      expect(await page.focused(search)).toBe(true);
      await page.type('kube');
      await says(page, 'Found: 30');
      expect(new Set(await page.texts({ css: '.item mark' }))).toEqual(new Set(['Kubernetes']));
      for (const [typed, found, marked] of [
        ['lighthuose', 'Found: 30', 'Lighthouse'],
        ['brucke uber', 'Found: 30', 'Über'],
        ['thunderstorm', 'Found: 24', 'thunderstorm'],
        ['zeppelin', 'Found: 0', null],
      ]) {
        await page.press('Control+a');
        await page.type(typed);
        // Several posts may match equally well, so this waits until the first marked word is the expected one.
        await page.until(`${found}, ${marked}`, async () => (await page.text({ css: '.item mark' })) === marked);
        await says(page, found);
      }
      expect(await page.text({ css: '.empty' })).toContain('remove a filter');
      await page.press('Escape');
      await says(page, 'Saved posts: 120');
      await page.close();
    });

    test('letters that are typed before the index is read are kept', async () => {
      await callLibraryPage(store, 'holdIndex');
      const page = await open({ css: '.item' });
      await page.type('kube');
      expect(await page.text(search)).toBe('kube');
      await callLibraryPage(store, 'releaseIndex');
      await says(page, 'Found: 30');
      expect(await page.focused(search)).toBe(true);
      await page.close();
    });

    test('chips and charts filter the library, and show the filters that are on', async () => {
      const page = await open();
      const tag = '.tags li:first-child button';
      await page.click({ css: '.tags li:nth-child(2) button' });
      await page.until('fewer posts', async () => (await page.text(count)) === 'Found: 2');
      expect(await page.attribute({ css: '.tags [aria-pressed="true"] .name' }, 'dir')).toBe('auto');
      expect(await page.text({ label: 'Tag' })).toBe('tag 0');
      await page.click({ button: 'Remove the filter: Tag' });
      await says(page, 'Saved posts: 120');
      await page.click({ css: '.unpublished button' });
      await says(page, 'Found: 90');
      await page.click({ css: tag });
      await says(page, 'Found: 90');
      await page.click({ button: 'Clear all' });
      await says(page, 'Saved posts: 120');
      const week = await page.attribute({ css: '.columns li:nth-child(11) button' }, 'aria-label');
      await page.click({ css: '.columns li:nth-child(11) button' });
      await says(page, `Found: ${week.split(': ')[1]}`);
      await page.click({ css: '.columns [aria-pressed="true"]' });
      await says(page, 'Saved posts: 120');
      await page.close();
    });

    test('the library loads more posts while the user scrolls down', async () => {
      const page = await open();
      expect(await page.count(titles)).toBe(50);
      await page.until('more posts', async () => {
        await page.evaluate((window) => window.scrollTo(0, window.document.body.scrollHeight));
        return (await page.count(titles)) === 120;
      });
      await page.close();
    });

    test('the library shows the posts that another window saves and deletes', async () => {
      const page = await open();
      await callLibraryPage(store, 'fillRecent', 3);
      await says(page, 'Saved posts: 3');
      await callLibraryPage(store, 'fillRecent', 120);
      await says(page, 'Saved posts: 120');
      await page.close();
    });

    test('many posts are chosen by keyboard and tagged, with undo', async () => {
      const page = await open();
      await page.click({ css: '.item:nth-child(2) .choose input' });
      await page.press('Shift+ArrowDown');
      await page.press('Shift+ArrowDown');
      await page.waitText({ css: '.bulk strong' }, 'Chosen: 3');
      await page.click({ button: 'Tags' });
      await page.until('the first field to have the focus', () => page.focused({ label: 'Add a tag' }));
      await page.type('sea, storms,');
      await page.click({ label: 'Take out a tag' });
      await page.type('C#');
      await page.press('Enter');
      await page.click({ button: 'Apply' });
      await page.waitText(toast, 'Changed posts: 3');
      const tagged = async () => (await page.texts({ css: '.item' })).filter((text) => text.includes('sea · storms'));
      await page.until('the tags in the list', async () => (await tagged()).length === 3);
      expect((await tagged()).join()).not.toContain('C#');
      await page.press('Control+z');
      await page.waitText(toast, 'Undone');
      await page.until('the tags as they were', async () => (await tagged()).length === 0);
      await page.press('Escape');
      await page.until('none to be chosen', async () => (await page.count({ css: '.bulk' })) === 0);
      await page.close();
    });

    test('all matching posts are deleted, restored by undo, deleted again, and one is restored from the bin', async () => {
      const page = await open();
      await page.type('kubernetes');
      await says(page, 'Found: 30');
      await page.click({ css: '.item:nth-child(1) .choose input' });
      await page.press('Control+a');
      await page.waitText({ css: '.bulk strong' }, 'Chosen: 30');
      await page.click({ button: 'Delete chosen' });
      await says(page, 'Found: 0');
      await page.click({ button: 'Undo' });
      await says(page, 'Found: 30');
      await page.click({ css: '.item:nth-child(1) .choose input' });
      await page.click({ button: 'Choose all 30' });
      await page.waitText({ css: '.bulk strong' }, 'Chosen: 30');
      await page.click({ button: 'Delete chosen' });
      await says(page, 'Found: 0');
      await page.click({ button: 'Bin' });
      await page.until('the bin', async () => (await page.count({ css: '.binned' })) === 30);
      expect(await page.text({ css: '.binned p' })).toBe('Days left: 30');
      await page.click({ css: '.binned:nth-child(1) button' });
      await page.waitText(toast, 'is back in the library');
      await page.until('one less', async () => (await page.count({ css: '.binned' })) === 29);
      await page.click({ button: 'Empty the bin' });
      await page.click({ button: 'Delete 29 for good' });
      await page.waitText({ css: '.empty' }, 'The bin is empty');
      await page.click({ button: 'Back to the library' });
      await says(page, 'Saved posts: 91');
      await page.close();
      await callLibraryPage(store, 'fillRecent', 120);
    });

    test('the chosen posts are exported as a zip of Markdown, and one is copied', async () => {
      const page = await open();
      await page.click({ css: '.item:nth-child(1) .choose input' });
      await page.click({ css: '.item:nth-child(2) .choose input' });
      await page.click({ button: 'Export' });
      await page.click({ button: 'Markdown files (zip)' });
      await page.waitText(toast, 'Downloaded precis-');
      const zip = await page.until('the whole file', () => {
        const name = readdirSync(here.downloads).find((one) => one.endsWith('.zip'));
        const written = name ? readFileSync(join(here.downloads, name)).toString('latin1') : '';
        return written.includes('PK\x05\x06') && written;
      });
      expect(zip.match(/PK\x01\x02/g)).toHaveLength(3);
      expect(zip).toContain('kubernetes-in-a-hut-part-1.md');
      await page.click({ button: 'Publish' });
      await page.click({ css: '.menu:popover-open button:nth-child(1)' });
      await page.waitText(toast, 'Copy: 2');
      const copied = await here.browser.readClipboard();
      expect(copied).toContain('Lighthouse keepers, part 0');
      expect(copied).toContain('Kubernetes in a hut, part 1');
      await page.close();
    });

    test('posts are imported from files, once; skipped files are named with the reason; the import is undone', async () => {
      const page = await open();
      await page.click({ button: 'Import' });
      const give = (name, text) => pickFile(page, '.json,.zip,.md,.mdx,.markdown,.html,.htm', name, text);
      const post = (title) => `---\ntitle: "${title}"\ndate: 2026-01-02\n---\n\nThe fog came in at noon.\n`;
      await give('broken.json', '{"precis":');
      await page.waitText({ css: '.import li' }, 'broken.json: not as it should be');
      await give('2026-01-02-harbour.md', post('A harbour in fog'));
      await page.waitText(toast, 'Posts added: 1, brought up to date: 0, here already: 0.');
      await page.screenshot(here.picture('import'));
      await give('2026-01-02-harbour.md', post('A harbour in fog'));
      await page.waitText(toast, 'Posts added: 0, brought up to date: 0, here already: 1.');
      await give(
        'bookmarks.html',
        '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://fog.example/">Fog</A></DL>',
      );
      await page.waitText(toast, 'Posts added: 1');
      await page.click({ button: 'Undo' });
      await page.waitText(toast, 'Undone');
      await give('notes.zip', 'no zip');
      await page.waitText({ css: '.import li' }, 'notes.zip: ');
      if (page.look)
        for (const system of displays) {
          await page.look(system);
          expect(await page.evaluate(findAccessibilityFaults), JSON.stringify(system)).toEqual([]);
          expect(await page.evaluate(findOverflow), JSON.stringify(system)).toEqual([]);
        }
      await page.click({ button: 'Back to the library' });
      await says(page, 'Saved posts: 121');
      await page.click(search);
      await page.type('harbour in fog');
      await page.until('the post', async () => (await page.texts(titles)).includes('A harbour in fog'));
      await page.close();
      await callLibraryPage(store, 'fillRecent', 120);
    });

    if (kind === 'chromium')
      test('the library page has no accessibility fault in any theme and width', async () => {
        const page = await open();
        await page.click({ css: '.unpublished button' });
        await says(page, 'Found: 90');
        await page.click({ css: '.item:nth-child(1) .choose input' });
        await page.click({ button: 'Tags' });
        await page.wait({ css: '.bulk-edit' });
        for (const system of displays) {
          await page.look(system);
          expect(await page.evaluate(findAccessibilityFaults), JSON.stringify(system)).toEqual([]);
          expect(await page.evaluate(findOverflow), JSON.stringify(system)).toEqual([]);
        }
        await page.close();
      });

    testStore(kind, () => store);
  });
}

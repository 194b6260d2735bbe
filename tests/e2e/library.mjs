/** The library page: search while typing, filters, charts, and actions on many posts. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { displays, findAccessibilityFaults, findOverflow } from './accessibility.mjs';
import { pickFile } from './learn-blog.mjs';
import { callLibraryPage, copyExtensionWithLibraryPage } from './library-bundle.mjs';
import { testStore } from './store.mjs';
import { startTestBrowser } from './test-browser.mjs';

const titles = { css: '.item-title' };
const toast = { css: '.toast' };
const count = { css: '.count' };
const search = { label: 'Search your posts' };
/** The n-th newest post of `fillRecent`; the tile that selects it. */
const row = (n) => ({ css: `[data-id="post-${n}"]` });
const tile = (n) => ({ css: `[data-id="post-${n}"] .tile-choose` });
/** The tile of the first post in the list. */
const firstTile = { css: '.item .tile-choose' };
const selected = { css: '.bulk strong' };

/** @param {'chromium' | 'firefox'} kind @param {import('./test-browser.mjs').Launch} launch */
export function testLibrary(kind, launch) {
  describe('the library page', () => {
    let here;
    let store;

    /** Opens the library and waits for the element `shown`. The charts appear once the search index has been read. */
    async function open(shown = { css: '.charts' }) {
      const page = await here.browser.extensionTab('src/ui/library/index.html');
      // Wide enough for the list and the open post side by side.
      await page.look?.({ width: 1280 });
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
      await says(page, '30 found');
      expect(new Set(await page.texts({ css: '.item mark' }))).toEqual(new Set(['Kubernetes']));
      for (const [typed, found, marked] of [
        ['lighthuose', '30 found', 'Lighthouse'],
        ['brucke uber', '30 found', 'Über'],
        ['thunderstorm', '24 found', 'thunderstorm'],
        ['zeppelin', '0 found', null],
      ]) {
        await page.press('Control+a');
        await page.type(typed);
        // Several posts may match equally well, so this waits until the first marked word is the expected one.
        await page.until(`${found}, ${marked}`, async () => (await page.text({ css: '.item mark' })) === marked);
        await says(page, found);
      }
      expect(await page.text({ css: '.no-matches' })).toContain('remove a filter');
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
      await says(page, '30 found');
      expect(await page.focused(search)).toBe(true);
      await page.close();
    });

    test('chips and charts filter the library, and show the filters that are on', async () => {
      const page = await open();
      const tag = '.chart-tags li:first-child button';
      await page.click({ css: '.chart-tags li:nth-child(2) button' });
      await page.until('fewer posts', async () => (await page.text(count)) === '2 found');
      expect(await page.attribute({ css: '.chart-tags [aria-pressed="true"] .name' }, 'dir')).toBe('auto');
      expect(await page.text({ label: 'Tag' })).toBe('tag 0');
      await page.click({ button: 'Remove filter: Tag' });
      await says(page, 'Saved posts: 120');
      await page.click({ css: '.chart-unpublished button' });
      await says(page, '90 found');
      await page.click({ css: tag });
      await says(page, '90 found');
      await page.click({ button: 'Clear all' });
      await says(page, 'Saved posts: 120');
      const week = await page.attribute({ css: '.chart-columns li:nth-child(11) button' }, 'aria-label');
      await page.click({ css: '.chart-columns li:nth-child(11) button' });
      await says(page, `${week.split(': ')[1]} found`);
      await page.click({ css: '.chart-columns [aria-pressed="true"]' });
      await says(page, 'Saved posts: 120');
      await page.close();
    });

    test('the library loads more posts while the user scrolls down', async () => {
      const page = await open();
      expect(await page.count(titles)).toBe(50);
      await page.until('more posts', async () => {
        await page.evaluate(({ document }) => {
          const list = document.querySelector('.post-list');
          list.scrollTop = list.scrollHeight;
        });
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
      await page.click(tile(1));
      await page.press('Shift+ArrowDown');
      await page.press('Shift+ArrowDown');
      await page.waitText(selected, '3 selected');
      await page.click({ css: '.bulk [aria-expanded]' });
      await page.until('the first field to have the focus', () => page.focused({ label: 'Add a tag' }));
      await page.type('sea, storms,');
      await page.click({ label: 'Remove tag' });
      await page.type('C#');
      await page.press('Enter');
      await page.click({ button: 'Apply' });
      await page.waitText(toast, 'Changed posts: 3');
      const tagged = async () => (await page.texts({ css: '.item' })).filter((text) => text.includes(', sea +2'));
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
      await says(page, '30 found');
      await page.click(firstTile);
      await page.press('Control+a');
      await page.waitText(selected, '30 selected');
      await page.click({ css: '.bulk .danger' });
      await says(page, '0 found');
      await page.click({ button: 'Undo' });
      await says(page, '30 found');
      await page.click(firstTile);
      await page.click({ button: 'Select all 30' });
      await page.waitText(selected, '30 selected');
      await page.click({ css: '.bulk .danger' });
      await says(page, '0 found');
      await page.click({ button: 'Bin' });
      await page.until('the bin', async () => (await page.count({ css: '.binned' })) === 30);
      expect(await page.text({ css: '.binned p' })).toBe('30 days left');
      await page.click({ css: '.binned:nth-child(1) button' });
      await page.waitText(toast, 'is back in the library');
      await page.until('one less', async () => (await page.count({ css: '.binned' })) === 29);
      await page.click({ button: 'Empty bin' });
      await page.click({ button: 'Delete 29 permanently' });
      await page.waitText({ css: '.empty' }, 'The bin is empty');
      await page.click({ button: 'All posts' });
      await says(page, 'Saved posts: 91');
      await page.close();
      await callLibraryPage(store, 'fillRecent', 120);
    });

    test('the chosen posts are exported as a zip of Markdown, and one is copied', async () => {
      const page = await open();
      await page.click(tile(0));
      await page.click(tile(1));
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
      await page.waitText(toast, '1 post imported');
      await page.screenshot(here.picture('import'));
      await give('2026-01-02-harbour.md', post('A harbour in fog'));
      await page.waitText(toast, 'Nothing new to import · 1 already here');
      await give(
        'bookmarks.html',
        '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><A HREF="https://fog.example/">Fog</A></DL>',
      );
      await page.waitText(toast, '1 post imported');
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
      await page.click({ button: 'All posts' });
      await says(page, 'Saved posts: 121');
      await page.click(search);
      await page.type('harbour in fog');
      await page.until('the post', async () => (await page.texts(titles)).includes('A harbour in fog'));
      await page.close();
      await callLibraryPage(store, 'fillRecent', 120);
    });

    test('a post is opened by keyboard in the popup’s editor, edited in place, saved by itself, and undone', async () => {
      const page = await open();
      // Escape leaves the search field for the first row.
      await page.press('Escape');
      await page.press('j');
      await page.wait({ css: `${row(1).css}[aria-current]` });
      const title = { label: 'Title' };
      await page.waitText(title, 'Kubernetes in a hut, part 1');
      await page.press('k');
      await page.waitText(title, 'Lighthouse keepers, part 0');
      await page.press('Enter');
      await page.until('the focus in the title', () => page.focused(title));
      await page.press('End');
      await page.type(' at sea');
      await page.until(
        'the title in the list',
        async () => (await page.text(titles)) === 'Lighthouse keepers, part 0 at sea',
      );
      await page.waitText({ css: '.detail-state' }, 'Saved ');
      await page.press('Control+z');
      await page.until('the title of before', async () => (await page.text(titles)) === 'Lighthouse keepers, part 0');
      // What is typed right before the page closes is not lost.
      await page.press('End');
      await page.type(' at night');
      await page.close();
      const again = await open();
      await again.click(row(0));
      await again.waitText(title, 'Lighthouse keepers, part 0 at night');
      await again.close();
      await callLibraryPage(store, 'fillRecent', 120);
    });

    test('keys of one letter select and delete posts, the next post takes the place, and they can be turned off', async () => {
      const page = await open();
      await page.press('Escape');
      await page.press('j');
      await page.press('k');
      await page.press('x');
      await page.waitText(selected, '1 selected');
      await page.press('x');
      await page.until('none to be selected', async () => (await page.count({ css: '.bulk' })) === 0);
      await page.press('#');
      await page.waitText(toast, 'Deleted “Lighthouse keepers, part 0”');
      await page.wait({ css: `${row(1).css}[aria-current]` });
      await page.press('Control+z');
      await page.waitText(toast, 'Undone');
      await page.wait(row(0));
      // A selected post that another window deletes leaves the selection.
      await page.click(tile(0));
      await page.click(tile(1));
      await page.waitText(selected, '2 selected');
      await callLibraryPage(store, 'bin', ['post-0']);
      await page.waitText(selected, '1 selected');
      await page.press('Escape');
      await page.close();

      const options = await here.browser.extensionTab('src/ui/options/index.html');
      await options.click({ label: 'Single-letter keys in the library' });
      await options.close();
      const still = await open();
      await still.press('Escape');
      await still.press('#');
      await still.press('x');
      expect(await still.count({ css: '.bulk' })).toBe(0);
      await still.press('ArrowDown');
      await still.wait({ css: '.item[aria-current]' });
      expect(await still.text(count)).toBe('Saved posts: 119');
      await still.close();
      await callLibraryPage(store, 'fillRecent', 120);
    });

    test('drafts and published posts are lists of their own, and a search is saved with a name and a number', async () => {
      const page = await open();
      const place = async (name) => (await page.texts({ css: '.place' })).find((text) => text.startsWith(name)) ?? '';
      await page.until('the numbers', async () => (await place('Drafts')).endsWith('90'));
      expect(await place('Published')).toMatch(/30$/);
      await page.click({ button: 'Published' });
      await says(page, '30 found');
      await page.click({ button: 'Drafts' });
      await says(page, '90 found');
      await page.click({ button: 'All posts' });
      await page.click(search);
      await page.type('kubernetes');
      await says(page, '30 found');
      await page.click({ button: 'Save search' });
      await page.until('its number', async () => /^kubernetes\s+30$/.test(await place('kubernetes')));
      await page.fill({ label: 'Name of this search' }, 'Huts');
      await page.press('Enter');
      await page.until('its name', async () => (await place('Huts')) !== '');
      await page.click({ button: 'All posts' });
      await says(page, 'Saved posts: 120');
      await page.click({ button: 'Huts' });
      await says(page, '30 found');
      await page.click({ button: 'Remove this saved search' });
      await says(page, 'Saved posts: 120');
      expect(await place('Huts')).toBe('');
      await page.close();
    });

    test('tags are renamed and merged in all posts, with undo', async () => {
      const page = await open();
      await page.click({ css: '.place[href="#tags"]' });
      await page.click({ label: 'C#' });
      await page.fill({ label: 'New name' }, 'C sharp');
      await page.click({ button: 'Rename' });
      await page.waitText(toast, 'Changed posts: 120');
      await page.until('the new name', async () => (await page.texts({ css: '.tag-row bdi' })).includes('C sharp'));
      await page.click({ label: 'tag 0' });
      await page.click({ label: 'tag 1' });
      await page.click({ button: 'Merge' });
      await page.until('one tag', async () => !(await page.texts({ css: '.tag-row bdi' })).includes('tag 1'));
      await page.press('Control+z');
      await page.until('two tags', async () => (await page.texts({ css: '.tag-row bdi' })).includes('tag 1'));
      await page.close();
      await callLibraryPage(store, 'fillRecent', 120);
    });

    if (kind === 'chromium')
      test('the library page has no accessibility fault in any theme and width', async () => {
        const page = await open();
        await page.click({ css: '.chart-unpublished button' });
        await says(page, '90 found');
        await page.click(firstTile);
        await page.click({ css: '.bulk [aria-expanded]' });
        await page.wait({ css: '.bulk-edit' });
        await page.click({ css: '.item:nth-of-type(2) .item-title' });
        await page.wait({ css: '.post-pane .editor' });
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

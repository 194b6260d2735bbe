/**
 * Posts written into a folder: in Chromium a picked folder with a stored handle, in Firefox one inside the downloads folder.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seedDestination } from './extension-data.mjs';
import { openRecord, readPath, recordParts, sendWith, showFile, waitForSaved } from './popup.mjs';

/** @param {() => import('./test-browser.mjs').TestBrowser} here */
export function testFolders(here) {
  describe('into a folder', () => {
    const options = () => here().browser.extensionTab('src/ui/options/index.html#outputs');
    const picks = () => here().browser.name === 'Chromium';

    test('a folder is set up, with the permission that it needs', async () => {
      const { browser } = here();
      const page = await options();
      if (picks()) {
        // Nobody can pick a folder in a headless browser, so this one is in the extension's private file system, which has
        // the same API.
        await page.evaluate(async (window) => {
          const handle = await (await window.navigator.storage.getDirectory()).getDirectoryHandle('blog', {
            create: true,
          });
          const db = await new Promise((resolve, reject) => {
            const request = window.indexedDB.open('precis');
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
          await new Promise((resolve) => {
            const write = db.transaction('folders', 'readwrite');
            write.objectStore('folders').put({ id: 'picked', handle });
            write.oncomplete = resolve;
          });
          db.close();
        });
        const values = { folder: 'picked', folderName: 'blog' };
        await seedDestination(page, { id: 'folder-1', output: 'folder', name: 'My folder', values }, {});
      } else {
        await page.click({ button: 'Add a destination' });
        await page.wait({ css: '.menu:popover-open' });
        const names = await page.texts({ css: '.menu:popover-open button' });
        await page.click({ css: `.menu:popover-open button:nth-of-type(${names.indexOf('Folder') + 1})` });
        // By its place: a field whose label only begins with “Name” may be there before this one.
        await page.fill({ css: 'fieldset[aria-label="Folder"] .setting:first-of-type input' }, 'My folder');
        await page.press('Tab');
        await page.waitText({ css: '.destinations summary' }, 'My folder');
        await page.fill({ label: 'Folder' }, 'blog');
        await page.press('Tab');
        await page.until('the question for permission', async () =>
          (await page.texts({ css: '.destinations summary' })).some((text) =>
            /My folder.*needs your permission/.test(text),
          ),
        );
        await page.click({ button: 'Allow' });
        await browser.allow();
      }
      await page.until('the folder to be ready', async () =>
        (await page.texts({ css: '.destinations summary' })).some((text) => /My folder.*ready/.test(text)),
      );
      await page.close();
    });

    test('the post is written into a folder to the byte, and removed by undo', async () => {
      const { browser, address, downloads } = here();
      await browser.open(address('/developer-blog/'));
      let popup = await openRecord(browser);
      await sendWith(popup, 'My folder');
      await popup.waitText(recordParts.status, 'Written: blog/');
      const path = (await popup.text({ css: '.receipt bdi' })).replace(/^blog\//, '');
      await showFile(popup);
      const shown = await popup.wait({ css: '.preview pre' });
      await popup.close();

      const page = picks() ? await options() : null;
      const read = () =>
        page
          ? page.evaluate(async (window, name) => {
              let folder = await (await window.navigator.storage.getDirectory()).getDirectoryHandle('blog');
              const names = name.split('/');
              try {
                for (const one of names.slice(0, -1)) folder = await folder.getDirectoryHandle(one);
                return await (await (await folder.getFileHandle(names.at(-1))).getFile()).text();
              } catch {
                return null;
              }
            }, path)
          : existsSync(join(downloads, 'blog', path))
            ? readFileSync(join(downloads, 'blog', path), 'utf8')
            : null;
      const text = await read();
      expect(text).toMatch(/^---\n/);
      expect(shown.trim()).toContain(text.split('\n')[2].trim());

      await browser.open(address('/developer-blog/'));
      popup = await openRecord(browser);
      if (!picks()) {
        await popup.fill(recordParts.excerpt, 'A lock, told again.');
        await sendWith(popup, 'My folder');
        await popup.until('the new text in the same file', async () => (await read()).includes('A lock, told again.'));
        expect(readdirSync(join(downloads, 'blog', path, '..'))).toHaveLength(1);
        // What the file held before can't be restored, since Firefox lets no extension read it.
        const isSent = async (part) => (await popup.texts({ css: '.receipt bdi' })).some((text) => text.includes(part));
        await popup.until('no undo', async () => !(await isSent('blog/')));
        await popup.fill({ label: 'File name' }, 'taken');
        await popup.until('the path', async () => (await readPath(popup)).includes('taken'));
        const taken = join(downloads, 'blog', await readPath(popup));
        writeFileSync(taken, 'Somebody’s own.\n');
        await sendWith(popup, 'My folder');
        await popup.waitText({ css: '.job.bad' }, 'is there already');
        expect(readFileSync(taken, 'utf8')).toBe('Somebody’s own.\n');
        expect(readdirSync(join(taken, '..'))).toHaveLength(2);
        await popup.click({ css: '.job .button:last-of-type' });
        rmSync(taken);
        await sendWith(popup, 'My folder');
        await popup.until('the new receipt', () => isSent('taken'));
        expect(readFileSync(taken, 'utf8')).toContain('A lock, told again.');
        await popup.click({ css: '.receipt button:last-of-type' });
        await popup.waitText(recordParts.status, 'Undone');
        expect(existsSync(taken)).toBe(false);
        await popup.close();
        return;
      }
      await popup.click({ css: '.receipt button:last-of-type' });
      await popup.waitText(recordParts.status, 'Undone');
      await popup.close();
      expect(await read()).toBeNull();
      await page?.close();
    });
  });
}

/**
 * Runs after `testFolders`, in a browser that can read the folder that it has written.
 * @param {() => import('./test-browser.mjs').TestBrowser} here
 */
export function testPostsInFolder(here) {
  describe('out of a folder', () => {
    test('posts are imported from a folder into the library, where their article is recognised, and teach the format', async () => {
      const { browser, address } = here();
      const page = await here().browser.extensionTab('src/ui/options/index.html#outputs');
      const post = (title, more = '') =>
        `---\nlayout: "post"\ntitle: "${title}"\n${more}date: 2025-12-05 00:00:00 +00:00\n---\n\n${title}, told again.\n`;
      const files = {
        '2025-12-05-Lakes.md': post(
          'Lakes',
          // The address of the article's own page. A different address that the page claims would not be trusted.
          `canonical_url: "${address('/corporate-news/')}"\n`,
        ),
        '2025-12-06-Rivers.md': post('Rivers'),
        'picture.txt': 'none of the library’s business',
      };
      await page.evaluate(async (window, all) => {
        let folder = await (await window.navigator.storage.getDirectory()).getDirectoryHandle('blog');
        folder = await folder.getDirectoryHandle('_posts', { create: true });
        for (const [name, text] of Object.entries(all)) {
          const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
          await stream.write(text);
          await stream.close();
        }
      }, files);
      await page.close();

      const library = await browser.extensionTab('src/ui/library/index.html#import');
      await library.click({ button: 'Read “My folder”' });
      await library.waitText({ css: '.toast' }, '2 posts imported');
      await library.click({ button: 'Read “My folder”' });
      await library.waitText({ css: '.toast' }, 'Nothing new to import · 2 already here');
      await library.close();
      await browser.open(address('/corporate-news/'));
      const popup = await openRecord(browser);
      await waitForSaved(popup);
      await popup.close();

      const learning = await browser.extensionTab('src/ui/options/index.html#learn');
      await learning.click({ button: 'Read “My folder”' });
      await learning.waitText({ css: '.learned-format' }, 'canonical_url');
      await learning.close();
    });
  });
}
